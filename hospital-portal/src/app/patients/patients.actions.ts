import type { Patient, PatientList, RegisterPatientRequest, UpdatePatientRequest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createActionGroup, emptyProps, props } from '@ngrx/store';
import type { PatientListQuery } from './patient-query';

/** Where registering leads: to the patient's page, to the wristband to print, or on to an appointment for them. */
export type AfterRegistering = 'chart' | 'wristband' | 'booking';

/** What happened on the pages. */
export const PatientsPageActions = createActionGroup({
  source: 'Patients Page',
  events: {
    'List Queried': props<{ query: PatientListQuery }>(),
    /** What is listed has changed at the server. */
    'List Outdated': props<{ query: PatientListQuery }>(),
    'Patient Opened': props<{ id: string }>(),
    'Form Opened': emptyProps(),
    /** `key` names the intent: the same form sent twice registers one patient. */
    'Register Asked': props<{ request: RegisterPatientRequest; key: string; next: AfterRegistering }>(),
    'Save Asked': props<{ id: string; version: number; request: UpdatePatientRequest }>(),
    'Conflict Settled': emptyProps(),
    'Archive Asked': props<{ id: string; version: number }>(),
    'Restore Asked': props<{ id: string }>(),
  },
});

/** What came back from the server. */
export const PatientsApiActions = createActionGroup({
  source: 'Patients API',
  events: {
    'List Loaded': props<{ list: PatientList }>(),
    /** The same question again; what is selected stays so. */
    'List Refreshed': props<{ list: PatientList }>(),
    'List Failed': props<{ problem: Problem }>(),
    'Patient Loaded': props<{ patient: Patient }>(),
    'Patient Failed': props<{ id: string; problem: Problem }>(),
    Registered: props<{ patient: Patient; next: AfterRegistering }>(),
    Saved: props<{ patient: Patient }>(),
    'Save Failed': props<{ id: string | null; problem: Problem }>(),
    /** Somebody else saved first; this is what they left. */
    'Conflict Found': props<{ theirs: Patient }>(),
    Archived: props<{ id: string }>(),
    Restored: props<{ patient: Patient }>(),
    'Change Failed': props<{ id: string; problem: Problem }>(),
  },
});
