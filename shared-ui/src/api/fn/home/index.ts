export type { HomeFigures$Params as HomeFigures$Params } from './home-figures';
export { homeFigures as homeFigures } from './home-figures';
