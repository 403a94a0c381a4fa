export type { CriticalResultsList$Params as CriticalResultsList$Params } from './critical-results-list';
export { criticalResultsList as criticalResultsList } from './critical-results-list';
export type { CriticalResultsAcknowledge$Params as CriticalResultsAcknowledge$Params } from './critical-results-acknowledge';
export { criticalResultsAcknowledge as criticalResultsAcknowledge } from './critical-results-acknowledge';
export type { CriticalResultsTimes$Params as CriticalResultsTimes$Params } from './critical-results-times';
export { criticalResultsTimes as criticalResultsTimes } from './critical-results-times';
