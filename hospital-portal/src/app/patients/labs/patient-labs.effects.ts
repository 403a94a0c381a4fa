import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, exhaustMap, forkJoin, map, of, switchMap, tap } from 'rxjs';
import { PlanLinks } from '../../shared/plans/plan-links.service';
import { PatientLabsApiActions, PatientLabsPageActions } from './patient-labs.actions';
import { PatientLabsApi } from './patient-labs.api';

/** The newest page wins; the request before it is cancelled. */
export const loadOrders = createEffect(
  (actions$ = inject(Actions), api = inject(PatientLabsApi)) => {
    return actions$.pipe(
      ofType(PatientLabsPageActions.opened),
      switchMap(({ id, cursor }) =>
        api.orders(id, cursor).pipe(
          map((list) => PatientLabsApiActions.ordersLoaded({ id, list })),
          catchError((error: unknown) => of(PatientLabsApiActions.ordersFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadHistory = createEffect(
  (actions$ = inject(Actions), api = inject(PatientLabsApi)) => {
    return actions$.pipe(
      ofType(PatientLabsPageActions.opened),
      switchMap(({ id }) =>
        api.history(id).pipe(
          map((history) => PatientLabsApiActions.historyLoaded({ id, history })),
          catchError((error: unknown) => of(PatientLabsApiActions.historyFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadCritical = createEffect(
  (actions$ = inject(Actions), api = inject(PatientLabsApi)) => {
    return actions$.pipe(
      ofType(PatientLabsPageActions.criticalWanted),
      switchMap(({ id }) =>
        api.critical(id).pipe(
          map((results) => PatientLabsApiActions.criticalLoaded({ id, results })),
          catchError((error: unknown) => of(PatientLabsApiActions.criticalFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadCatalogue = createEffect(
  (actions$ = inject(Actions), api = inject(PatientLabsApi)) => {
    return actions$.pipe(
      ofType(PatientLabsPageActions.orderFormOpened),
      switchMap(() =>
        forkJoin({ tests: api.tests(), panels: api.panels() }).pipe(
          map((catalogue) => PatientLabsApiActions.catalogueLoaded(catalogue)),
          catchError((error: unknown) => of(PatientLabsApiActions.catalogueFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const place = createEffect(
  (actions$ = inject(Actions), api = inject(PatientLabsApi)) => {
    return actions$.pipe(
      ofType(PatientLabsPageActions.orderAsked),
      exhaustMap(({ request, key }) =>
        api.place(request, key).pipe(
          map((order) => PatientLabsApiActions.placed({ order })),
          catchError((error: unknown) => of(PatientLabsApiActions.placeFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const showPlaced = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService), router = inject(Router), plans = inject(PlanLinks)) => {
    return actions$.pipe(
      ofType(PatientLabsApiActions.placed),
      tap(({ order }) => {
        const done = `${order.orderNumber} ordered.`;
        if (plans.follow({ patientId: order.patient.id, id: order.id, done })) return;
        toasts.show(done);
        void router.navigate(['/patients', order.patient.id, 'labs'], { replaceUrl: true });
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const cancel = createEffect(
  (actions$ = inject(Actions), api = inject(PatientLabsApi)) => {
    return actions$.pipe(
      ofType(PatientLabsPageActions.cancelAsked),
      exhaustMap(({ order, reason }) =>
        api.cancel(order, { reason }).pipe(
          map(() => PatientLabsApiActions.changed({ id: order.patient.id, done: `${order.orderNumber} cancelled.` })),
          catchError((error: unknown) => of(PatientLabsApiActions.changeFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const acknowledge = createEffect(
  (actions$ = inject(Actions), api = inject(PatientLabsApi)) => {
    return actions$.pipe(
      ofType(PatientLabsPageActions.acknowledgeAsked),
      exhaustMap(({ critical, readBack }) =>
        api.acknowledge(critical.id, readBack).pipe(
          map(() => PatientLabsApiActions.changed({ id: critical.patient.id, done: 'Acknowledged.' })),
          catchError((error: unknown) => of(PatientLabsApiActions.changeFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** The lists as they are now. */
export const refresh = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(PatientLabsApiActions.changed),
      tap(({ done }) => toasts.show(done)),
      switchMap(({ id }) => of(PatientLabsPageActions.opened({ id }), PatientLabsPageActions.criticalWanted({ id }))),
    );
  },
  { functional: true },
);
