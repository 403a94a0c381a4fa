import { inject } from '@angular/core';
import type { ApiClient } from '@hms/shared-dto';
import { REAUTH_REQUIRED, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Observable, catchError, exhaustMap, map, of, switchMap } from 'rxjs';
import { ApiClientsApiActions, ApiClientsPageActions, type ClientCommand } from './api-clients.actions';
import { ApiClientsApi } from './api-clients.api';

const run = (command: ClientCommand, call: Observable<ApiClient>) =>
  call.pipe(
    map((client) => ApiClientsApiActions.commandDone({ command, client })),
    catchError((error: unknown) => of(failed(command, error))),
  );

/** Who does not prove that it is they has changed their mind: the page stays as it was. */
function failed(command: ClientCommand, error: unknown) {
  const problem = toProblem(error);
  return problem.code === REAUTH_REQUIRED
    ? ApiClientsPageActions.commandClosed()
    : ApiClientsApiActions.commandFailed({ command, problem });
}

export const loadList = createEffect(
  (actions$ = inject(Actions), api = inject(ApiClientsApi)) => {
    return actions$.pipe(
      ofType(ApiClientsPageActions.listOpened),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((list) => ApiClientsApiActions.listLoaded({ list })),
          catchError((error: unknown) => of(ApiClientsApiActions.listFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadClient = createEffect(
  (actions$ = inject(Actions), api = inject(ApiClientsApi)) => {
    return actions$.pipe(
      ofType(ApiClientsPageActions.clientOpened),
      switchMap(({ id }) =>
        api.get(id).pipe(
          map((client) => ApiClientsApiActions.clientLoaded({ client })),
          catchError((error: unknown) => of(ApiClientsApiActions.clientFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const register = createEffect(
  (actions$ = inject(Actions), api = inject(ApiClientsApi)) => {
    return actions$.pipe(
      ofType(ApiClientsPageActions.registerAsked),
      exhaustMap(({ request, key }) => run('register', api.register(request, key))),
    );
  },
  { functional: true },
);

export const change = createEffect(
  (actions$ = inject(Actions), api = inject(ApiClientsApi)) => {
    return actions$.pipe(
      ofType(ApiClientsPageActions.changeAsked),
      exhaustMap(({ id, version, request }) => run('change', api.change(id, version, request))),
    );
  },
  { functional: true },
);

export const revoke = createEffect(
  (actions$ = inject(Actions), api = inject(ApiClientsApi)) => {
    return actions$.pipe(
      ofType(ApiClientsPageActions.revokeAsked),
      exhaustMap(({ id }) => run('revoke', api.revoke(id))),
    );
  },
  { functional: true },
);
