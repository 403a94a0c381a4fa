export type { HolidaysList$Params as HolidaysList$Params } from './holidays-list';
export { holidaysList as holidaysList } from './holidays-list';
export type { HolidaysAdd$Params as HolidaysAdd$Params } from './holidays-add';
export { holidaysAdd as holidaysAdd } from './holidays-add';
export type { HolidaysRemove$Params as HolidaysRemove$Params } from './holidays-remove';
export { holidaysRemove as holidaysRemove } from './holidays-remove';
