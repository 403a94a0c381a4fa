import { inject } from '@angular/core';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, map, of, switchMap } from 'rxjs';
import { HomeApiActions, HomePageActions } from './home.actions';
import { HomeApi } from './home.api';

export const loadPatients = createEffect(
  (actions$ = inject(Actions), api = inject(HomeApi)) => {
    return actions$.pipe(
      ofType(HomePageActions.patientsWanted),
      switchMap(({ today }) =>
        api.recentPatients(today).pipe(
          map((recent) => HomeApiActions.patientsLoaded({ recent })),
          catchError((error: unknown) => of(HomeApiActions.patientsFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadSeats = createEffect(
  (actions$ = inject(Actions), api = inject(HomeApi)) => {
    return actions$.pipe(
      ofType(HomePageActions.seatsWanted),
      switchMap(() =>
        api.seats().pipe(
          map((found) => HomeApiActions.seatsLoaded(found)),
          catchError((error: unknown) => of(HomeApiActions.seatsFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);
