import { inject } from '@angular/core';
import type { User } from '@hms/shared-dto';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Observable, catchError, concatMap, debounceTime, exhaustMap, map, of, switchMap } from 'rxjs';
import { type UserCommand, UsersApiActions, UsersPageActions } from './users.actions';
import { UsersApi } from './users.api';

const TYPING_PAUSE_MS = 250;

const run = (command: UserCommand, call: Observable<User>) =>
  call.pipe(
    map((user) => UsersApiActions.commandDone({ command, user })),
    catchError((error: unknown) => of(UsersApiActions.commandFailed({ command, problem: toProblem(error) }))),
  );

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

/** Hospitals for the filter; when they cannot be had, none is offered and the list still works. */
export const findHospitals = createEffect(
  (actions$ = inject(Actions), api = inject(UsersApi)) => {
    return actions$.pipe(
      ofType(UsersPageActions.hospitalsSearched),
      debounceTime(TYPING_PAUSE_MS),
      switchMap(({ q }) =>
        api.hospitals(q).pipe(
          map(({ data }) => UsersApiActions.hospitalsFound({ hospitals: data.map(({ id, name }) => ({ id, name })) })),
          catchError(() => of(UsersApiActions.hospitalsFound({ hospitals: [] }))),
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

export const add = createEffect(
  (actions$ = inject(Actions), api = inject(UsersApi)) => {
    return actions$.pipe(
      ofType(UsersPageActions.addAsked),
      exhaustMap(({ request, key }) => run('add', api.addAdmin(request, key))),
    );
  },
  { functional: true },
);
