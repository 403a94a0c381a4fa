import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { EMPTY, catchError, exhaustMap, map, mergeMap, of, switchMap, takeUntil, tap, withLatestFrom } from 'rxjs';
import { PRIORITY_LOOKS, QUEUE_STEPS } from './queue-steps';
import { QueueApiActions, QueuePageActions } from './queue.actions';
import { QueueApi } from './queue.api';
import { queueFeature } from './queue.feature';

export const load = createEffect(
  (actions$ = inject(Actions), api = inject(QueueApi)) => {
    return actions$.pipe(
      ofType(QueuePageActions.queueQueried),
      switchMap(({ query }) =>
        api.today(query).pipe(
          map((page) => QueueApiActions.queueLoaded({ page })),
          catchError((error: unknown) => of(QueueApiActions.queueFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Unasked, so a failure is not told; a new question, or a step that is taken here, makes it void. */
export const follow = createEffect(
  (actions$ = inject(Actions), store = inject(Store), api = inject(QueueApi)) => {
    return actions$.pipe(
      ofType(QueuePageActions.queueOutdated, QueueApiActions.stepFailed),
      withLatestFrom(store.select(queueFeature.selectQuery)),
      switchMap(([, query]) =>
        api.today(query).pipe(
          map((page) => QueueApiActions.queueLoaded({ page })),
          catchError(() => EMPTY),
          takeUntil(actions$.pipe(ofType(QueuePageActions.queueQueried, QueueApiActions.stepped))),
        ),
      ),
    );
  },
  { functional: true },
);

export const callNext = createEffect(
  (actions$ = inject(Actions), api = inject(QueueApi)) => {
    return actions$.pipe(
      ofType(QueuePageActions.nextAsked),
      mergeMap(({ doctorId: subject }) =>
        api.callNext(subject).pipe(
          map((token) => QueueApiActions.stepped({ subject, token, done: QUEUE_STEPS.call.done(token.number) })),
          catchError((error: unknown) => of(QueueApiActions.stepFailed({ subject, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const step = createEffect(
  (actions$ = inject(Actions), api = inject(QueueApi)) => {
    return actions$.pipe(
      ofType(QueuePageActions.stepAsked),
      mergeMap(({ token: before, step: asked }) =>
        api.step(before, asked).pipe(
          map((token) => QueueApiActions.stepped({ subject: before.id, token, done: QUEUE_STEPS[asked].done(token.number) })),
          catchError((error: unknown) => of(QueueApiActions.stepFailed({ subject: before.id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const setPriority = createEffect(
  (actions$ = inject(Actions), api = inject(QueueApi)) => {
    return actions$.pipe(
      ofType(QueuePageActions.priorityAsked),
      mergeMap(({ token: before, priority }) =>
        api.setPriority(before, priority).pipe(
          map((token) => {
            const done = `Number ${token.number}: ${PRIORITY_LOOKS[priority].label.toLowerCase()}.`;
            return QueueApiActions.stepped({ subject: before.id, token, done });
          }),
          catchError((error: unknown) => of(QueueApiActions.stepFailed({ subject: before.id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const openSlip = createEffect(
  (actions$ = inject(Actions), api = inject(QueueApi)) => {
    return actions$.pipe(
      ofType(QueuePageActions.slipOpened),
      switchMap(({ id }) =>
        api.get(id).pipe(
          map((token) => QueueApiActions.slipLoaded({ token })),
          catchError((error: unknown) => of(QueueApiActions.slipFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** A second press while the first is on its way does nothing. */
export const issue = createEffect(
  (actions$ = inject(Actions), api = inject(QueueApi)) => {
    return actions$.pipe(
      ofType(QueuePageActions.tokenAsked),
      exhaustMap(({ request, key }) =>
        api.issue(request, key).pipe(
          map((token) => QueueApiActions.tokenIssued({ token })),
          catchError((error: unknown) => of(QueueApiActions.issueFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const tellStepped = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(QueueApiActions.stepped),
      tap(({ done }) => toasts.show(done)),
    );
  },
  { functional: true, dispatch: false },
);

/** From the form to the slip that the patient gets. */
export const showIssued = createEffect(
  (actions$ = inject(Actions), router = inject(Router), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(QueueApiActions.tokenIssued),
      tap(({ token: { id, number, doctorName } }) => {
        toasts.show(`Number ${number} for ${doctorName}.`);
        void router.navigate(['/queue', id, 'slip'], { replaceUrl: true });
      }),
    );
  },
  { functional: true, dispatch: false },
);
