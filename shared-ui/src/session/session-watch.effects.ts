import { DOCUMENT, inject } from '@angular/core';
import { NavigationEnd, Router } from '@angular/router';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import {
  EMPTY,
  type Observable,
  catchError,
  combineLatest,
  distinctUntilChanged,
  exhaustMap,
  filter,
  fromEvent,
  map,
  merge,
  startWith,
  switchMap,
  takeUntil,
  tap,
  timeout,
  timer,
  withLatestFrom,
} from 'rxjs';
import { AuthApi } from './auth.api';
import { SessionActions, SessionApiActions } from './session.actions';
import { sessionFeature } from './session.feature';
import type { SessionUser } from './session.model';

/** A suspended person or a locked hospital is out of an open page within five seconds, also when nobody touches it. */
const ASK_EVERY_MS = 4000;
/** An answer that takes longer is given up, so that one lost request does not end the watch. */
const GIVE_UP_AFTER_MS = 10_000;

/** Whether somebody can see the page and an answer can arrive. Emits at once, then on every change. */
function attention(document: Document): Observable<boolean> {
  const page = document.defaultView ?? window;
  return merge(fromEvent(document, 'visibilitychange'), fromEvent(page, 'online'), fromEvent(page, 'offline')).pipe(
    startWith(null),
    map(() => document.visibilityState === 'visible' && page.navigator.onLine),
    distinctUntilChanged(),
  );
}

/** Asks on after a pause; upon coming back to the page at once, since much may have happened meanwhile. */
const whileAttentive = <T>(document: Document, ask: () => Observable<T>): Observable<T> =>
  attention(document).pipe(
    switchMap((attentive, change) => (attentive ? timer(change === 0 ? ASK_EVERY_MS : 0, ASK_EVERY_MS).pipe(exhaustMap(ask)) : EMPTY)),
  );

/**
 * Asks the server who is signed in, for as long as somebody is and looks at the page. A refusal that ends the session is the
 * interceptor's to act on; every other failure is left to the next time.
 */
export const watchSession = createEffect(
  (actions$ = inject(Actions), store = inject(Store), api = inject(AuthApi), document = inject(DOCUMENT)) => {
    const ask = () =>
      api.me().pipe(
        timeout(GIVE_UP_AFTER_MS),
        catchError(() => EMPTY),
      );
    const signOut$ = actions$.pipe(ofType(SessionActions.signOutAsked)); // an answer to a session that is being ended says nothing new
    return store.select(sessionFeature.selectStatus).pipe(
      switchMap((status) => (status === 'signedIn' ? whileAttentive(document, ask).pipe(takeUntil(signOut$)) : EMPTY)),
      withLatestFrom(store.select(sessionFeature.selectUser)),
      filter(([now, before]) => before !== null && JSON.stringify(now) !== JSON.stringify(before)),
      map(([user]) => SessionApiActions.userChanged({ user })),
    );
  },
  { functional: true },
);

const TWO_STEP_PATH = '/account/two-step';
/** One's own affairs, and the way in and out. */
const OPEN_PATHS = /^\/(account|auth)([/?#]|$)/;

const lacksSecondFactor = (user: SessionUser | null): boolean => user !== null && user.mfa.required && !user.mfa.enabled;

/** Whose hospital has begun to require a second factor is refused everything else: led to where it is set up, from whatever page. */
export const leadToSecondFactor = createEffect(
  (store = inject(Store), router = inject(Router)) => {
    const arrived$ = router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
    );
    return combineLatest([store.select(sessionFeature.selectUser), arrived$]).pipe(
      filter(([user]) => lacksSecondFactor(user) && router.navigated && !OPEN_PATHS.test(router.url)),
      tap(() => void router.navigateByUrl(TWO_STEP_PATH)),
    );
  },
  { functional: true, dispatch: false },
);
