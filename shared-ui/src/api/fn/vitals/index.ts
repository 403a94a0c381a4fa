export type { VitalsGet$Params as VitalsGet$Params } from './vitals-get';
export { vitalsGet as vitalsGet } from './vitals-get';
export type { VitalsCorrect$Params as VitalsCorrect$Params } from './vitals-correct';
export { vitalsCorrect as vitalsCorrect } from './vitals-correct';
export type { VitalsEnterInError$Params as VitalsEnterInError$Params } from './vitals-enter-in-error';
export { vitalsEnterInError as vitalsEnterInError } from './vitals-enter-in-error';
export type { VitalsDueToday$Params as VitalsDueToday$Params } from './vitals-due-today';
export { vitalsDueToday as vitalsDueToday } from './vitals-due-today';
