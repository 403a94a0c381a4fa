/** For specs only. */
export { pagePathsOf } from './page-paths';
