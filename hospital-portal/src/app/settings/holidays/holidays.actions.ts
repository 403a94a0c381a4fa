import type { Holiday, HolidayRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What happened on the page. */
export const HolidaysPageActions = createActionGroup({
  source: 'Holidays Page',
  events: {
    Queried: props<{ year: number }>(),
    /** The form was opened or closed: what was said before is over. */
    'Form Turned': emptyProps(),
    'Add Asked': props<{ request: HolidayRequest; key: string }>(),
    'Remove Asked': props<{ holiday: Holiday }>(),
    /** The person was asked about the appointments of the day. */
    'Orphans Shown': emptyProps(),
  },
});

/** What came back from the server. */
export const HolidaysApiActions = createActionGroup({
  source: 'Holidays API',
  events: {
    Loaded: props<{ holidays: readonly Holiday[] }>(),
    'Load Failed': props<{ problem: Problem }>(),
    Added: props<{ holiday: Holiday }>(),
    /** Nothing is changed: `problem` lists the appointments of the day. */
    'Orphans Found': props<{ request: HolidayRequest; problem: Problem }>(),
    'Add Failed': props<{ problem: Problem }>(),
    Removed: props<{ holiday: Holiday }>(),
    'Remove Failed': props<{ problem: Problem }>(),
  },
});
