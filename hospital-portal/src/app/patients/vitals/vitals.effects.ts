import { inject } from '@angular/core';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import type { Action } from '@ngrx/store';
import { EMPTY, type Observable, catchError, exhaustMap, map, of, switchMap, takeUntil, tap } from 'rxjs';
import { VitalsApiActions, VitalsPageActions } from './vitals.actions';
import { VitalsApi } from './vitals.api';

const loaded = (id: string, cursor?: string) =>
  map((list: Parameters<typeof VitalsApiActions.loaded>[0]['list']) => VitalsApiActions.loaded({ id, list, first: cursor === undefined }));

/** The newest question wins; the request before it is cancelled. */
export const loadVitals = createEffect(
  (actions$ = inject(Actions), api = inject(VitalsApi)) => {
    return actions$.pipe(
      ofType(VitalsPageActions.opened),
      switchMap(({ id, cursor }) =>
        api.list(id, cursor).pipe(
          loaded(id, cursor),
          catchError((error: unknown) => of(VitalsApiActions.failed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Unasked, so a failure is not told, and a new question makes it void. */
export const followVitals = createEffect(
  (actions$ = inject(Actions), api = inject(VitalsApi)) => {
    return actions$.pipe(
      ofType(VitalsPageActions.outdated),
      switchMap(({ id, cursor }) =>
        api.list(id, cursor).pipe(
          loaded(id, cursor),
          catchError(() => EMPTY),
          takeUntil(actions$.pipe(ofType(VitalsPageActions.opened))),
        ),
      ),
    );
  },
  { functional: true },
);

/** What stands beside the fields. A form without it is one all the same: a failure is not told. */
export const loadLatest = createEffect(
  (actions$ = inject(Actions), api = inject(VitalsApi)) => {
    return actions$.pipe(
      ofType(VitalsPageActions.formOpened),
      switchMap(({ id }) =>
        api.latest(id).pipe(
          map((latest) => VitalsApiActions.latestLoaded({ id, latest })),
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true },
);

const saved = (id: string, words: string, call: Observable<unknown>): Observable<Action> =>
  call.pipe(
    map(() => VitalsApiActions.saved({ id, words })),
    catchError((error: unknown) => of(VitalsApiActions.refused({ id, problem: toProblem(error) }))),
  );

export const recordVitals = createEffect(
  (actions$ = inject(Actions), api = inject(VitalsApi)) => {
    return actions$.pipe(
      ofType(VitalsPageActions.recorded),
      exhaustMap(({ id, request, key }) => saved(id, 'Vital signs recorded.', api.record(id, request, key))),
    );
  },
  { functional: true },
);

export const correctVitals = createEffect(
  (actions$ = inject(Actions), api = inject(VitalsApi)) => {
    return actions$.pipe(
      ofType(VitalsPageActions.corrected),
      exhaustMap(({ id, vitalsId, version, request, key }) =>
        saved(id, 'Corrected. The wrong values stay readable.', api.correct({ id: vitalsId, version }, request, key)),
      ),
    );
  },
  { functional: true },
);

export const markVitalsWrong = createEffect(
  (actions$ = inject(Actions), api = inject(VitalsApi)) => {
    return actions$.pipe(
      ofType(VitalsPageActions.markedWrong),
      exhaustMap(({ id, vitalsId, version, reason }) =>
        saved(id, 'Marked as a mistake.', api.markWrong({ id: vitalsId, version }, reason)),
      ),
    );
  },
  { functional: true },
);

/** What was written is read again, never made up here. A refusal may come of what colleagues did meanwhile. */
export const refreshVitals = createEffect(
  (actions$ = inject(Actions)) => {
    return actions$.pipe(
      ofType(VitalsApiActions.saved, VitalsApiActions.refused),
      map(({ id }) => VitalsPageActions.outdated({ id })),
    );
  },
  { functional: true },
);

export const tellSaved = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(VitalsApiActions.saved),
      tap(({ words }) => toasts.show(words)),
    );
  },
  { functional: true, dispatch: false },
);
