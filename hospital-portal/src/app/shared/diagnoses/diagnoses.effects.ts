import { inject } from '@angular/core';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import type { Action } from '@ngrx/store';
import { EMPTY, type Observable, catchError, debounceTime, exhaustMap, map, mergeMap, of, switchMap } from 'rxjs';
import { FEWEST_LETTERS } from './code-search';
import { DiagnosesApiActions, type DiagnosesOf, DiagnosesPageActions } from './diagnoses.actions';
import { DiagnosesApi } from './diagnoses.api';

/** As long as somebody types, nothing is asked. */
const TYPING_MS = 250;

export const loadDiagnoses = createEffect(
  (actions$ = inject(Actions), api = inject(DiagnosesApi)) => {
    return actions$.pipe(
      ofType(DiagnosesPageActions.opened, DiagnosesPageActions.outdated),
      mergeMap(({ type, of: wanted }) =>
        api.list(wanted).pipe(
          map((conditions) => DiagnosesApiActions.loaded({ of: wanted, conditions })),
          // One that nobody asked fails in silence: what is shown stays.
          catchError((error: unknown) =>
            type === DiagnosesPageActions.opened.type ? of(DiagnosesApiActions.failed({ of: wanted, problem: toProblem(error) })) : EMPTY,
          ),
        ),
      ),
    );
  },
  { functional: true },
);

const saved = (wanted: DiagnosesOf, call: Observable<unknown>): Observable<Action> =>
  call.pipe(
    map(() => DiagnosesApiActions.saved({ of: wanted })),
    catchError((error: unknown) => of(DiagnosesApiActions.refused({ of: wanted, problem: toProblem(error) }))),
  );

export const recordDiagnosis = createEffect(
  (actions$ = inject(Actions), api = inject(DiagnosesApi)) => {
    return actions$.pipe(
      ofType(DiagnosesPageActions.recorded),
      exhaustMap(({ of: wanted, request, key }) => saved(wanted, api.record(wanted, request, key))),
    );
  },
  { functional: true },
);

export const changeDiagnosis = createEffect(
  (actions$ = inject(Actions), api = inject(DiagnosesApi)) => {
    return actions$.pipe(
      ofType(DiagnosesPageActions.changed),
      exhaustMap(({ of: wanted, id, version, request }) => saved(wanted, api.change(id, version, request))),
    );
  },
  { functional: true },
);

export const markDiagnosisWrong = createEffect(
  (actions$ = inject(Actions), api = inject(DiagnosesApi)) => {
    return actions$.pipe(
      ofType(DiagnosesPageActions.markedWrong),
      exhaustMap(({ of: wanted, id, version, reason }) => saved(wanted, api.markWrong(id, version, reason))),
    );
  },
  { functional: true },
);

/** What was written is read again, never made up here. A refusal may come of what colleagues did meanwhile. */
export const refreshDiagnoses = createEffect(
  (actions$ = inject(Actions)) => {
    return actions$.pipe(
      ofType(DiagnosesApiActions.saved, DiagnosesApiActions.refused),
      map(({ of: wanted }) => DiagnosesPageActions.outdated({ of: wanted })),
    );
  },
  { functional: true },
);

/** The newest question wins; too short a one is not asked. */
export const searchCodes = createEffect(
  (actions$ = inject(Actions), api = inject(DiagnosesApi)) => {
    return actions$.pipe(
      ofType(DiagnosesPageActions.searched),
      debounceTime(TYPING_MS),
      switchMap(({ q }) =>
        q.length < FEWEST_LETTERS
          ? EMPTY
          : api.codes(q).pipe(
              map((codes) => DiagnosesApiActions.codesFound({ q, codes })),
              catchError(() => of(DiagnosesApiActions.codesFailed({ q }))),
            ),
      ),
    );
  },
  { functional: true },
);

export const loadFavourites = createEffect(
  (actions$ = inject(Actions), api = inject(DiagnosesApi)) => {
    return actions$.pipe(
      ofType(DiagnosesPageActions.favouritesWanted),
      exhaustMap(() =>
        api.favourites().pipe(
          map((codes) => DiagnosesApiActions.favouritesFound({ codes })),
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true },
);
