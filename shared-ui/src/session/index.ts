/** What an app needs before its first page: configuration, store, HTTP, guards. Kept apart so that the first load stays small. */
export { applyStoredDisplay } from '../display/display-settings';
export { API_URL, APP_CONFIG, APP_IDENTITY, type AppConfig, type AppIdentity, loadConfig } from './app-config';
export { IDEMPOTENCY_KEY, newIdempotencyKey, withIdempotencyKey } from './idempotency.interceptor';
export { providePagesAhead } from './pages-ahead';
export { Problem, type ProblemField, REAUTH_REQUIRED, toProblem } from './problem';
export { provideSession } from './provide-session';
export { SessionActions, SessionApiActions } from './session.actions';
export { type SessionState, selectMay, sessionFeature } from './session.feature';
export { requireNoSession, requirePermission, requireSession } from './session.guards';
export { mayRestoreSession } from './session-memory';
export { SessionHeaders } from './session-headers';
export { HmsStartFailure } from './start-failure.component';
export type { SessionUser } from './session.model';
