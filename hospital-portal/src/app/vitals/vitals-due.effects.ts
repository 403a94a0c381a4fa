import { inject } from '@angular/core';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { EMPTY, catchError, map, of, switchMap } from 'rxjs';
import { VitalsDueApiActions, VitalsDuePageActions } from './vitals-due.actions';
import { VitalsDueApi } from './vitals-due.api';

/** The newest question wins. One that nobody asked fails in silence: what is shown stays. */
export const loadVitalsDue = createEffect(
  (actions$ = inject(Actions), api = inject(VitalsDueApi)) => {
    return actions$.pipe(
      ofType(VitalsDuePageActions.opened, VitalsDuePageActions.outdated),
      switchMap(({ type, cursor }) =>
        api.list(cursor).pipe(
          map((list) => VitalsDueApiActions.loaded({ list })),
          catchError((error: unknown) =>
            type === VitalsDuePageActions.opened.type ? of(VitalsDueApiActions.failed({ problem: toProblem(error) })) : EMPTY,
          ),
        ),
      ),
    );
  },
  { functional: true },
);
