import type { PageInfo, Patient, PatientSummary } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { PatientsApiActions, PatientsPageActions } from './patients.actions';

export type LoadStatus = 'idle' | 'loading' | 'loaded' | 'failed';

export interface PatientListState {
  readonly status: LoadStatus;
  /** The last rows; they stay, dimmed, while the next ones come. */
  readonly data: readonly PatientSummary[];
  readonly page: PageInfo | null;
  /** Nothing matches as written; these are near spellings. */
  readonly approximate: boolean;
  /** The rows are the same question's as those before them. */
  readonly refreshed: boolean;
  readonly problem: Problem | null;
}

/** One patient as far as known; kept by id, so that no page can show another's. */
export interface PatientRecord {
  readonly status: LoadStatus;
  readonly patient: Patient | null;
  readonly problem: Problem | null;
  /** Why archiving or restoring was refused. */
  readonly refusal: Problem | null;
}

export interface SavingState {
  readonly status: 'idle' | 'saving' | 'failed';
  readonly problem: Problem | null;
  /** What somebody else saved meanwhile. */
  readonly theirs: Patient | null;
}

export interface PatientsState {
  readonly list: PatientListState;
  readonly records: Readonly<Record<string, PatientRecord>>;
  readonly saving: SavingState;
}

const idle: SavingState = { status: 'idle', problem: null, theirs: null };
const unknown: PatientRecord = { status: 'idle', patient: null, problem: null, refusal: null };

export const initialPatients: PatientsState = {
  list: { status: 'idle', data: [], page: null, approximate: false, refreshed: false, problem: null },
  records: {},
  saving: idle,
};

const withRecord = (state: PatientsState, id: string, change: Partial<PatientRecord>): PatientsState => ({
  ...state,
  records: { ...state.records, [id]: { ...(state.records[id] ?? unknown), ...change } },
});

const withPatient = (state: PatientsState, patient: Patient): PatientsState =>
  withRecord(state, patient.id, { status: 'loaded', patient, problem: null, refusal: null });

export const patientsFeature = createFeature({
  name: 'patients',
  reducer: createReducer<PatientsState>(
    initialPatients,
    on(PatientsPageActions.listQueried, (state): PatientsState => ({
      ...state,
      list: { ...state.list, status: 'loading', problem: null },
    })),
    on(PatientsApiActions.listLoaded, PatientsApiActions.listRefreshed, (state, { list, type }): PatientsState => ({
      ...state,
      list: {
        ...{ status: 'loaded', data: list.data, page: list.page, approximate: list.approximate, problem: null },
        refreshed: type === PatientsApiActions.listRefreshed.type,
      },
    })),
    on(PatientsApiActions.listFailed, (state, { problem }): PatientsState => ({
      ...state,
      list: { status: 'failed', data: [], page: null, approximate: false, refreshed: false, problem },
    })),
    on(PatientsPageActions.patientOpened, (state, { id }): PatientsState =>
      withRecord(state, id, { status: 'loading', problem: null, refusal: null }),
    ),
    on(PatientsApiActions.patientLoaded, PatientsApiActions.restored, (state, { patient }): PatientsState => withPatient(state, patient)),
    on(PatientsApiActions.patientFailed, (state, { id, problem }): PatientsState =>
      withRecord(state, id, { status: 'failed', patient: null, problem }),
    ),
    on(PatientsPageActions.formOpened, (state): PatientsState => ({ ...state, saving: idle })),
    on(PatientsPageActions.registerAsked, PatientsPageActions.saveAsked, (state): PatientsState => ({
      ...state,
      saving: { ...idle, status: 'saving' },
    })),
    on(PatientsApiActions.registered, PatientsApiActions.saved, (state, { patient }): PatientsState => ({
      ...withPatient(state, patient),
      saving: idle,
    })),
    // A stale version is no failure yet: the other version is read first, see readTheirs.
    on(PatientsApiActions.saveFailed, (state, { id, problem }): PatientsState =>
      id && problem.status === 412 ? state : { ...state, saving: { ...idle, status: 'failed', problem } },
    ),
    on(PatientsApiActions.conflictFound, (state, { theirs }): PatientsState => ({
      ...withPatient(state, theirs),
      saving: { ...idle, theirs },
    })),
    on(PatientsPageActions.conflictSettled, (state): PatientsState => ({ ...state, saving: idle })),
    on(PatientsPageActions.archiveAsked, PatientsPageActions.restoreAsked, (state, { id }): PatientsState =>
      withRecord(state, id, { refusal: null }),
    ),
    on(PatientsApiActions.changeFailed, (state, { id, problem }): PatientsState => withRecord(state, id, { refusal: problem })),
  ),
});

/** The patient of this id and nobody else, whatever was opened last. */
export const selectPatientRecord = (id: string) =>
  createSelector(patientsFeature.selectRecords, (records): PatientRecord => records[id] ?? unknown);
