import type { VitalsDueList } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, props } from '@ngrx/store';

/** What happened on the page of who waits for vital signs. */
export const VitalsDuePageActions = createActionGroup({
  source: 'Vitals Due Page',
  events: {
    Opened: props<{ cursor?: string }>(),
    /** Somebody came or was measured; what is shown stays until the new comes. */
    Outdated: props<{ cursor?: string }>(),
  },
});

/** What came back from the server. */
export const VitalsDueApiActions = createActionGroup({
  source: 'Vitals Due API',
  events: { Loaded: props<{ list: VitalsDueList }>(), Failed: props<{ problem: Problem }>() },
});
