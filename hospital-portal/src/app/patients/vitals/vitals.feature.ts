import type { VitalSigns, VitalSignsList } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { VitalsApiActions, VitalsPageActions } from './vitals.actions';

/** Of one patient, as far as it is known. */
export interface PatientVitals {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly list: VitalSignsList | null;
  /** What counts of the first page, and what holds the last value of each sign, the newest first: what stands beside the fields of the form. */
  readonly recent: readonly VitalSigns[];
  readonly latest: readonly VitalSigns[];
  readonly problem: Problem | null;
  readonly sending: { readonly status: 'idle' | 'sending' | 'done' | 'failed'; readonly problem: Problem | null };
}

export interface VitalsState {
  /** By the patient's id: an answer about one can never be shown with another. */
  readonly patients: Readonly<Record<string, PatientVitals>>;
}

const calm = { status: 'idle', problem: null } as const;
const unknown: PatientVitals = { status: 'idle', list: null, recent: [], latest: [], problem: null, sending: calm };
export const initialVitals: VitalsState = { patients: {} };

const withPatient = (state: VitalsState, id: string, change: Partial<PatientVitals>): VitalsState => ({
  patients: { ...state.patients, [id]: { ...(state.patients[id] ?? unknown), ...change } },
});
/** What counts, as far as it is known, each once, the newest first. */
export const countedIn = ({ recent, latest }: Pick<PatientVitals, 'recent' | 'latest'>): readonly VitalSigns[] =>
  [...recent, ...latest.filter(({ id }) => recent.every((one) => one.id !== id))].sort(
    (one, other) => Date.parse(other.takenAt) - Date.parse(one.takenAt),
  );

const countedOf = ({ data }: VitalSignsList): readonly VitalSigns[] => data.filter(({ status }) => status === 'final');

export const vitalsFeature = createFeature({
  name: 'vitals',
  reducer: createReducer<VitalsState>(
    initialVitals,
    on(VitalsPageActions.opened, (state, { id }): VitalsState => withPatient(state, id, { status: 'loading', problem: null })),
    on(VitalsApiActions.loaded, (state, { id, list, first }): VitalsState =>
      withPatient(state, id, { status: 'loaded', list, problem: null, ...(first ? { recent: countedOf(list) } : {}) }),
    ),
    on(VitalsApiActions.latestLoaded, (state, { id, latest }): VitalsState => withPatient(state, id, { latest })),
    on(VitalsApiActions.failed, (state, { id, problem }): VitalsState => withPatient(state, id, { status: 'failed', problem })),
    on(VitalsPageActions.formOpened, (state, { id }): VitalsState => withPatient(state, id, { sending: calm, latest: [] })),
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
