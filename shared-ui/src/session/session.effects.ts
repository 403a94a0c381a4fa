import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { EMPTY, catchError, exhaustMap, filter, map, of, switchMap, takeUntil, tap, timer, withLatestFrom } from 'rxjs';
import { AuthApi } from './auth.api';
import { isRefusal, toProblem } from './problem';
import { safeReturnUrl } from './return-url';
import { SessionActions, SessionApiActions } from './session.actions';
import { sessionFeature } from './session.feature';
import { SessionMemory } from './session-memory';
import type { SignInOutcome } from './session.model';
import { SessionRefresh } from './session-refresh';
import { SessionTokens } from './session-tokens';

const REFRESH_BEFORE_EXPIRY_S = 60;
/** Never refresh in a tight loop, whatever `expiresIn` says. */
const SHORTEST_REFRESH_S = 10;
const SIGN_IN_PATH = '/auth/signin';

function outcomeAction(outcome: SignInOutcome) {
  if (outcome.kind === 'challenge') return SessionApiActions.challenged({ challenge: outcome.challenge });
  const entry = { user: outcome.user, expiresIn: outcome.expiresIn };
  return outcome.kind === 'signedIn' ? SessionApiActions.signedIn(entry) : SessionApiActions.codesIssued({ entry });
}

const failed = (error: unknown) => of(SessionApiActions.signInFailed({ problem: toProblem(error) }));

/** On start: the refresh cookie brings the session back. Without a hint that there is one, no request is made. */
export const restore = createEffect(
  (actions$ = inject(Actions), memory = inject(SessionMemory), refresh = inject(SessionRefresh)) => {
    return actions$.pipe(
      ofType(SessionActions.started),
      exhaustMap(() => {
        if (!memory.mayRestore) return of(SessionApiActions.nothingToRestore());
        return refresh.refresh().pipe(
          switchMap(() => EMPTY), // the refresh itself has reported the session
          catchError((error: unknown) => {
            const problem = toProblem(error);
            if (!isRefusal(problem)) return failed(problem); // the next reload may try again
            return of(SessionApiActions.signedOutByServer({ reason: problem.status === 403 ? problem.detail : null }));
          }),
        );
      }),
    );
  },
  { functional: true },
);

export const signIn = createEffect(
  (actions$ = inject(Actions), api = inject(AuthApi), tokens = inject(SessionTokens)) => {
    return actions$.pipe(
      ofType(SessionActions.signInAsked),
      exhaustMap(({ credentials }) =>
        api.signIn(credentials).pipe(
          map((answer) => outcomeAction(tokens.take(answer, credentials.email))),
          catchError(failed),
        ),
      ),
    );
  },
  { functional: true },
);

export const answerChallenge = createEffect(
  (actions$ = inject(Actions), api = inject(AuthApi), tokens = inject(SessionTokens), store = inject(Store)) => {
    return actions$.pipe(
      ofType(SessionActions.challengeAnswered),
      withLatestFrom(store.select(sessionFeature.selectChallenge)),
      exhaustMap(([{ answer }, challenge]) => {
        if (!challenge) return of(SessionActions.challengeAbandoned());
        return api.answerChallenge({ challenge: challenge.kind, session: challenge.session, ...answer }).pipe(
          map((reply) => outcomeAction(tokens.take(reply, challenge.email))),
          catchError(failed),
        );
      }),
    );
  },
  { functional: true },
);

/** Recovery codes are shown once: only who says to have kept them goes in. */
export const enterWithCodes = createEffect(
  (actions$ = inject(Actions), tokens = inject(SessionTokens), store = inject(Store)) => {
    return actions$.pipe(
      ofType(SessionActions.codesKept),
      withLatestFrom(store.select(sessionFeature.selectEntry)),
      tap(() => tokens.forgetCodes()),
      map(([, entry]) => (entry ? SessionApiActions.signedIn(entry) : SessionActions.challengeAbandoned())),
    );
  },
  { functional: true },
);

/** Renews the token a minute before it ends; a laptop that slept past that is served by the 401 path. */
export const keepFresh = createEffect(
  (actions$ = inject(Actions), refresh = inject(SessionRefresh)) => {
    return actions$.pipe(
      ofType(SessionApiActions.signedIn, SessionApiActions.refreshed),
      switchMap(({ expiresIn }) =>
        timer(Math.max(expiresIn - REFRESH_BEFORE_EXPIRY_S, SHORTEST_REFRESH_S) * 1000).pipe(
          takeUntil(actions$.pipe(ofType(SessionApiActions.signedOut, SessionApiActions.signedOutByServer))),
          switchMap(() => refresh.refresh()),
          switchMap(() => EMPTY),
          catchError((error: unknown) => {
            const problem = toProblem(error);
            return isRefusal(problem) ? of(SessionApiActions.signedOutByServer({ reason: problem.detail })) : EMPTY;
          }),
        ),
      ),
    );
  },
  { functional: true },
);

/** Signing out works here even when the server cannot be told. */
export const signOut = createEffect(
  (actions$ = inject(Actions), api = inject(AuthApi)) => {
    return actions$.pipe(
      ofType(SessionActions.signOutAsked),
      exhaustMap(() =>
        api.signOut().pipe(
          map(() => SessionApiActions.signedOut()),
          catchError(() => of(SessionApiActions.signedOut())),
        ),
      ),
    );
  },
  { functional: true },
);

/** After sign-in: to where the person wanted to go, a path of this app only. */
export const enter = createEffect(
  (actions$ = inject(Actions), router = inject(Router)) => {
    return actions$.pipe(
      ofType(SessionApiActions.signedIn),
      tap(() => void router.navigateByUrl(safeReturnUrl(router.parseUrl(router.url).queryParams['returnUrl'] as string | undefined))),
    );
  },
  { functional: true, dispatch: false },
);

export const leave = createEffect(
  (actions$ = inject(Actions), router = inject(Router)) => {
    return actions$.pipe(
      ofType(SessionApiActions.signedOut),
      tap(() => void router.navigateByUrl(SIGN_IN_PATH)),
    );
  },
  { functional: true, dispatch: false },
);

/** Thrown out by the server: back to the same page after the next sign-in. */
export const leaveByServer = createEffect(
  (actions$ = inject(Actions), router = inject(Router)) => {
    return actions$.pipe(
      ofType(SessionApiActions.signedOutByServer),
      filter(() => router.navigated && !router.url.startsWith('/auth')), // while starting, the guard leads there
      tap(() => {
        const returnUrl = safeReturnUrl(router.url);
        void router.navigate([SIGN_IN_PATH], { queryParams: returnUrl === '/' ? {} : { returnUrl } });
      }),
    );
  },
  { functional: true, dispatch: false },
);
