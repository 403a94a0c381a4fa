import type { CorrectVitalsRequest, RecordVitalsRequest, VitalSigns, VitalSignsList } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, props } from '@ngrx/store';

/** What happened on a patient's page of vital signs. `id` is the patient's everywhere. */
export const VitalsPageActions = createActionGroup({
  source: 'Vitals Page',
  events: {
    /** `cursor` leads to a later page of the table. */
    Opened: props<{ id: string; cursor?: string }>(),
    /** Colleagues measured; what is shown stays until the new comes. */
    Outdated: props<{ id: string; cursor?: string }>(),
    'Form Opened': props<{ id: string }>(),
    /** `key` names the intent: the same form sent twice records one measuring. */
    Recorded: props<{ id: string; request: RecordVitalsRequest; key: string }>(),
    Corrected: props<{ id: string; vitalsId: string; version: number; request: CorrectVitalsRequest; key: string }>(),
    'Marked Wrong': props<{ id: string; vitalsId: string; version: number; reason: string }>(),
  },
});

/** What came back from the server. */
export const VitalsApiActions = createActionGroup({
  source: 'Vitals API',
  events: {
    Loaded: props<{ id: string; list: VitalSignsList; first: boolean }>(),
    Failed: props<{ id: string; problem: Problem }>(),
    'Latest Loaded': props<{ id: string; latest: readonly VitalSigns[] }>(),
    Saved: props<{ id: string; words: string }>(),
    Refused: props<{ id: string; problem: Problem }>(),
  },
});
