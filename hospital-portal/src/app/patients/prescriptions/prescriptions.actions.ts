import type {
  EndPrescriptionRequest,
  IssueOverride,
  Medication,
  Prescription,
  PrescriptionCheck,
  PrescriptionRequest,
  PrescriptionSummary,
} from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { DraftPlace, PatientPrescriptions } from './prescriptions.types';

/** What happened on the pages. */
export const PrescriptionsPageActions = createActionGroup({
  source: 'Prescriptions Page',
  events: {
    'List Opened': props<{ patientId: string; cursor?: string }>(),
    /** Somebody changed something: read again, without looking as if it loaded. */
    'List Outdated': props<{ patientId: string; cursor?: string }>(),
    'Prescription Opened': props<{ id: string }>(),
    'Form Opened': emptyProps(),
    'Medicine Searched': props<{ q: string }>(),
    'Medicine Wanted': props<{ id: string }>(),
    'Medicine Chosen': props<{ medicine: Medication | null }>(),
    'Check Wanted': props<{ request: PrescriptionRequest }>(),
    'Check Outdated': emptyProps(),
    'Save Asked': props<{ request: PrescriptionRequest; draft: DraftPlace | null; key: string }>(),
    'Sign Asked': props<{ request: PrescriptionRequest; draft: DraftPlace | null; overrides: IssueOverride[]; key: string }>(),
    /** `draft`: the version that was looked at; null when nothing was chosen. */
    'Conflict Settled': props<{ draft: DraftPlace | null }>(),
    'Hold Asked': props<{ prescription: PrescriptionSummary; request: EndPrescriptionRequest }>(),
    'Resume Asked': props<{ prescription: PrescriptionSummary }>(),
    'Stop Asked': props<{ prescription: PrescriptionSummary; request: EndPrescriptionRequest }>(),
    'Cancel Asked': props<{ prescription: PrescriptionSummary; request: EndPrescriptionRequest }>(),
    'Complete Asked': props<{ prescription: PrescriptionSummary }>(),
    'Mistake Asked': props<{ prescription: PrescriptionSummary; note: string }>(),
    'Renew Asked': props<{ prescription: PrescriptionSummary; key: string }>(),
  },
});

/** What came back from the server. */
export const PrescriptionsApiActions = createActionGroup({
  source: 'Prescriptions API',
  events: {
    'List Loaded': props<{ patientId: string; found: PatientPrescriptions }>(),
    'List Failed': props<{ patientId: string; problem: Problem }>(),
    'Prescription Loaded': props<{ prescription: Prescription }>(),
    'Prescription Failed': props<{ problem: Problem }>(),
    'Medicines Found': props<{ medicines: readonly Medication[] }>(),
    'Medicine Loaded': props<{ medicine: Medication }>(),
    'Search Failed': props<{ problem: Problem }>(),
    Checked: props<{ check: PrescriptionCheck }>(),
    'Check Failed': props<{ problem: Problem }>(),
    Saved: props<{ prescription: Prescription }>(),
    /** `draft`: what is kept of it on the server all the same. */
    'Save Failed': props<{ problem: Problem; draft: DraftPlace | null }>(),
    /** Somebody wrote to the draft first. */
    'Conflict Found': props<{ theirs: Prescription }>(),
    /** `done` is what the person reads. */
    Changed: props<{ prescription: Prescription; done: string }>(),
    'Change Failed': props<{ problem: Problem }>(),
  },
});
