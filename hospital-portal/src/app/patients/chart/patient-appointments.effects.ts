import { inject } from '@angular/core';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { EMPTY, catchError, map, of, switchMap, takeUntil } from 'rxjs';
import { ChartApiActions, ChartPageActions } from './chart.actions';
import { ChartApi } from './chart.api';

/** The newest page wins; the request before it is cancelled. */
export const loadAppointments = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.appointmentsOpened),
      switchMap(({ id, cursor }) =>
        api.appointments(id, cursor).pipe(
          map((appointments) => ChartApiActions.appointmentsLoaded({ id, appointments })),
          catchError((error: unknown) => of(ChartApiActions.appointmentsFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Unasked, so a failure is not told, and a new question makes it void. */
export const followAppointments = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.appointmentsOutdated),
      switchMap(({ id, cursor }) =>
        api.appointments(id, cursor).pipe(
          map((appointments) => ChartApiActions.appointmentsLoaded({ id, appointments })),
          catchError(() => EMPTY),
          takeUntil(actions$.pipe(ofType(ChartPageActions.appointmentsOpened))),
        ),
      ),
    );
  },
  { functional: true },
);
