import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { EMPTY, catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { VisitApiActions, VisitPageActions } from './visits.actions';
import { VisitsApi } from './visits.api';

/** The newest question wins; the request before it is cancelled. */
export const loadList = createEffect(
  (actions$ = inject(Actions), api = inject(VisitsApi)) => {
    return actions$.pipe(
      ofType(VisitPageActions.listOpened),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((list) => VisitApiActions.listLoaded({ query, list })),
          catchError((error: unknown) => of(VisitApiActions.listFailed({ query, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Unasked, so a failure is not told. */
export const followList = createEffect(
  (actions$ = inject(Actions), api = inject(VisitsApi)) => {
    return actions$.pipe(
      ofType(VisitPageActions.listOutdated),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((list) => VisitApiActions.listLoaded({ query, list })),
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true },
);

export const start = createEffect(
  (actions$ = inject(Actions), api = inject(VisitsApi)) => {
    return actions$.pipe(
      ofType(VisitPageActions.startAsked),
      exhaustMap(({ request, key }) =>
        api.start(request, key).pipe(
          map((visit) => VisitApiActions.started({ visit })),
          catchError((error: unknown) => {
            const problem = toProblem(error);
            const id = problem.more['id'];
            if (problem.code !== 'visit.started_already' || typeof id !== 'string') return of(VisitApiActions.startRefused({ problem }));
            return of(VisitApiActions.foundStarted({ id, patientId: request.patientId }));
          }),
        ),
      ),
    );
  },
  { functional: true },
);

/** The page of starting is left for good: going back does not start another one. */
export const openStarted = createEffect(
  (actions$ = inject(Actions), router = inject(Router)) => {
    return actions$.pipe(
      ofType(VisitApiActions.started, VisitApiActions.foundStarted),
      map((found) => ('visit' in found ? found.visit : found)),
      tap(({ id, patientId }) => void router.navigate(['/patients', patientId, 'visits', id], { replaceUrl: true })),
    );
  },
  { functional: true, dispatch: false },
);

/** A note can be written without templates, so nothing is told when they do not come. */
export const loadTemplates = createEffect(
  (actions$ = inject(Actions), api = inject(VisitsApi)) => {
    return actions$.pipe(
      ofType(VisitPageActions.templatesWanted),
      switchMap(() =>
        api.templates().pipe(
          map((templates) => VisitApiActions.templatesLoaded({ templates })),
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true },
);
