export type { JobsGet$Params as JobsGet$Params } from './jobs-get';
export { jobsGet as jobsGet } from './jobs-get';
