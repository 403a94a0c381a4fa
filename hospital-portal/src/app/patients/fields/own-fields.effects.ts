import { inject } from '@angular/core';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, map, of, switchMap } from 'rxjs';
import { OwnFieldsActions } from './own-fields.actions';
import { OwnFieldsApi } from '../../shared/own-fields/own-fields.api';

export const loadFields = createEffect(
  (actions$ = inject(Actions), api = inject(OwnFieldsApi)) => {
    return actions$.pipe(
      ofType(OwnFieldsActions.wanted),
      switchMap(() =>
        api.all().pipe(
          map((fields) => OwnFieldsActions.loaded({ fields })),
          catchError((error: unknown) => of(OwnFieldsActions.failed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);
