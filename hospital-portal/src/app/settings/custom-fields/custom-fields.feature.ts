import type { CustomField, CustomFieldChange, DirectoryStatus } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { CustomFieldsApiActions, CustomFieldsPageActions } from './custom-fields.actions';

/** What happened to one field, while its history is open. */
export interface FieldHistory {
  readonly field: CustomField;
  readonly status: 'loading' | 'loaded' | 'failed';
  readonly changes: readonly CustomFieldChange[];
  readonly problem: Problem | null;
}

export interface CustomFieldsState {
  readonly shown: DirectoryStatus;
  readonly status: 'loading' | 'loaded' | 'failed';
  readonly fields: readonly CustomField[];
  readonly problem: Problem | null;
  /** Patients who have a value, by key; empty until counted. */
  readonly usage: Readonly<Record<string, number>>;
  readonly saving: 'idle' | 'saving' | 'saved';
  /** Why saving was refused. */
  readonly saveProblem: Problem | null;
  /** What somebody else saved meanwhile, until it is settled. */
  readonly theirs: CustomField | null;
  /** Why archiving, restoring or moving was refused. */
  readonly refusal: Problem | null;
  readonly history: FieldHistory | null;
}

export const initialCustomFields: CustomFieldsState = {
  ...{ shown: 'active', status: 'loading', fields: [], problem: null, usage: {} },
  ...{ saving: 'idle', saveProblem: null, theirs: null, refusal: null, history: null },
};

const inOrder = (fields: readonly CustomField[], ids: readonly string[]): readonly CustomField[] =>
  [...fields].sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id));

export const customFieldsFeature = createFeature({
  name: 'customFields',
  reducer: createReducer<CustomFieldsState>(
    initialCustomFields,
    on(CustomFieldsPageActions.queried, (state, { status }): CustomFieldsState => ({
      ...(state.shown === status ? state : { ...initialCustomFields, usage: state.usage }),
      ...{ shown: status, status: 'loading' },
    })),
    on(CustomFieldsApiActions.loaded, (state, { fields }): CustomFieldsState => ({ ...state, status: 'loaded', fields, problem: null })),
    on(CustomFieldsApiActions.loadFailed, (state, { problem }): CustomFieldsState => ({ ...state, status: 'failed', problem })),
    on(CustomFieldsApiActions.usageLoaded, (state, { usage }): CustomFieldsState => ({
      ...state,
      usage: Object.fromEntries(usage.map(({ key, patients }) => [key, patients])),
    })),
    on(CustomFieldsPageActions.formOpened, (state): CustomFieldsState => ({ ...state, saving: 'idle', saveProblem: null, theirs: null })),
    on(CustomFieldsPageActions.addAsked, CustomFieldsPageActions.changeAsked, (state): CustomFieldsState => ({
      ...state,
      saving: 'saving',
      saveProblem: null,
    })),
    on(CustomFieldsApiActions.saved, (state): CustomFieldsState => ({ ...state, saving: 'saved', history: null })),
    on(CustomFieldsApiActions.saveFailed, (state, { problem }): CustomFieldsState => ({ ...state, saving: 'idle', saveProblem: problem })),
    on(CustomFieldsApiActions.conflictFound, (state, { theirs }): CustomFieldsState => ({ ...state, saving: 'idle', theirs })),
    on(CustomFieldsPageActions.conflictSettled, (state): CustomFieldsState => ({ ...state, theirs: null })),
    on(
      CustomFieldsPageActions.archiveAsked,
      CustomFieldsPageActions.restoreAsked,
      CustomFieldsPageActions.refusalRead,
      (state): CustomFieldsState => ({
        ...state,
        refusal: null,
      }),
    ),
    // Shown at once; a refusal reads the list again.
    on(CustomFieldsPageActions.orderAsked, (state, { ids }): CustomFieldsState => ({
      ...state,
      refusal: null,
      fields: inOrder(state.fields, ids),
    })),
    on(CustomFieldsApiActions.ordered, (state, { fields }): CustomFieldsState => (state.shown === 'active' ? { ...state, fields } : state)),
    on(CustomFieldsApiActions.moveFailed, (state, { problem }): CustomFieldsState => ({ ...state, refusal: problem })),
    on(CustomFieldsPageActions.historyAsked, (state, { field }): CustomFieldsState => ({
      ...state,
      history: { field, status: 'loading', changes: [], problem: null },
    })),
    on(CustomFieldsApiActions.historyLoaded, (state, { changes }): CustomFieldsState => ({
      ...state,
      history: state.history && { ...state.history, status: 'loaded', changes },
    })),
    on(CustomFieldsApiActions.historyFailed, (state, { problem }): CustomFieldsState => ({
      ...state,
      history: state.history && { ...state.history, status: 'failed', problem },
    })),
    on(CustomFieldsPageActions.historyClosed, (state): CustomFieldsState => ({ ...state, history: null })),
  ),
});
