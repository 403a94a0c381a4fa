import type { VitalSigns, VitalSignsList } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { VitalsApiActions, VitalsPageActions } from './vitals.actions';

/** Of one patient, as far as it is known. */
export interface PatientVitals {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly list: VitalSignsList | null;
  /** The newest that counts, whatever page is shown: what stands beside the fields of the form. */
  readonly newest: VitalSigns | null;
  readonly problem: Problem | null;
  readonly sending: { readonly status: 'idle' | 'sending' | 'done' | 'failed'; readonly problem: Problem | null };
}

export interface VitalsState {
  /** By the patient's id: an answer about one can never be shown with another. */
  readonly patients: Readonly<Record<string, PatientVitals>>;
}

const calm = { status: 'idle', problem: null } as const;
const unknown: PatientVitals = { status: 'idle', list: null, newest: null, problem: null, sending: calm };
export const initialVitals: VitalsState = { patients: {} };

const withPatient = (state: VitalsState, id: string, change: Partial<PatientVitals>): VitalsState => ({
  patients: { ...state.patients, [id]: { ...(state.patients[id] ?? unknown), ...change } },
});
const newestOf = ({ data }: VitalSignsList): VitalSigns | null => data.find(({ status }) => status === 'final') ?? null;

export const vitalsFeature = createFeature({
  name: 'vitals',
  reducer: createReducer<VitalsState>(
    initialVitals,
    on(VitalsPageActions.opened, (state, { id }): VitalsState => withPatient(state, id, { status: 'loading', problem: null })),
    on(VitalsApiActions.loaded, (state, { id, list, first }): VitalsState =>
      withPatient(state, id, { status: 'loaded', list, problem: null, ...(first ? { newest: newestOf(list) } : {}) }),
    ),
    on(VitalsApiActions.failed, (state, { id, problem }): VitalsState => withPatient(state, id, { status: 'failed', problem })),
    on(VitalsPageActions.formOpened, (state, { id }): VitalsState => withPatient(state, id, { sending: calm })),
    on(VitalsPageActions.recorded, VitalsPageActions.corrected, VitalsPageActions.markedWrong, (state, { id }): VitalsState =>
      withPatient(state, id, { sending: { status: 'sending', problem: null } }),
    ),
    on(VitalsApiActions.saved, (state, { id }): VitalsState => withPatient(state, id, { sending: { status: 'done', problem: null } })),
    on(VitalsApiActions.refused, (state, { id, problem }): VitalsState =>
      withPatient(state, id, { sending: { status: 'failed', problem } }),
    ),
  ),
});

/** Of this patient and nobody else, whatever was opened last. */
export const selectVitals = (id: string) => createSelector(vitalsFeature.selectPatients, (all): PatientVitals => all[id] ?? unknown);
