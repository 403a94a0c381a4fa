import type { Medication, Prescription, PrescriptionCheck } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { PrescriptionsApiActions, PrescriptionsPageActions } from './prescriptions.actions';
import type { DraftPlace, PatientPrescriptions } from './prescriptions.types';

interface Part<T> {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly data: T | null;
  readonly problem: Problem | null;
}

export interface PrescriptionsState {
  /** By patient: an answer about one can never be shown with another. */
  readonly lists: Readonly<Record<string, Part<PatientPrescriptions>>>;
  readonly one: Part<Prescription>;
  /** What the search for a medicine found; null until the answer to the last one is there. */
  readonly medicines: { readonly data: readonly Medication[] | null; readonly problem: Problem | null };
  readonly medicine: Medication | null;
  /** What the rules say of what is typed. Failed: nothing was checked. */
  readonly check: Part<PrescriptionCheck>;
  readonly saving: { readonly status: 'idle' | 'saving' | 'failed'; readonly problem: Problem | null };
  /** What is kept on the server of what is typed. */
  readonly draft: DraftPlace | null;
  /** The draft as somebody left it who wrote to it first. */
  readonly theirs: Prescription | null;
  /** Why the last change of one was refused. */
  readonly refusal: Problem | null;
  /** How many were changed: lists are read again after each. */
  readonly changes: number;
}

const nothing = { status: 'idle', data: null, problem: null } as const;
export const initialPrescriptions: PrescriptionsState = {
  ...{ lists: {}, one: nothing, medicines: { data: [], problem: null }, medicine: null, check: nothing },
  ...{ saving: { status: 'idle', problem: null }, draft: null, theirs: null, refusal: null, changes: 0 },
};

/** The check that came with a refusal to sign takes the place of the one before. */
const checkIn = (problem: Problem): PrescriptionCheck | null => (problem.more as { check?: PrescriptionCheck }).check ?? null;

export const prescriptionsFeature = createFeature({
  name: 'prescriptions',
  reducer: createReducer<PrescriptionsState>(
    initialPrescriptions,
    on(PrescriptionsPageActions.listOpened, (state, { patientId }): PrescriptionsState => ({
      ...state,
      lists: { ...state.lists, [patientId]: { ...(state.lists[patientId] ?? nothing), status: 'loading', problem: null } },
    })),
    on(PrescriptionsApiActions.listLoaded, (state, { patientId, found }): PrescriptionsState => ({
      ...state,
      lists: { ...state.lists, [patientId]: { status: 'loaded', data: found, problem: null } },
    })),
    on(PrescriptionsApiActions.listFailed, (state, { patientId, problem }): PrescriptionsState => ({
      ...state,
      lists: { ...state.lists, [patientId]: { status: 'failed', data: null, problem } },
    })),
    on(PrescriptionsPageActions.prescriptionOpened, (state, { id }): PrescriptionsState => ({
      ...state,
      refusal: null,
      one: { status: 'loading', data: state.one.data?.id === id ? state.one.data : null, problem: null },
    })),
    on(PrescriptionsApiActions.prescriptionLoaded, (state, { prescription }): PrescriptionsState => ({
      ...state,
      one: { status: 'loaded', data: prescription, problem: null },
    })),
    on(PrescriptionsApiActions.prescriptionFailed, (state, { problem }): PrescriptionsState => ({
      ...state,
      one: { status: 'failed', data: null, problem },
    })),
    on(PrescriptionsPageActions.formOpened, (state): PrescriptionsState => ({
      ...state,
      ...{ medicines: initialPrescriptions.medicines, medicine: null, check: nothing, saving: initialPrescriptions.saving, draft: null },
      theirs: null,
    })),
    on(PrescriptionsPageActions.medicineSearched, (state): PrescriptionsState => ({ ...state, medicines: { data: null, problem: null } })),
    on(PrescriptionsApiActions.medicinesFound, (state, { medicines }): PrescriptionsState => ({
      ...state,
      medicines: { data: medicines, problem: null },
    })),
    on(PrescriptionsApiActions.searchFailed, (state, { problem }): PrescriptionsState => ({ ...state, medicines: { data: [], problem } })),
    on(PrescriptionsPageActions.medicineChosen, PrescriptionsApiActions.medicineLoaded, (state, { medicine }): PrescriptionsState => ({
      ...state,
      ...{ medicine, check: nothing },
    })),
    on(PrescriptionsPageActions.checkWanted, (state): PrescriptionsState => ({
      ...state,
      check: { ...state.check, status: 'loading', problem: null },
    })),
    on(PrescriptionsPageActions.checkOutdated, (state): PrescriptionsState => ({ ...state, check: nothing })),
    on(PrescriptionsApiActions.checked, (state, { check }): PrescriptionsState => ({
      ...state,
      check: { status: 'loaded', data: check, problem: null },
    })),
    on(PrescriptionsApiActions.checkFailed, (state, { problem }): PrescriptionsState => ({
      ...state,
      check: { status: 'failed', data: null, problem },
    })),
    on(PrescriptionsPageActions.saveAsked, PrescriptionsPageActions.signAsked, (state): PrescriptionsState => ({
      ...state,
      saving: { status: 'saving', problem: null },
    })),
    on(PrescriptionsApiActions.saved, (state): PrescriptionsState => ({ ...state, saving: initialPrescriptions.saving, draft: null })),
    on(PrescriptionsApiActions.saveFailed, (state, { problem, draft }): PrescriptionsState => {
      const check = checkIn(problem);
      return {
        ...state,
        ...{ saving: { status: 'failed', problem }, draft },
        check: check ? { status: 'loaded', data: check, problem: null } : state.check,
      };
    }),
    on(PrescriptionsApiActions.conflictFound, (state, { theirs }): PrescriptionsState => ({
      ...state,
      ...{ theirs, saving: initialPrescriptions.saving },
    })),
    on(PrescriptionsPageActions.conflictSettled, (state, { draft }): PrescriptionsState => ({
      ...state,
      ...{ theirs: null, draft: draft ?? state.draft },
    })),
    on(
      PrescriptionsPageActions.holdAsked,
      PrescriptionsPageActions.resumeAsked,
      PrescriptionsPageActions.stopAsked,
      PrescriptionsPageActions.cancelAsked,
      PrescriptionsPageActions.completeAsked,
      PrescriptionsPageActions.mistakeAsked,
      PrescriptionsPageActions.renewAsked,
      (state): PrescriptionsState => ({ ...state, refusal: null }),
    ),
    on(PrescriptionsApiActions.changed, (state, { prescription }): PrescriptionsState => ({
      ...state,
      ...{ changes: state.changes + 1, refusal: null },
      one: state.one.data?.id === prescription.id ? { status: 'loaded', data: prescription, problem: null } : state.one,
    })),
    on(PrescriptionsApiActions.changeFailed, (state, { problem }): PrescriptionsState => ({ ...state, refusal: problem })),
  ),
  extraSelectors: ({ selectLists }) => ({
    selectListOf: (patientId: string) => createSelector(selectLists, (lists): Part<PatientPrescriptions> => lists[patientId] ?? nothing),
  }),
});
