import type { DirectoryStatus, VisitTemplate } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { VisitTemplatesApiActions, VisitTemplatesPageActions } from './visit-templates.actions';

export interface VisitTemplatesState {
  /** Those that are shown. */
  readonly shown: DirectoryStatus;
  readonly status: 'loading' | 'loaded' | 'failed';
  readonly templates: readonly VisitTemplate[];
  readonly problem: Problem | null;
  readonly saving: 'idle' | 'saving' | 'saved';
  /** Why saving was refused. */
  readonly saveProblem: Problem | null;
  /** What somebody else saved meanwhile, until it is settled. */
  readonly theirs: VisitTemplate | null;
  /** Why archiving or restoring was refused. */
  readonly refusal: Problem | null;
}

const untouched = { saving: 'idle', saveProblem: null, theirs: null, refusal: null } as const;
export const initialVisitTemplates: VisitTemplatesState = {
  ...{ shown: 'active', status: 'loading', templates: [], problem: null },
  ...untouched,
};

export const visitTemplatesFeature = createFeature({
  name: 'visitTemplates',
  reducer: createReducer<VisitTemplatesState>(
    initialVisitTemplates,
    // The other list begins empty; the same one keeps its rows until the new ones are there.
    on(VisitTemplatesPageActions.queried, (state, { status }): VisitTemplatesState => ({
      ...state,
      ...(state.shown === status ? {} : { templates: [], problem: null }),
      ...{ shown: status, status: 'loading' },
    })),
    on(VisitTemplatesApiActions.loaded, (state, { status, templates }): VisitTemplatesState =>
      state.shown === status ? { ...state, status: 'loaded', templates, problem: null } : state,
    ),
    on(VisitTemplatesApiActions.loadFailed, (state, { problem }): VisitTemplatesState => ({ ...state, status: 'failed', problem })),
    on(
      VisitTemplatesPageActions.formTurned,
      VisitTemplatesPageActions.archiveAsked,
      VisitTemplatesPageActions.restoreAsked,
      (state): VisitTemplatesState => ({ ...state, ...untouched }),
    ),
    on(VisitTemplatesPageActions.addAsked, VisitTemplatesPageActions.changeAsked, (state): VisitTemplatesState => ({
      ...state,
      ...untouched,
      saving: 'saving',
    })),
    on(VisitTemplatesApiActions.saved, (state): VisitTemplatesState => ({ ...state, saving: 'saved' })),
    on(VisitTemplatesApiActions.saveFailed, (state, { problem }): VisitTemplatesState => ({
      ...state,
      saving: 'idle',
      saveProblem: problem,
    })),
    on(VisitTemplatesApiActions.conflictFound, (state, { theirs }): VisitTemplatesState => ({ ...state, saving: 'idle', theirs })),
    on(VisitTemplatesPageActions.conflictSettled, (state): VisitTemplatesState => ({ ...state, theirs: null })),
    on(VisitTemplatesApiActions.moveFailed, (state, { problem }): VisitTemplatesState => ({ ...state, refusal: problem })),
  ),
});
