import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import { EMPTY, type Observable, catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { changedWords, undoOf } from './plan-words';
import { PlansApiActions, PlansPageActions } from './plans.actions';
import { PlansApi } from './plans.api';
import type { PlanChange } from './plans.types';

/** The newest question wins. One that nobody asked fails in silence: what is shown stays. */
export const loadList = createEffect(
  (actions$ = inject(Actions), api = inject(PlansApi)) => {
    return actions$.pipe(
      ofType(PlansPageActions.listOpened, PlansPageActions.listOutdated),
      switchMap(({ type, query }) =>
        api.list(query).pipe(
          map((list) => PlansApiActions.listLoaded({ query, list })),
          catchError((error: unknown) =>
            type === PlansPageActions.listOpened.type ? of(PlansApiActions.listFailed({ query, problem: toProblem(error) })) : EMPTY,
          ),
        ),
      ),
    );
  },
  { functional: true },
);

export const load = createEffect(
  (actions$ = inject(Actions), api = inject(PlansApi)) => {
    return actions$.pipe(
      ofType(PlansPageActions.opened, PlansPageActions.outdated),
      switchMap(({ type, id }) =>
        api.get(id).pipe(
          map((plan) => PlansApiActions.loaded({ plan })),
          catchError((error: unknown) =>
            type === PlansPageActions.opened.type ? of(PlansApiActions.loadFailed({ id, problem: toProblem(error) })) : EMPTY,
          ),
        ),
      ),
    );
  },
  { functional: true },
);

export const make = createEffect(
  (actions$ = inject(Actions), api = inject(PlansApi)) => {
    return actions$.pipe(
      ofType(PlansPageActions.makeAsked),
      exhaustMap(({ patientId, request, key }) =>
        api.make(patientId, request, key).pipe(
          map((plan) => PlansApiActions.made({ plan })),
          catchError((error: unknown) => of(PlansApiActions.makeRefused({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Goals and activities come next. */
export const showMade = createEffect(
  (actions$ = inject(Actions), router = inject(Router), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(PlansApiActions.made),
      tap(({ plan }) => {
        toasts.show('Plan made. Add goals and activities.');
        void router.navigate(['/patients', plan.patientId, 'plans', plan.id]);
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** Somebody was faster: what they left, so that the person sees it, and what was typed is not lost. */
const notChanged = (api: PlansApi, { id, change, error }: { id: string; change: PlanChange; error: unknown }): Observable<Action> => {
  const problem = toProblem(error);
  if (problem.status !== 412) return of(PlansApiActions.refused({ id, problem }));
  return api.get(id).pipe(
    map((theirs) => PlansApiActions.conflictFound({ theirs, change, problem })),
    catchError((failure: unknown) => of(PlansApiActions.refused({ id, problem: toProblem(failure) }))),
  );
};

/** A second press while the first is on its way does nothing. */
export const change = createEffect(
  (actions$ = inject(Actions), api = inject(PlansApi)) => {
    return actions$.pipe(
      ofType(PlansPageActions.changeAsked),
      exhaustMap(({ id, change: wanted }) =>
        api.change(id, wanted).pipe(
          map((plan) => PlansApiActions.changed({ plan, change: wanted })),
          catchError((error: unknown) => notChanged(api, { id, change: wanted, error })),
        ),
      ),
    );
  },
  { functional: true },
);

/** With Undo where there is a way back. */
export const tellChanged = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService), store = inject(Store)) => {
    return actions$.pipe(
      ofType(PlansApiActions.changed),
      tap(({ plan, change: done }) => {
        const undo = undoOf(plan, done);
        toasts.show(
          changedWords(done),
          undo ? () => store.dispatch(PlansPageActions.changeAsked({ id: plan.id, change: undo })) : undefined,
        );
      }),
    );
  },
  { functional: true, dispatch: false },
);
