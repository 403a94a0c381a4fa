import type { PageInfo, PatientSummary, UsageMeter } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';

export const HomePageActions = createActionGroup({
  source: 'Home Page',
  events: {
    /** `today` is the hospital's day, `YYYY-MM-DD`. */
    'Patients Wanted': props<{ today: string }>(),
    'Seats Wanted': emptyProps(),
  },
});

/** Patients of the list, newest first, and how many there are in all and of today. */
export interface RecentPatients {
  readonly newest: readonly PatientSummary[];
  readonly all: PageInfo;
  readonly today: PageInfo;
}

export const HomeApiActions = createActionGroup({
  source: 'Home API',
  events: {
    'Patients Loaded': props<{ recent: RecentPatients }>(),
    'Patients Failed': props<{ problem: Problem }>(),
    'Seats Loaded': props<{ seats: UsageMeter; invited: PageInfo }>(),
    'Seats Failed': props<{ problem: Problem }>(),
  },
});
