import type {
  Allergy,
  AllergyList,
  AllergyRequest,
  DuplicateCandidate,
  DuplicateCheckRequest,
  MergeRequest,
  PatientMerge,
  Timeline,
} from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { PatientAppointments } from './patient-appointments';
import type { TimelineListQuery } from './timeline-words';

/** What happened on the pages of one patient. `id` is the patient's everywhere. */
export const ChartPageActions = createActionGroup({
  source: 'Chart Page',
  events: {
    'Allergies Opened': props<{ id: string }>(),
    'Allergy Form Opened': props<{ id: string }>(),
    /** `key` names the intent: the same form sent twice records one allergy. */
    'Allergy Recorded': props<{ id: string; request: AllergyRequest; key: string }>(),
    'Allergy Changed': props<{ id: string; allergyId: string; version: number; request: AllergyRequest }>(),
    'Conflict Settled': props<{ id: string }>(),
    'None Known Answered': props<{ id: string; version: number; noneKnown: boolean }>(),
    'Duplicates Opened': props<{ id: string }>(),
    'Told Apart': props<{ id: string; otherId: string }>(),
    'Distinction Taken Back': props<{ id: string; otherId: string }>(),
    'Merges Opened': props<{ id: string }>(),
    'Merge Asked': props<{ id: string; request: MergeRequest; key: string }>(),
    'Undo Asked': props<{ id: string; mergeId: string }>(),
    /** `cursor` leads to a later page of those that are over. */
    'Appointments Opened': props<{ id: string; cursor?: string }>(),
    /** Colleagues did something; what is shown stays until the new comes. */
    'Appointments Outdated': props<{ id: string; cursor?: string }>(),
    'Timeline Opened': props<{ id: string; query: TimelineListQuery }>(),
    'Timeline Outdated': props<{ id: string; query: TimelineListQuery }>(),
    /** Somebody types a patient; what is known so far. */
    'Details Typed': props<{ known: DuplicateCheckRequest }>(),
    'Form Left': emptyProps(),
  },
});

/** What came back from the server. */
export const ChartApiActions = createActionGroup({
  source: 'Chart API',
  events: {
    'Allergies Loaded': props<{ id: string; list: AllergyList }>(),
    'Allergies Failed': props<{ id: string; problem: Problem }>(),
    'Allergy Saved': props<{ id: string }>(),
    'Allergy Refused': props<{ id: string; problem: Problem }>(),
    /** Somebody else changed this allergy first; this is what they left. */
    'Allergy Conflict Found': props<{ id: string; theirs: Allergy }>(),
    'Duplicates Loaded': props<{ id: string; candidates: readonly DuplicateCandidate[] }>(),
    'Duplicates Failed': props<{ id: string; problem: Problem }>(),
    'Distinction Saved': props<{ id: string; otherId: string; apart: boolean }>(),
    'Distinction Failed': props<{ id: string; problem: Problem }>(),
    'Merges Loaded': props<{ id: string; merges: readonly PatientMerge[] }>(),
    'Merges Failed': props<{ id: string; problem: Problem }>(),
    Merged: props<{ merge: PatientMerge }>(),
    Undone: props<{ merge: PatientMerge }>(),
    'Merge Refused': props<{ id: string; problem: Problem }>(),
    'Appointments Loaded': props<{ id: string; appointments: PatientAppointments }>(),
    'Appointments Failed': props<{ id: string; problem: Problem }>(),
    'Timeline Loaded': props<{ id: string; timeline: Timeline }>(),
    'Timeline Failed': props<{ id: string; problem: Problem }>(),
    'Likely Found': props<{ candidates: readonly DuplicateCandidate[] }>(),
  },
});
