export type { SlotsWorkingHours$Params as SlotsWorkingHours$Params } from './slots-working-hours';
export { slotsWorkingHours as slotsWorkingHours } from './slots-working-hours';
