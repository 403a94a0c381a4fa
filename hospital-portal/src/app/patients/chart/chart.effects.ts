import { inject } from '@angular/core';
import type { DuplicateCheckRequest } from '@hms/shared-dto';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import { EMPTY, type Observable, catchError, concatMap, debounceTime, exhaustMap, filter, map, mergeMap, of, switchMap, tap } from 'rxjs';
import { PatientsPageActions } from '../patients.actions';
import { ChartApiActions, ChartPageActions } from './chart.actions';
import { ChartApi } from './chart.api';

/** As long as somebody types, nothing is asked. */
const TYPING_MS = 400;

export const loadAllergies = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.allergiesOpened, ChartApiActions.allergySaved),
      mergeMap(({ id }) =>
        api.allergies(id).pipe(
          map((list) => ChartApiActions.allergiesLoaded({ id, list })),
          catchError((error: unknown) => of(ChartApiActions.allergiesFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** The banner comes with the patient: what was written is read again, never made up here. */
export const refreshBanner = createEffect(
  (actions$ = inject(Actions)) => {
    return actions$.pipe(
      ofType(ChartApiActions.allergySaved),
      map(({ id }) => PatientsPageActions.patientOpened({ id })),
    );
  },
  { functional: true },
);

const saved = (id: string, call: Observable<unknown>): Observable<Action> =>
  call.pipe(
    map(() => ChartApiActions.allergySaved({ id })),
    catchError((error: unknown) => of(ChartApiActions.allergyRefused({ id, problem: toProblem(error) }))),
  );

export const recordAllergy = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.allergyRecorded),
      exhaustMap(({ id, request, key }) => saved(id, api.recordAllergy(id, request, key))),
    );
  },
  { functional: true },
);

export const answerAllergies = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.noneKnownAnswered),
      exhaustMap(({ id, version, noneKnown }) => saved(id, api.answerAllergies(id, version, noneKnown))),
    );
  },
  { functional: true },
);

/** Somebody saved first: what they left, so that the person can choose. */
const theirsOf = (api: ChartApi, id: string, allergyId: string): Observable<Action> =>
  api.allergies(id).pipe(
    concatMap((list) => {
      const theirs = list.data.find((allergy) => allergy.id === allergyId);
      return [ChartApiActions.allergiesLoaded({ id, list }), ...(theirs ? [ChartApiActions.allergyConflictFound({ id, theirs })] : [])];
    }),
    catchError((error: unknown) => of(ChartApiActions.allergyRefused({ id, problem: toProblem(error) }))),
  );

export const changeAllergy = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.allergyChanged),
      exhaustMap(({ id, allergyId, version, request }) =>
        api.changeAllergy({ id, allergyId }, version, request).pipe(
          map(() => ChartApiActions.allergySaved({ id })),
          catchError((error: unknown) => {
            const problem = toProblem(error);
            return problem.status === 412 ? theirsOf(api, id, allergyId) : of(ChartApiActions.allergyRefused({ id, problem }));
          }),
        ),
      ),
    );
  },
  { functional: true },
);

/** An answer for a list that has changed is not given; the list is shown as it is now. */
export const refreshStaleList = createEffect(
  (actions$ = inject(Actions)) => {
    return actions$.pipe(
      ofType(ChartApiActions.allergyRefused),
      filter(({ problem }) => problem.status === 412),
      map(({ id }) => ChartPageActions.allergiesOpened({ id })),
    );
  },
  { functional: true },
);

export const loadDuplicates = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.duplicatesOpened, ChartApiActions.distinctionSaved),
      mergeMap(({ id }) =>
        api.duplicates(id).pipe(
          map((candidates) => ChartApiActions.duplicatesLoaded({ id, candidates })),
          catchError((error: unknown) => of(ChartApiActions.duplicatesFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const distinguish = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.toldApart, ChartPageActions.distinctionTakenBack),
      concatMap(({ type, id, otherId }) => {
        const apart = type === ChartPageActions.toldApart.type;
        return (apart ? api.tellApart(id, otherId) : api.takeBackDistinction(id, otherId)).pipe(
          map(() => ChartApiActions.distinctionSaved({ id, otherId, apart })),
          catchError((error: unknown) => of(ChartApiActions.distinctionFailed({ id, problem: toProblem(error) }))),
        );
      }),
    );
  },
  { functional: true },
);

export const tellDistinguished = createEffect(
  (actions$ = inject(Actions), store = inject(Store), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(ChartApiActions.distinctionSaved),
      filter(({ apart }) => apart),
      tap(({ id, otherId }) =>
        toasts.show('Kept apart as two people.', () => store.dispatch(ChartPageActions.distinctionTakenBack({ id, otherId }))),
      ),
    );
  },
  { functional: true, dispatch: false },
);

const likelyFor = (api: ChartApi, known: DuplicateCheckRequest): Observable<Action> =>
  api.checkDuplicates(known).pipe(
    map((candidates) => ChartApiActions.likelyFound({ candidates })),
    catchError(() => of(ChartApiActions.likelyFound({ candidates: [] }))),
  );

/** While somebody types: only the newest question is answered, and none once the form is left. Advice that does not come is no failure. */
export const checkDuplicates = createEffect(
  (actions$ = inject(Actions), api = inject(ChartApi)) => {
    return actions$.pipe(
      ofType(ChartPageActions.detailsTyped, ChartPageActions.formLeft),
      debounceTime(TYPING_MS),
      switchMap((action) => ('known' in action ? likelyFor(api, action.known) : EMPTY)),
    );
  },
  { functional: true },
);
