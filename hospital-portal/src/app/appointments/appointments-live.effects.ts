import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { EMPTY, catchError, map, mergeMap, switchMap, takeUntil } from 'rxjs';
import { AppointmentsApiActions, AppointmentsPageActions } from './appointments.actions';
import { AppointmentsApi } from './appointments.api';

/** Unasked, so a failure is not told, and a new question makes it void. */
export const followDay = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.dayOutdated),
      switchMap(({ query, zone }) =>
        api.day(query, zone).pipe(
          map((day) => AppointmentsApiActions.dayLoaded({ day })),
          catchError(() => EMPTY),
          takeUntil(actions$.pipe(ofType(AppointmentsPageActions.dayQueried))),
        ),
      ),
    );
  },
  { functional: true },
);

/** The same; a step that is taken here meanwhile answers with the newer state. */
export const followAppointment = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.appointmentOutdated),
      mergeMap(({ id }) =>
        api.get(id).pipe(
          map((appointment) => AppointmentsApiActions.appointmentRefreshed({ appointment })),
          catchError(() => EMPTY),
          takeUntil(actions$.pipe(ofType(AppointmentsPageActions.stepAsked, AppointmentsPageActions.cancelAsked))),
        ),
      ),
    );
  },
  { functional: true },
);
