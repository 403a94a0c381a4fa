import type { Availability, Doctor } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { AskedChange, HoursChange } from './hours-change';

/** What happened on the pages. */
export const AvailabilityPageActions = createActionGroup({
  source: 'Availability Page',
  events: {
    'Doctors Wanted': emptyProps(),
    Opened: props<{ doctorId: string }>(),
    /** A form was opened or closed: what was said about the one before is over. */
    'Form Turned': emptyProps(),
    'Change Asked': props<{ doctorId: string; asked: AskedChange }>(),
    /** The person was asked about the appointments that would be outside. */
    'Orphans Shown': emptyProps(),
    'Conflict Settled': emptyProps(),
  },
});

/** What came back from the server. */
export const AvailabilityApiActions = createActionGroup({
  source: 'Availability API',
  events: {
    'Doctors Loaded': props<{ doctors: readonly Doctor[] }>(),
    'Doctors Failed': props<{ problem: Problem }>(),
    Loaded: props<{ availability: Availability }>(),
    'Load Failed': props<{ problem: Problem }>(),
    Changed: props<{ doctorId: string; kind: HoursChange['kind'] }>(),
    'Change Failed': props<{ problem: Problem }>(),
    /** Nothing is changed: `problem` lists the appointments that would be outside. */
    'Orphans Found': props<{ change: HoursChange; problem: Problem }>(),
    /** Somebody else saved first. */
    'Change Stale': props<{ doctorId: string }>(),
    'Conflict Found': props<{ theirs: Availability }>(),
  },
});
