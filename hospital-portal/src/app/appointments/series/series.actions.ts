import type { AppointmentSeries, BookSeriesRequest, BookedSeries, CancelSeriesRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

/** What happened on the pages. */
export const SeriesPageActions = createActionGroup({
  source: 'Series Page',
  events: {
    'Form Opened': emptyProps(),
    'Book Asked': props<{ request: BookSeriesRequest; key: string }>(),
    Opened: props<{ id: string }>(),
    /** `appointmentId`: the one whose page it is. */
    'Cancel Asked': props<{ id: string; appointmentId: string; request: CancelSeriesRequest }>(),
  },
});

/** What came back from the server. */
export const SeriesApiActions = createActionGroup({
  source: 'Series API',
  events: {
    Booked: props<{ series: BookedSeries }>(),
    'Save Failed': props<{ problem: Problem }>(),
    Loaded: props<{ series: AppointmentSeries }>(),
    'Load Failed': props<{ id: string; problem: Problem }>(),
    Cancelled: props<{ series: AppointmentSeries; appointmentId: string }>(),
  },
});
