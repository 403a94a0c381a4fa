import { inject } from '@angular/core';
import type { User } from '@hms/shared-dto';
import { type Problem, REAUTH_REQUIRED, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Observable, catchError, concatMap, exhaustMap, map, of, switchMap } from 'rxjs';
import { type UserCommand, UsersApiActions, UsersPageActions } from './users.actions';
import { UsersApi } from './users.api';

const run = (command: UserCommand, call: Observable<User>) =>
  call.pipe(
    map((user) => UsersApiActions.commandDone({ command, user })),
    catchError((error: unknown) => of(failed(command, toProblem(error)))),
  );

/** Who does not prove that it is they has changed their mind: the page stays as it was. */
const failed = (command: UserCommand, problem: Problem) =>
  problem.code === REAUTH_REQUIRED ? UsersPageActions.commandClosed() : UsersApiActions.commandFailed({ command, problem });

export const loadList = createEffect(
  (actions$ = inject(Actions), api = inject(UsersApi)) => {
    return actions$.pipe(
      ofType(UsersPageActions.listOpened),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((list) => UsersApiActions.listLoaded({ list })),
          catchError((error: unknown) => of(UsersApiActions.listFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const suspend = createEffect(
  (actions$ = inject(Actions), api = inject(UsersApi)) => {
    return actions$.pipe(
      ofType(UsersPageActions.suspendAsked),
      concatMap(({ id, request }) => run('suspend', api.suspend(id, request))),
    );
  },
  { functional: true },
);

export const activate = createEffect(
  (actions$ = inject(Actions), api = inject(UsersApi)) => {
    return actions$.pipe(
      ofType(UsersPageActions.activateAsked),
      concatMap(({ id, request }) => run('activate', api.activate(id, request))),
    );
  },
  { functional: true },
);

/** A second press while the first is on its way would send a second mail. */
export const resend = createEffect(
  (actions$ = inject(Actions), api = inject(UsersApi)) => {
    return actions$.pipe(
      ofType(UsersPageActions.resendAsked),
      exhaustMap(({ id, request }) => run('resend', api.resendInvitation(id, request))),
    );
  },
  { functional: true },
);

export const resetMfa = createEffect(
  (actions$ = inject(Actions), api = inject(UsersApi)) => {
    return actions$.pipe(
      ofType(UsersPageActions.mfaResetAsked),
      exhaustMap(({ user, reason }) => run('resetMfa', api.resetMfa(user, reason))),
    );
  },
  { functional: true },
);

export const add = createEffect(
  (actions$ = inject(Actions), api = inject(UsersApi)) => {
    return actions$.pipe(
      ofType(UsersPageActions.addAsked),
      exhaustMap(({ request, key }) => run('add', api.addAdmin(request, key))),
    );
  },
  { functional: true },
);
