import type { AppointmentSummary, CriticalResultList, HomeFigures, PatientSummary } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { DayPanel } from './home-day';

export const HomePageActions = createActionGroup({
  source: 'Home Page',
  events: {
    /** With the list of `panel`, if there is one. */
    'Today Wanted': props<{ panel: DayPanel | null }>(),
    'Patients Wanted': emptyProps(),
    /** Those of somebody's own that nobody has acknowledged. */
    'Critical Wanted': props<{ toldTo: string }>(),
  },
});

/** The figures of the tiles, and the appointments of the person's own list. */
export interface Today {
  readonly figures: HomeFigures;
  readonly appointments: readonly AppointmentSummary[];
}

export const HomeApiActions = createActionGroup({
  source: 'Home API',
  events: {
    'Today Loaded': props<{ today: Today }>(),
    'Today Failed': props<{ problem: Problem }>(),
    'Patients Loaded': props<{ newest: readonly PatientSummary[] }>(),
    'Patients Failed': props<{ problem: Problem }>(),
    'Critical Loaded': props<{ list: CriticalResultList }>(),
    'Critical Failed': props<{ problem: Problem }>(),
  },
});
