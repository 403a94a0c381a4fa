import { inject } from '@angular/core';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, exhaustMap, map, of, switchMap } from 'rxjs';
import { MessagesApiActions, MessagesPageActions } from './messages.actions';
import { MessagesApi } from './messages.api';

export const loadCodes = createEffect(
  (actions$ = inject(Actions), api = inject(MessagesApi)) => {
    return actions$.pipe(
      ofType(MessagesPageActions.codesWanted),
      switchMap(() =>
        api.codes().pipe(
          map((codes) => MessagesApiActions.codesLoaded({ codes })),
          catchError((error: unknown) => of(MessagesApiActions.codesFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const removeCode = createEffect(
  (actions$ = inject(Actions), api = inject(MessagesApi)) => {
    return actions$.pipe(
      ofType(MessagesPageActions.codeRemoved),
      exhaustMap(({ mapping }) =>
        api.removeCode(mapping.id).pipe(
          map(() => MessagesPageActions.codesWanted()),
          catchError((error: unknown) => of(MessagesApiActions.stepFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);
