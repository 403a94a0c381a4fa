import type { HttpEvent, HttpHandlerFn, HttpInterceptorFn, HttpRequest } from '@angular/common/http';
import { Injector, inject } from '@angular/core';
import { Store } from '@ngrx/store';
import { type Observable, catchError, switchMap, throwError } from 'rxjs';
import { API_URL } from './app-config';
import { type Problem, isRefusal, toProblem } from './problem';
import { SessionApiActions } from './session.actions';
import { SessionHeaders } from './session-headers';
import { SessionRefresh } from './session-refresh';
import { SessionTokens } from './session-tokens';

/** Calls that make or end a session: they carry the cookie, and a 401 of theirs is final. Asking who one is does neither. */
const isAuthCall = (path: string): boolean => path.startsWith('/auth/') && path !== '/auth/me';
const isOurs = (url: string): boolean => url.startsWith('/api/') || url.startsWith('/auth/');

/** Refusals that end the session at once, whatever the token says. */
const ENDING_CODES: ReadonlySet<string> = new Set(['tenant.locked', 'user.suspended', 'session.ended']);

const mayBeExpired = (problem: Problem): boolean => problem.status === 401 && problem.code !== 'reauth_required';

/**
 * Sends `/api/…` and `/auth/…` to the API with the session's headers. Upon 401 the token is renewed once and the request repeated;
 * when that fails too, the session is over and the reason goes to the sign-in page.
 */
export const sessionInterceptor: HttpInterceptorFn = (request, next) => {
  if (!isOurs(request.url)) return next(request);
  const context = requestContext();
  const send = () => next(context.dress(request));
  if (isAuthCall(request.url)) return send();
  return send().pipe(catchError((error: unknown) => context.recover(toProblem(error), () => next(context.dress(request)))));
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
  return { dress, recover };
}
