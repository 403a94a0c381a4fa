import { inject } from '@angular/core';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { EMPTY, catchError, map, of, switchMap, takeUntil } from 'rxjs';
import { ChartApiActions, ChartPageActions } from './chart.actions';
import { ChartApi } from './chart.api';

/** The newest question wins; the request before it is cancelled. */
export const loadTimeline = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.timelineOpened),
      switchMap(({ id, query }) =>
        api.timeline(id, query).pipe(
          map((timeline) => ChartApiActions.timelineLoaded({ id, timeline })),
          catchError((error: unknown) => of(ChartApiActions.timelineFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Unasked, so a failure is not told, and a new question makes it void. */
export const followTimeline = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.timelineOutdated),
      switchMap(({ id, query }) =>
        api.timeline(id, query).pipe(
          map((timeline) => ChartApiActions.timelineLoaded({ id, timeline })),
          catchError(() => EMPTY),
          takeUntil(actions$.pipe(ofType(ChartPageActions.timelineOpened))),
        ),
      ),
    );
  },
  { functional: true },
);
