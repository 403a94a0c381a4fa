import type { HttpEvent, HttpHandlerFn, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { Injector, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { type Observable, catchError, switchMap, throwError } from 'rxjs';
import { API_URL } from './app-config';
import { type Problem, REAUTH_REQUIRED, isRefusal, toProblem } from './problem';
import { SessionApiActions } from './session.actions';
import { SessionHeaders } from './session-headers';
import { SessionRefresh } from './session-refresh';
import { SessionTokens } from './session-tokens';
import { StepUp } from './step-up.service';

/** What a signed-in person asks about themselves is a request like any other, though its path begins with `/auth/`. */
const OWN_AFFAIRS = /^\/auth\/(me|mfa|sessions|password|reauthenticate)(\/|$)/;
/** Calls that make or end a session: they carry the cookie, and a 401 of theirs is final. */
const isAuthCall = (path: string): boolean => path.startsWith('/auth/') && !OWN_AFFAIRS.test(path);
const isOurs = (url: string): boolean => url.startsWith('/api/') || url.startsWith('/auth/');

/** Refusals that end the session at once, whatever the token says. */
const ENDING_CODES: ReadonlySet<string> = new Set(['tenant.locked', 'user.suspended', 'session.ended']);

const mayBeExpired = (problem: Problem): boolean => problem.status === 401 && problem.code !== REAUTH_REQUIRED;

/**
 * Sends `/api/…` and `/auth/…` to the API with the session's headers. Upon 401 the token is renewed once and the request repeated;
 * when that fails too, the session is over and the reason goes to the sign-in page. Upon `reauth_required` the person is asked to
 * prove that it is they, and the request repeated; who cancels gets the refusal.
 */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  if (!isOurs(request.url)) return next(request);
  const context = requestContext();
  const once = () => next(context.dress(request));
  if (isAuthCall(request.url)) return once();
  const send = () => once().pipe(catchError((error: unknown) => context.stepUp(toProblem(error), once)));
  return send().pipe(catchError((error: unknown) => context.recover(toProblem(error), send)));
};

function requestContext() {
  const tokens = inject(SessionTokens);
  const store = inject(Store);
  const injector = inject(Injector);
  const headers = inject(SessionHeaders);
  const base = inject(API_URL);

  const end = (problem: Problem): Observable<never> => {
    store.dispatch(SessionApiActions.signedOutByServer({ reason: problem.detail }));
    return throwError(() => problem);
  };

  const dress = (request: HttpRequest<unknown>): HttpRequest<unknown> =>
    request.clone({ url: base + request.url, withCredentials: isAuthCall(request.url), headers: headers.of(request) });

  const recover = (problem: Problem, again: () => ReturnType<HttpHandlerFn>): Observable<HttpEvent<unknown>> => {
    if (ENDING_CODES.has(problem.code)) return end(problem);
    if (!mayBeExpired(problem) || !tokens.accessToken) return throwError(() => problem);
    return injector
      .get(SessionRefresh)
      .refresh()
      .pipe(
        catchError((failure: unknown) => {
          const reason = toProblem(failure);
          return isRefusal(reason) ? end(reason) : throwError(() => reason);
        }),
        switchMap(again),
      );
  };

  const stepUp = (problem: Problem, again: () => ReturnType<HttpHandlerFn>): Observable<HttpEvent<unknown>> =>
    problem.code === REAUTH_REQUIRED
      ? injector
          .get(StepUp)
          .prove()
          .pipe(switchMap((proved) => (proved ? again() : throwError(() => problem))))
      : throwError(() => problem);

  return { dress, recover, stepUp };
}
