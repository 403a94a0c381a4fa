import { inject } from '@angular/core';
import type { LabSpecimenSheet } from '@hms/shared-dto';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { EMPTY, type Observable, catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { LabsApiActions, LabsPageActions } from './labs.actions';
import { LabsApi } from './labs.api';

/** The newest question wins. */
export const loadList = createEffect(
  (actions$ = inject(Actions), api = inject(LabsApi)) => {
    return actions$.pipe(
      ofType(LabsPageActions.listQueried),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((list) => LabsApiActions.listLoaded({ list })),
          catchError((error: unknown) => of(LabsApiActions.listFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadSheet = createEffect(
  (actions$ = inject(Actions), api = inject(LabsApi)) => {
    return actions$.pipe(
      ofType(LabsPageActions.sheetOpened),
      switchMap(({ id }) =>
        api.sheet(id).pipe(
          map((sheet) => LabsApiActions.sheetLoaded({ sheet })),
          catchError((error: unknown) => of(LabsApiActions.sheetFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const followSheet = createEffect(
  (actions$ = inject(Actions), api = inject(LabsApi)) => {
    return actions$.pipe(
      ofType(LabsPageActions.sheetOutdated),
      switchMap(({ id }) =>
        api.sheet(id).pipe(
          map((sheet) => LabsApiActions.sheetLoaded({ sheet })),
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true },
);

const stepped = (call: Observable<unknown>, done: string) =>
  call.pipe(
    map(() => LabsApiActions.stepped({ sheet: null, done })),
    catchError((error: unknown) => of(LabsApiActions.stepFailed({ problem: toProblem(error) }))),
  );

const answered = (call: Observable<LabSpecimenSheet>, done: string) =>
  call.pipe(
    map((sheet) => LabsApiActions.stepped({ sheet, done })),
    catchError((error: unknown) => of(LabsApiActions.stepFailed({ problem: toProblem(error) }))),
  );

export const collect = createEffect(
  (actions$ = inject(Actions), api = inject(LabsApi)) => {
    return actions$.pipe(
      ofType(LabsPageActions.collectAsked),
      exhaustMap(({ specimen, request }) => stepped(api.collect(specimen, request), `${specimen.accessionNumber} collected.`)),
    );
  },
  { functional: true },
);

export const receive = createEffect(
  (actions$ = inject(Actions), api = inject(LabsApi)) => {
    return actions$.pipe(
      ofType(LabsPageActions.receiveAsked),
      exhaustMap(({ specimen }) => stepped(api.receive(specimen), `${specimen.accessionNumber} received.`)),
    );
  },
  { functional: true },
);

export const reject = createEffect(
  (actions$ = inject(Actions), api = inject(LabsApi)) => {
    return actions$.pipe(
      ofType(LabsPageActions.rejectAsked),
      exhaustMap(({ specimen, request }) => stepped(api.reject(specimen, request), 'Refused. Another specimen is to be collected.')),
    );
  },
  { functional: true },
);

export const enter = createEffect(
  (actions$ = inject(Actions), api = inject(LabsApi)) => {
    return actions$.pipe(
      ofType(LabsPageActions.resultsEntered),
      exhaustMap(({ specimen, entries, preliminary }) =>
        answered(api.enter(specimen, entries, preliminary), preliminary ? 'Entered. To be verified.' : 'Results kept.'),
      ),
    );
  },
  { functional: true },
);

export const verify = createEffect(
  (actions$ = inject(Actions), api = inject(LabsApi)) => {
    return actions$.pipe(
      ofType(LabsPageActions.verifyAsked),
      exhaustMap(({ specimen, resultIds }) => answered(api.verify(specimen, resultIds), 'Verified. The results are final.')),
    );
  },
  { functional: true },
);

export const correct = createEffect(
  (actions$ = inject(Actions), api = inject(LabsApi)) => {
    return actions$.pipe(
      ofType(LabsPageActions.correctAsked),
      exhaustMap(({ specimen, entry, reason }) => answered(api.correct(specimen, entry, reason), 'Corrected. Who ordered it is told.')),
    );
  },
  { functional: true },
);

export const loadCritical = createEffect(
  (actions$ = inject(Actions), api = inject(LabsApi)) => {
    return actions$.pipe(
      ofType(LabsPageActions.criticalQueried),
      switchMap(({ status, cursor }) =>
        api.critical(status, cursor).pipe(
          map((list) => LabsApiActions.criticalLoaded({ list })),
          catchError((error: unknown) => of(LabsApiActions.criticalFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadTimes = createEffect(
  (actions$ = inject(Actions), api = inject(LabsApi)) => {
    return actions$.pipe(
      ofType(LabsPageActions.timesQueried),
      switchMap(() =>
        api.times().pipe(
          map((times) => LabsApiActions.timesLoaded({ times })),
          catchError((error: unknown) => of(LabsApiActions.timesFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const acknowledge = createEffect(
  (actions$ = inject(Actions), api = inject(LabsApi)) => {
    return actions$.pipe(
      ofType(LabsPageActions.acknowledgeAsked),
      exhaustMap(({ critical, readBack }) => stepped(api.acknowledge(critical.id, readBack), 'Acknowledged.')),
    );
  },
  { functional: true },
);

export const tellStepped = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(LabsApiActions.stepped),
      tap(({ done }) => toasts.show(done)),
    );
  },
  { functional: true, dispatch: false },
);
