import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { PatientMerge } from '@hms/shared-dto';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import type { Action } from '@ngrx/store';
import { catchError, exhaustMap, map, mergeMap, of, tap } from 'rxjs';
import { PatientsPageActions } from '../patients.actions';
import { ChartApiActions, ChartPageActions } from './chart.actions';
import { ChartApi } from './chart.api';

export const loadMerges = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.mergesOpened),
      mergeMap(({ id }) =>
        api.merges(id).pipe(
          map((merges) => ChartApiActions.mergesLoaded({ id, merges })),
          catchError((error: unknown) => of(ChartApiActions.mergesFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const merge = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.mergeAsked),
      exhaustMap(({ id, request, key }) =>
        api.merge(id, request, key).pipe(
          map((done) => ChartApiActions.merged({ merge: done })),
          catchError((error: unknown) => of(ChartApiActions.mergeRefused({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const undoMerge = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.undoAsked),
      exhaustMap(({ id, mergeId }) =>
        api.undoMerge(id, mergeId).pipe(
          map((done) => ChartApiActions.undone({ merge: done })),
          catchError((error: unknown) => of(ChartApiActions.mergeRefused({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** One thing to read again after a merge or an undo: both records are other ones now. */
const readAgain = (next: (merge: PatientMerge) => Action) =>
  createEffect(
    (actions$ = inject(Actions)) => {
      return actions$.pipe(
        ofType(ChartApiActions.merged, ChartApiActions.undone),
        map(({ merge: done }) => next(done)),
      );
    },
    { functional: true },
  );

export const refreshSurvivor = readAgain(({ survivor: { id } }) => PatientsPageActions.patientOpened({ id }));
export const refreshMerged = readAgain(({ merged: { id } }) => PatientsPageActions.patientOpened({ id }));
export const refreshMergesOfSurvivor = readAgain(({ survivor: { id } }) => ChartPageActions.mergesOpened({ id }));
export const refreshMergesOfMerged = readAgain(({ merged: { id } }) => ChartPageActions.mergesOpened({ id }));

/** To the record that goes on. */
export const showSurvivor = createEffect(
  (actions$ = inject(Actions), router = inject(Router), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(ChartApiActions.merged),
      tap(({ merge: { survivor, merged } }) => {
        toasts.show(`${merged.patientNumber} was merged into ${survivor.patientNumber}.`);
        void router.navigate(['/patients', survivor.id], { replaceUrl: true });
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellUndone = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(ChartApiActions.undone),
      tap(({ merge: { merged } }) => toasts.show(`${merged.patientNumber} is a record of its own again.`)),
    );
  },
  { functional: true, dispatch: false },
);
