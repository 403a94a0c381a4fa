import type { Action, ActionReducer, MetaReducer } from '@ngrx/store';
import { SessionApiActions } from './session.actions';
import type { SessionState } from './session.feature';

interface StateWithSession {
  readonly session?: SessionState;
}

const isEnd = (action: Action): boolean =>
  action.type === SessionApiActions.signedOut.type || action.type === SessionApiActions.signedOutByServer.type;

const isSession = (action: Action): action is ReturnType<typeof SessionApiActions.signedIn> =>
  action.type === SessionApiActions.signedIn.type || action.type === SessionApiActions.refreshed.type;

/** True when the action brings another person or another hospital than the state was loaded for. */
function isOther(state: StateWithSession | undefined, action: Action): boolean {
  const before = state?.session?.user;
  return isSession(action) && !!before && (before.id !== action.user.id || before.tenantId !== action.user.tenantId);
}

/** Forgets every slice but the router's when a session ends or changes hands: nothing of one hospital may be seen in another. */
export const clearOnSignOut: MetaReducer<object> =
  (reducer: ActionReducer<object>): ActionReducer<object> =>
  (state, action) => {
    if (!isEnd(action) && !isOther(state, action)) return reducer(state, action);
    const kept = state && 'router' in state ? { router: state.router } : {};
    return reducer(kept, action);
  };
