import type { Medication, MedicationList, MedicationRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { FormularyQuery } from './formulary-query';

/** What happened on the page. */
export const FormularyPageActions = createActionGroup({
  source: 'Formulary Page',
  events: {
    'List Queried': props<{ query: FormularyQuery }>(),
    'Form Opened': emptyProps(),
    'Add Asked': props<{ request: MedicationRequest; key: string }>(),
    'Archive Asked': props<{ medicine: Medication }>(),
    'Restore Asked': props<{ medicine: Medication }>(),
  },
});

/** What came back from the server. */
export const FormularyApiActions = createActionGroup({
  source: 'Formulary API',
  events: {
    'List Loaded': props<{ list: MedicationList }>(),
    'List Failed': props<{ problem: Problem }>(),
    Added: props<{ medicine: Medication }>(),
    'Add Failed': props<{ problem: Problem }>(),
    /** `done` is what the person reads. */
    Changed: props<{ done: string }>(),
    'Change Failed': props<{ problem: Problem }>(),
  },
});
