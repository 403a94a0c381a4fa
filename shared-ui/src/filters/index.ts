/** Filters of lists that bring Material's autocomplete along, or belong to those. */
export { type DayRange, HmsDayRange } from './day-range.component';
export { type FindChoice, HmsFindFilter } from './find-filter.component';
