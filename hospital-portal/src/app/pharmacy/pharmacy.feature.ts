import type { PageInfo, PrescriptionSafety, PrescriptionSummary } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { PharmacyApiActions, PharmacyPageActions } from './pharmacy.actions';

type Status = 'idle' | 'loading' | 'loaded' | 'failed';

export interface PharmacyState {
  readonly list: {
    readonly status: Status;
    /** What was loaded last; it stays, dimmed, while the next comes. */
    readonly data: readonly PrescriptionSummary[];
    readonly page: PageInfo | null;
    readonly problem: Problem | null;
  };
  /** Why the last one was not handed out. */
  readonly refusal: Problem | null;
  /** How many were handed out: the list is read again after each. */
  readonly changes: number;
  readonly safety: { readonly status: Status; readonly data: PrescriptionSafety | null; readonly problem: Problem | null };
}

export const initialPharmacy: PharmacyState = {
  list: { status: 'idle', data: [], page: null, problem: null },
  refusal: null,
  changes: 0,
  safety: { status: 'idle', data: null, problem: null },
};

export const pharmacyFeature = createFeature({
  name: 'pharmacy',
  reducer: createReducer<PharmacyState>(
    initialPharmacy,
    on(PharmacyPageActions.listQueried, (state): PharmacyState => ({
      ...state,
      list: { ...state.list, status: 'loading', problem: null },
    })),
    on(PharmacyApiActions.listLoaded, (state, { list: { data, page } }): PharmacyState => ({
      ...state,
      list: { status: 'loaded', data, page, problem: null },
    })),
    on(PharmacyApiActions.listFailed, (state, { problem }): PharmacyState => ({
      ...state,
      list: { ...state.list, status: 'failed', problem },
    })),
    on(PharmacyPageActions.dispenseAsked, (state): PharmacyState => ({ ...state, refusal: null })),
    on(PharmacyApiActions.dispensed, (state): PharmacyState => ({ ...state, refusal: null, changes: state.changes + 1 })),
    // What was refused is another prescription by now, or handed out already: the list shows which.
    on(PharmacyApiActions.dispenseFailed, (state, { problem }): PharmacyState => ({
      ...state,
      refusal: problem,
      changes: state.changes + 1,
    })),
    on(PharmacyPageActions.safetyOpened, (state): PharmacyState => ({
      ...state,
      safety: { ...state.safety, status: 'loading', problem: null },
    })),
    on(PharmacyApiActions.safetyLoaded, (state, { safety }): PharmacyState => ({
      ...state,
      safety: { status: 'loaded', data: safety, problem: null },
    })),
    on(PharmacyApiActions.safetyFailed, (state, { problem }): PharmacyState => ({
      ...state,
      safety: { status: 'failed', data: null, problem },
    })),
    on(PharmacyApiActions.confirmationFailed, (state, { problem }): PharmacyState => ({ ...state, safety: { ...state.safety, problem } })),
  ),
});
