import type { Condition, DiagnosisCode } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import { FEWEST_LETTERS, noSearch, type CodeSearch } from './code-search';
import { DiagnosesApiActions, type DiagnosesOf, DiagnosesPageActions, keyOf } from './diagnoses.actions';

/** One list, as far as it is known, and what is being sent of it. */
export interface Diagnoses {
  readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
  readonly conditions: readonly Condition[] | null;
  readonly problem: Problem | null;
  readonly sending: { readonly status: 'idle' | 'sending' | 'done' | 'failed'; readonly problem: Problem | null };
}

export interface DiagnosesState {
  /** By patient and visit: an answer about one can never be shown with another. */
  readonly lists: Readonly<Record<string, Diagnoses>>;
  readonly search: CodeSearch;
  readonly favourites: readonly DiagnosisCode[];
}

const calm = { status: 'idle', problem: null } as const;
const unknown: Diagnoses = { status: 'idle', conditions: null, problem: null, sending: calm };
export const initialDiagnoses: DiagnosesState = { lists: {}, search: noSearch, favourites: [] };

/** An answer about what is no longer typed is none. */
const withAnswer = (state: DiagnosesState, answer: CodeSearch): DiagnosesState =>
  state.search.status === 'asking' && state.search.q === answer.q ? { ...state, search: answer } : state;

const withList = (state: DiagnosesState, of: DiagnosesOf, change: Partial<Diagnoses>): DiagnosesState => ({
  ...state,
  lists: { ...state.lists, [keyOf(of)]: { ...(state.lists[keyOf(of)] ?? unknown), ...change } },
});

export const diagnosesFeature = createFeature({
  name: 'diagnoses',
  reducer: createReducer<DiagnosesState>(
    initialDiagnoses,
    on(DiagnosesPageActions.opened, (state, { of }): DiagnosesState => withList(state, of, { status: 'loading', problem: null })),
    on(DiagnosesApiActions.loaded, (state, { of, conditions }): DiagnosesState =>
      withList(state, of, { status: 'loaded', conditions, problem: null }),
    ),
    on(DiagnosesApiActions.failed, (state, { of, problem }): DiagnosesState => withList(state, of, { status: 'failed', problem })),
    on(DiagnosesPageActions.formOpened, (state, { of }): DiagnosesState => ({
      ...withList(state, of, { sending: calm }),
      search: noSearch,
    })),
    on(DiagnosesPageActions.recorded, DiagnosesPageActions.changed, DiagnosesPageActions.markedWrong, (state, { of }): DiagnosesState =>
      withList(state, of, { sending: { status: 'sending', problem: null } }),
    ),
    on(DiagnosesApiActions.saved, (state, { of }): DiagnosesState => withList(state, of, { sending: { status: 'done', problem: null } })),
    on(DiagnosesApiActions.refused, (state, { of, problem }): DiagnosesState =>
      withList(state, of, { sending: { status: 'failed', problem } }),
    ),
    on(DiagnosesPageActions.searched, (state, { q }): DiagnosesState => ({
      ...state,
      search: { q, status: q.length < FEWEST_LETTERS ? 'idle' : 'asking', codes: [] },
    })),
    on(DiagnosesApiActions.codesFound, (state, { q, codes }): DiagnosesState => withAnswer(state, { q, status: 'found', codes })),
    on(DiagnosesApiActions.codesFailed, (state, { q }): DiagnosesState => withAnswer(state, { q, status: 'failed', codes: [] })),
    on(DiagnosesApiActions.favouritesFound, (state, { codes }): DiagnosesState => ({ ...state, favourites: codes })),
  ),
});

/** This list and no other, whatever was opened last. */
export const selectDiagnoses = (of: DiagnosesOf) =>
  createSelector(diagnosesFeature.selectLists, (lists): Diagnoses => lists[keyOf(of)] ?? unknown);
