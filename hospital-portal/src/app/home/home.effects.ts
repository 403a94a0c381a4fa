import { inject } from '@angular/core';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, map, of, switchMap } from 'rxjs';
import { HomeApiActions, HomePageActions } from './home.actions';
import { HomeApi } from './home.api';

export const loadToday = createEffect(
  (actions$ = inject(Actions), api = inject(HomeApi)) => {
    return actions$.pipe(
      ofType(HomePageActions.todayWanted),
      switchMap(({ panel }) =>
        api.today(panel).pipe(
          map((today) => HomeApiActions.todayLoaded({ today })),
          catchError((error: unknown) => of(HomeApiActions.todayFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadPatients = createEffect(
  (actions$ = inject(Actions), api = inject(HomeApi)) => {
    return actions$.pipe(
      ofType(HomePageActions.patientsWanted),
      switchMap(() =>
        api.newestPatients().pipe(
          map((newest) => HomeApiActions.patientsLoaded({ newest })),
          catchError((error: unknown) => of(HomeApiActions.patientsFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadCritical = createEffect(
  (actions$ = inject(Actions), api = inject(HomeApi)) => {
    return actions$.pipe(
      ofType(HomePageActions.criticalWanted),
      switchMap(({ toldTo }) =>
        api.critical(toldTo).pipe(
          map((list) => HomeApiActions.criticalLoaded({ list })),
          catchError((error: unknown) => of(HomeApiActions.criticalFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);
