import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { tap } from 'rxjs';
import { IdleMemory, personOf } from '../idle/idle-memory';
import { SessionApiActions } from './session.actions';
import { SessionMemory } from './session-memory';
import { SessionTokens } from './session-tokens';

/** That there is a session outlives a reload. */
export const remember = createEffect(
  (actions$ = inject(Actions), memory = inject(SessionMemory)) => {
    return actions$.pipe(
      ofType(SessionApiActions.signedIn, SessionApiActions.refreshed),
      tap(({ user }) => memory.opened(user.tenantId)),
    );
  },
  { functional: true, dispatch: false },
);

/** Who has just signed in is at the page; a restored session stays as locked as it was. */
export const touch = createEffect(
  (actions$ = inject(Actions), idle = inject(IdleMemory)) => {
    return actions$.pipe(
      ofType(SessionApiActions.signedIn),
      tap(({ user }) => idle.begin(personOf(user), Date.now())),
    );
  },
  { functional: true, dispatch: false },
);

export const forget = createEffect(
  (actions$ = inject(Actions), memory = inject(SessionMemory), tokens = inject(SessionTokens), idle = inject(IdleMemory)) => {
    return actions$.pipe(
      ofType(SessionApiActions.signedOut, SessionApiActions.signedOutByServer),
      tap(() => {
        tokens.clear();
        memory.closed();
        idle.end();
      }),
    );
  },
  { functional: true, dispatch: false },
);
