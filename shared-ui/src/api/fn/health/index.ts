export type { HealthLive$Params as HealthLive$Params } from './health-live';
export { healthLive as healthLive } from './health-live';
export type { HealthReady$Params as HealthReady$Params } from './health-ready';
export { healthReady as healthReady } from './health-ready';
