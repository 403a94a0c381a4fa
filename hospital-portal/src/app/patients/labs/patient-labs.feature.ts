import type { CriticalResult, LabHistory, LabOrderList, LabPanel, LabTest } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { PatientLabsApiActions, PatientLabsPageActions } from './patient-labs.actions';

/** Something that is read: what was loaded last stays while the next comes. */
interface Reading<T> {
  readonly value: T | null;
  readonly problem: Problem | null;
}

export interface PatientLabsState {
  /** Whose these are. */
  readonly id: string | null;
  readonly orders: Reading<LabOrderList>;
  readonly history: Reading<LabHistory>;
  readonly criticalId: string | null;
  readonly critical: Reading<readonly CriticalResult[]>;
  readonly catalogue: Reading<{ readonly tests: readonly LabTest[]; readonly panels: readonly LabPanel[] }>;
  readonly placing: boolean;
  readonly placeProblem: Problem | null;
  /** Why the last cancellation or acknowledgement was refused. */
  readonly refusal: Problem | null;
}

const NOTHING = { value: null, problem: null };

export const initialPatientLabs: PatientLabsState = {
  ...{ id: null, orders: NOTHING, history: NOTHING, criticalId: null, critical: NOTHING, catalogue: NOTHING },
  ...{ placing: false, placeProblem: null, refusal: null },
};

/** An answer about somebody else comes too late to be shown. */
const mine = (state: PatientLabsState, id: string, change: Partial<PatientLabsState>): PatientLabsState =>
  state.id === id ? { ...state, ...change } : state;

export const patientLabsFeature = createFeature({
  name: 'patientLabs',
  reducer: createReducer<PatientLabsState>(
    initialPatientLabs,
    on(PatientLabsPageActions.opened, (state, { id }): PatientLabsState =>
      state.id === id ? state : { ...state, id, orders: NOTHING, history: NOTHING, refusal: null },
    ),
    on(PatientLabsApiActions.ordersLoaded, (state, { id, list }): PatientLabsState =>
      mine(state, id, { orders: { value: list, problem: null } }),
    ),
    on(PatientLabsApiActions.ordersFailed, (state, { id, problem }): PatientLabsState =>
      mine(state, id, { orders: { value: null, problem } }),
    ),
    on(PatientLabsApiActions.historyLoaded, (state, { id, history }): PatientLabsState =>
      mine(state, id, { history: { value: history, problem: null } }),
    ),
    on(PatientLabsApiActions.historyFailed, (state, { id, problem }): PatientLabsState =>
      mine(state, id, { history: { value: null, problem } }),
    ),
    on(PatientLabsPageActions.criticalWanted, (state, { id }): PatientLabsState =>
      state.criticalId === id ? state : { ...state, criticalId: id, critical: NOTHING },
    ),
    on(PatientLabsApiActions.criticalLoaded, (state, { id, results }): PatientLabsState =>
      state.criticalId === id ? { ...state, critical: { value: results, problem: null } } : state,
    ),
    on(PatientLabsApiActions.criticalFailed, (state, { id, problem }): PatientLabsState =>
      state.criticalId === id ? { ...state, critical: { ...state.critical, problem } } : state,
    ),
    on(PatientLabsPageActions.orderFormOpened, (state): PatientLabsState => ({ ...state, placing: false, placeProblem: null })),
    on(PatientLabsApiActions.catalogueLoaded, (state, { tests, panels }): PatientLabsState => ({
      ...state,
      catalogue: { value: { tests, panels }, problem: null },
    })),
    on(PatientLabsApiActions.catalogueFailed, (state, { problem }): PatientLabsState => ({
      ...state,
      catalogue: { ...state.catalogue, problem },
    })),
    on(PatientLabsPageActions.orderAsked, (state): PatientLabsState => ({ ...state, placing: true, placeProblem: null })),
    on(PatientLabsApiActions.placed, (state): PatientLabsState => ({ ...state, placing: false })),
    on(PatientLabsApiActions.placeFailed, (state, { problem }): PatientLabsState => ({ ...state, placing: false, placeProblem: problem })),
    on(PatientLabsPageActions.cancelAsked, PatientLabsPageActions.acknowledgeAsked, (state): PatientLabsState => ({
      ...state,
      refusal: null,
    })),
    on(PatientLabsApiActions.changeFailed, (state, { problem }): PatientLabsState => ({ ...state, refusal: problem })),
  ),
});

/** What is known of one patient; nothing of another is ever shown in the place. */
export const selectLabsOf = (id: string) =>
  createSelector(patientLabsFeature.selectPatientLabsState, (state) =>
    state.id === id ? state : { ...state, orders: NOTHING, history: NOTHING },
  );

export const selectCriticalOf = (id: string) =>
  createSelector(patientLabsFeature.selectPatientLabsState, (state) => (state.criticalId === id ? state.critical : NOTHING));
