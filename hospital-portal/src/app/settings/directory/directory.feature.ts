import type { Department, DirectoryStatus } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { DirectoryApiActions, DirectoryPageActions } from './directory.actions';
import type { DirectoryKind, DirectoryRecord } from './directory-kind';

export interface DirectoryState {
  /** The list that is shown. */
  readonly kind: DirectoryKind | null;
  readonly shown: DirectoryStatus;
  readonly status: 'loading' | 'loaded' | 'failed';
  readonly entries: readonly DirectoryRecord[];
  readonly problem: Problem | null;
  /** For the choice in a room's form. */
  readonly departments: readonly Department[];
  readonly saving: 'idle' | 'saving' | 'saved';
  /** Why saving was refused. */
  readonly saveProblem: Problem | null;
  /** What somebody else saved meanwhile, until it is settled. */
  readonly theirs: DirectoryRecord | null;
  /** Why archiving or restoring was refused. */
  readonly refusal: Problem | null;
}

export const initialDirectory: DirectoryState = {
  ...{ kind: null, shown: 'active', status: 'loading', entries: [], problem: null, departments: [] },
  ...{ saving: 'idle', saveProblem: null, theirs: null, refusal: null },
};

export const directoryFeature = createFeature({
  name: 'directory',
  reducer: createReducer<DirectoryState>(
    initialDirectory,
    // Another list begins empty; the same one keeps its rows until the new ones are there.
    on(DirectoryPageActions.queried, (state, { kind, status }): DirectoryState => {
      const same = state.kind === kind && state.shown === status;
      return { ...(same ? state : { ...initialDirectory, departments: state.departments }), kind, shown: status, status: 'loading' };
    }),
    on(DirectoryApiActions.loaded, (state, { entries }): DirectoryState => ({ ...state, status: 'loaded', entries, problem: null })),
    on(DirectoryApiActions.loadFailed, (state, { problem }): DirectoryState => ({ ...state, status: 'failed', problem })),
    on(DirectoryApiActions.departmentsLoaded, (state, { departments }): DirectoryState => ({ ...state, departments })),
    on(DirectoryPageActions.formOpened, (state): DirectoryState => ({ ...state, saving: 'idle', saveProblem: null, theirs: null })),
    on(DirectoryPageActions.addAsked, DirectoryPageActions.changeAsked, (state): DirectoryState => ({
      ...state,
      saving: 'saving',
      saveProblem: null,
    })),
    on(DirectoryApiActions.saved, (state): DirectoryState => ({ ...state, saving: 'saved' })),
    on(DirectoryApiActions.saveFailed, (state, { problem }): DirectoryState => ({ ...state, saving: 'idle', saveProblem: problem })),
    on(DirectoryApiActions.conflictFound, (state, { theirs }): DirectoryState => ({ ...state, saving: 'idle', theirs })),
    on(DirectoryPageActions.conflictSettled, (state): DirectoryState => ({ ...state, theirs: null })),
    on(DirectoryPageActions.archiveAsked, DirectoryPageActions.restoreAsked, DirectoryPageActions.refusalRead, (state): DirectoryState => ({
      ...state,
      refusal: null,
    })),
    on(DirectoryApiActions.moveFailed, (state, { problem }): DirectoryState => ({ ...state, refusal: problem })),
  ),
});
