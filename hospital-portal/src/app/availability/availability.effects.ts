import { inject } from '@angular/core';
import { ToastService, leavesOrphans, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { AvailabilityApiActions, AvailabilityPageActions } from './availability.actions';
import { AvailabilityApi } from './availability.api';
import { DONE_WORDS, type HoursChange } from './hours-change';

export const loadDoctors = createEffect(
  (actions$ = inject(Actions), api = inject(AvailabilityApi)) => {
    return actions$.pipe(
      ofType(AvailabilityPageActions.doctorsWanted),
      switchMap(() =>
        api.doctors().pipe(
          map((doctors) => AvailabilityApiActions.doctorsLoaded({ doctors })),
          catchError((error: unknown) => of(AvailabilityApiActions.doctorsFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const load = createEffect(
  (actions$ = inject(Actions), api = inject(AvailabilityApi)) => {
    return actions$.pipe(
      ofType(AvailabilityPageActions.opened),
      switchMap(({ doctorId }) =>
        api.get(doctorId).pipe(
          map((availability) => AvailabilityApiActions.loaded({ availability })),
          catchError((error: unknown) => of(AvailabilityApiActions.loadFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

function notChanged(doctorId: string, change: HoursChange, error: unknown) {
  const problem = toProblem(error);
  if (leavesOrphans(problem)) return AvailabilityApiActions.orphansFound({ change, problem });
  return problem.status === 412 ? AvailabilityApiActions.changeStale({ doctorId }) : AvailabilityApiActions.changeFailed({ problem });
}

/** A second press while the first is on its way does nothing. */
export const change = createEffect(
  (actions$ = inject(Actions), api = inject(AvailabilityApi)) => {
    return actions$.pipe(
      ofType(AvailabilityPageActions.changeAsked),
      exhaustMap(({ doctorId, asked }) =>
        api.apply(doctorId, asked).pipe(
          map(() => AvailabilityApiActions.changed({ doctorId, kind: asked.change.kind })),
          catchError((error: unknown) => of(notChanged(doctorId, asked.change, error))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Somebody else saved first: reads what they left, so that one's own choice can be made in its light. */
export const readTheirs = createEffect(
  (actions$ = inject(Actions), api = inject(AvailabilityApi)) => {
    return actions$.pipe(
      ofType(AvailabilityApiActions.changeStale),
      switchMap(({ doctorId }) =>
        api.get(doctorId).pipe(
          map((theirs) => AvailabilityApiActions.conflictFound({ theirs })),
          catchError((error: unknown) => of(AvailabilityApiActions.changeFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const refresh = createEffect(
  (actions$ = inject(Actions)) => {
    return actions$.pipe(
      ofType(AvailabilityApiActions.changed),
      map(({ doctorId }) => AvailabilityPageActions.opened({ doctorId })),
    );
  },
  { functional: true },
);

export const tellChanged = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(AvailabilityApiActions.changed),
      tap(({ kind }) => toasts.show(DONE_WORDS[kind])),
    );
  },
  { functional: true, dispatch: false },
);
