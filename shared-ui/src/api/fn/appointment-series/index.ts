export type { SeriesBook$Params as SeriesBook$Params } from './series-book';
export { seriesBook as seriesBook } from './series-book';
export type { SeriesGet$Params as SeriesGet$Params } from './series-get';
export { seriesGet as seriesGet } from './series-get';
export type { SeriesCancel$Params as SeriesCancel$Params } from './series-cancel';
export { seriesCancel as seriesCancel } from './series-cancel';
