import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { PatientListQuery } from '../patient-query';

/** What happened on the list. */
export const ExportPageActions = createActionGroup({
  source: 'Patient Export Page',
  events: {
    /** `count` as people read it: `38`, `1,000+`. */
    'Export Asked': props<{ query: PatientListQuery; count: string }>(),
    'Export Confirmed': props<{ query: PatientListQuery }>(),
    'Export Stopped': emptyProps(),
  },
});

/** What came back from the server. */
export const ExportApiActions = createActionGroup({
  source: 'Patient Export API',
  events: {
    Progressed: props<{ receivedBytes: number }>(),
    Exported: emptyProps(),
    'Export Failed': props<{ problem: Problem }>(),
  },
});
