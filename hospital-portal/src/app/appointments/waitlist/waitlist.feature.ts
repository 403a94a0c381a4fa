import type { PageInfo, WaitlistEntry } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { createFeature, createReducer, on } from '@ngrx/store';
import { WaitlistApiActions, WaitlistPageActions } from './waitlist.actions';

export interface WaitlistState {
  readonly list: {
    readonly status: 'idle' | 'loading' | 'loaded' | 'failed';
    /** What was loaded last; it stays, dimmed, while the next comes. */
    readonly data: readonly WaitlistEntry[];
    readonly page: PageInfo | null;
    readonly problem: Problem | null;
  };
  readonly saving: { readonly status: 'idle' | 'saving' | 'failed'; readonly problem: Problem | null };
  /** Why the last answer was refused. */
  readonly refusal: Problem | null;
  /** How many answers were taken: the list is read again after each. */
  readonly changes: number;
}

export const initialWaitlist: WaitlistState = {
  list: { status: 'idle', data: [], page: null, problem: null },
  saving: { status: 'idle', problem: null },
  refusal: null,
  changes: 0,
};

export const waitlistFeature = createFeature({
  name: 'waitlist',
  reducer: createReducer<WaitlistState>(
    initialWaitlist,
    on(WaitlistPageActions.listQueried, (state): WaitlistState => ({
      ...state,
      list: { ...state.list, status: 'loading', problem: null },
    })),
    on(WaitlistApiActions.listLoaded, (state, { list: { data, page } }): WaitlistState => ({
      ...state,
      list: { status: 'loaded', data, page, problem: null },
    })),
    on(WaitlistApiActions.listFailed, (state, { problem }): WaitlistState => ({
      ...state,
      list: { ...state.list, status: 'failed', problem },
    })),
    on(WaitlistPageActions.formOpened, (state): WaitlistState => ({ ...state, saving: initialWaitlist.saving })),
    on(WaitlistPageActions.joinAsked, (state): WaitlistState => ({ ...state, saving: { status: 'saving', problem: null } })),
    on(WaitlistApiActions.joined, (state): WaitlistState => ({ ...state, saving: initialWaitlist.saving })),
    on(WaitlistApiActions.joinFailed, (state, { problem }): WaitlistState => ({ ...state, saving: { status: 'failed', problem } })),
    on(
      WaitlistPageActions.acceptAsked,
      WaitlistPageActions.declineAsked,
      WaitlistPageActions.withdrawAsked,
      WaitlistPageActions.refusalRead,
      (state): WaitlistState => ({ ...state, refusal: null }),
    ),
    on(WaitlistApiActions.changed, (state): WaitlistState => ({ ...state, changes: state.changes + 1 })),
    on(WaitlistApiActions.changeFailed, (state, { problem }): WaitlistState => ({ ...state, refusal: problem })),
  ),
});
