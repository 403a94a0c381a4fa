import type { Permission } from '@hms/shared-dto';
import { createFeature, createReducer, createSelector, on } from '@ngrx/store';
import type { Problem } from './problem';
import { SessionActions, SessionApiActions } from './session.actions';
import type { Entry, SessionStatus, SessionUser, SignInChallenge } from './session.model';

export interface SessionState {
  readonly status: SessionStatus;
  readonly user: SessionUser | null;
  readonly challenge: SignInChallenge | null;
  /** The way in is free once the recovery codes are kept. */
  readonly entry: Entry | null;
  /** A sign-in or challenge call is on its way. */
  readonly busy: boolean;
  /** Why the last try failed. */
  readonly problem: Problem | null;
  /** Why the server ended the session, for the sign-in page. */
  readonly notice: string | null;
}

export const initialSession: SessionState = {
  status: 'starting',
  user: null,
  challenge: null,
  entry: null,
  busy: false,
  problem: null,
  notice: null,
};

const signedOut: SessionState = { ...initialSession, status: 'signedOut' };

/** A challenge that is over leads back to the first step, which says why. */
function afterFailure({ challenge }: SessionState, problem: Problem): SessionState {
  if (!challenge || problem.code === 'challenge.failed') return { ...signedOut, problem };
  return { ...initialSession, status: 'challenge', challenge, problem };
}

export const sessionFeature = createFeature({
  name: 'session',
  reducer: createReducer<SessionState>(
    initialSession,
    on(SessionActions.signInAsked, SessionActions.challengeAnswered, (state): SessionState => ({
      ...state,
      busy: true,
      problem: null,
      notice: null,
    })),
    on(SessionApiActions.signedIn, SessionApiActions.refreshed, (_state, { user }): SessionState => ({
      ...initialSession,
      status: 'signedIn',
      user,
    })),
    on(SessionApiActions.userChanged, (state, { user }): SessionState => (state.status === 'signedIn' ? { ...state, user } : state)),
    on(SessionApiActions.challenged, (_state, { challenge }): SessionState => ({ ...initialSession, status: 'challenge', challenge })),
    on(SessionApiActions.codesIssued, (_state, { entry }): SessionState => ({ ...initialSession, status: 'challenge', entry })),
    on(SessionApiActions.signInFailed, (state, { problem }): SessionState => afterFailure(state, problem)),
    on(SessionApiActions.signedOutByServer, (_state, { reason }): SessionState => ({ ...signedOut, notice: reason })),
    on(SessionApiActions.nothingToRestore, SessionApiActions.signedOut, SessionActions.challengeAbandoned, (): SessionState => signedOut),
    on(SessionActions.noticeRead, (state): SessionState => ({ ...state, notice: null, problem: null })),
  ),
  extraSelectors: ({ selectUser }) => ({
    selectPermissions: createSelector(selectUser, (user): readonly Permission[] => user?.permissions ?? []),
    selectTenantId: createSelector(selectUser, (user) => user?.tenantId ?? null),
  }),
});

/** True when the person holds the permission; use it as `store.selectSignal(selectMay('patients:write'))`. */
export const selectMay = (permission: Permission) =>
  createSelector(sessionFeature.selectPermissions, (permissions) => permissions.includes(permission));
