export type { SlotsNext$Params as SlotsNext$Params } from './slots-next';
export { slotsNext as slotsNext } from './slots-next';
