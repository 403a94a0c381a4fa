import type { Medication, PageInfo } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { FormularyApiActions, FormularyPageActions } from './formulary.actions';

export interface FormularyState {
  readonly list: {
    readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
    /** What was loaded last; it stays, dimmed, while the next comes. */
    readonly data: readonly Medication[];
    readonly page: PageInfo | null;
    readonly problem: Problem | null;
  };
  readonly saving: { readonly status: 'idle' | 'saving' | 'failed'; readonly problem: Problem | null };
  readonly refusal: Problem | null;
  /** How many were added or changed: the list is read again after each. */
  readonly changes: number;
  /** How many were added: the form closes after each. */
  readonly additions: number;
}

export const initialFormulary: FormularyState = {
  list: { status: 'idle', data: [], page: null, problem: null },
  saving: { status: 'idle', problem: null },
  refusal: null,
  changes: 0,
  additions: 0,
};

export const formularyFeature = createFeature({
  name: 'formulary',
  reducer: createReducer<FormularyState>(
    initialFormulary,
    on(FormularyPageActions.listQueried, (state): FormularyState => ({
      ...state,
      list: { ...state.list, status: 'loading', problem: null },
    })),
    on(FormularyApiActions.listLoaded, (state, { list: { data, page } }): FormularyState => ({
      ...state,
      list: { status: 'loaded', data, page, problem: null },
    })),
    on(FormularyApiActions.listFailed, (state, { problem }): FormularyState => ({
      ...state,
      list: { ...state.list, status: 'failed', problem },
    })),
    on(FormularyPageActions.formOpened, (state): FormularyState => ({ ...state, saving: initialFormulary.saving })),
    on(FormularyPageActions.addAsked, (state): FormularyState => ({ ...state, saving: { status: 'saving', problem: null } })),
    on(FormularyApiActions.added, (state): FormularyState => ({
      ...state,
      ...{ saving: initialFormulary.saving, changes: state.changes + 1, additions: state.additions + 1 },
    })),
    on(FormularyApiActions.addFailed, (state, { problem }): FormularyState => ({ ...state, saving: { status: 'failed', problem } })),
    on(FormularyPageActions.archiveAsked, FormularyPageActions.restoreAsked, (state): FormularyState => ({ ...state, refusal: null })),
    on(FormularyApiActions.changed, (state): FormularyState => ({ ...state, refusal: null, changes: state.changes + 1 })),
    on(FormularyApiActions.changeFailed, (state, { problem }): FormularyState => ({ ...state, refusal: problem })),
  ),
});
