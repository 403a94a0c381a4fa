import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, map, of, switchMap } from 'rxjs';
import { toProblem } from '../session/problem';
import { AuditApiActions, AuditPageActions } from './audit.actions';
import { AuditApi } from './audit.api';

/** The newest question wins; the answer to the one before is dropped. */
export const loadAudit = createEffect(
  (actions$ = inject(Actions), api = inject(AuditApi)) => {
    return actions$.pipe(
      ofType(AuditPageActions.listOpened),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((list) => AuditApiActions.listLoaded({ list })),
          catchError((error: unknown) => of(AuditApiActions.listFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);
