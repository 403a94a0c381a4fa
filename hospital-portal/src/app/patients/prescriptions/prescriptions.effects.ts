import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Prescription } from '@hms/shared-dto';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { EMPTY, type Observable, catchError, exhaustMap, filter, map, of, switchMap, takeUntil, tap } from 'rxjs';
import { PrescriptionsApiActions, PrescriptionsPageActions } from './prescriptions.actions';
import { PrescriptionsApi } from './prescriptions.api';

/** The newest page wins. */
export const loadList = createEffect(
  (actions$ = inject(Actions), api = inject(PrescriptionsApi)) => {
    return actions$.pipe(
      ofType(PrescriptionsPageActions.listOpened),
      switchMap(({ patientId, cursor }) =>
        api.ofPatient(patientId, cursor).pipe(
          map((found) => PrescriptionsApiActions.listLoaded({ patientId, found })),
          catchError((error: unknown) => of(PrescriptionsApiActions.listFailed({ patientId, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Unasked, so a failure is not told, and a new question makes it void. */
export const followList = createEffect(
  (actions$ = inject(Actions), api = inject(PrescriptionsApi)) => {
    return actions$.pipe(
      ofType(PrescriptionsPageActions.listOutdated),
      switchMap(({ patientId, cursor }) =>
        api.ofPatient(patientId, cursor).pipe(
          map((found) => PrescriptionsApiActions.listLoaded({ patientId, found })),
          catchError(() => EMPTY),
          takeUntil(actions$.pipe(ofType(PrescriptionsPageActions.listOpened))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadOne = createEffect(
  (actions$ = inject(Actions), api = inject(PrescriptionsApi)) => {
    return actions$.pipe(
      ofType(PrescriptionsPageActions.prescriptionOpened),
      switchMap(({ id }) =>
        api.get(id).pipe(
          map((prescription) => PrescriptionsApiActions.prescriptionLoaded({ prescription })),
          catchError((error: unknown) => of(PrescriptionsApiActions.prescriptionFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

const changed = (call: Observable<Prescription>, done: string) =>
  call.pipe(
    map((prescription) => PrescriptionsApiActions.changed({ prescription, done })),
    catchError((error: unknown) => of(PrescriptionsApiActions.changeFailed({ problem: toProblem(error) }))),
  );

export const step = createEffect(
  (actions$ = inject(Actions), api = inject(PrescriptionsApi)) => {
    return actions$.pipe(
      ofType(
        PrescriptionsPageActions.holdAsked,
        PrescriptionsPageActions.resumeAsked,
        PrescriptionsPageActions.stopAsked,
        PrescriptionsPageActions.cancelAsked,
        PrescriptionsPageActions.completeAsked,
        PrescriptionsPageActions.mistakeAsked,
      ),
      exhaustMap((action) => {
        switch (action.type) {
          case PrescriptionsPageActions.holdAsked.type:
            return changed(api.hold(action.prescription, action.request), 'Prescription on hold.');
          case PrescriptionsPageActions.resumeAsked.type:
            return changed(api.resume(action.prescription), 'Prescription goes on.');
          case PrescriptionsPageActions.stopAsked.type:
            return changed(api.stop(action.prescription, action.request), 'Prescription stopped.');
          case PrescriptionsPageActions.cancelAsked.type:
            return changed(api.cancel(action.prescription, action.request), 'Prescription cancelled.');
          case PrescriptionsPageActions.completeAsked.type:
            return changed(api.complete(action.prescription), 'Marked as completed.');
          default:
            return changed(api.mistake(action.prescription, action.note), 'Marked as entered in error.');
        }
      }),
    );
  },
  { functional: true },
);

export const renew = createEffect(
  (actions$ = inject(Actions), api = inject(PrescriptionsApi)) => {
    return actions$.pipe(
      ofType(PrescriptionsPageActions.renewAsked),
      exhaustMap(({ prescription, key }) => changed(api.renew(prescription, key), 'Draft made. Read it, then sign.')),
    );
  },
  { functional: true },
);

export const tellChanged = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(PrescriptionsApiActions.changed),
      tap(({ done }) => toasts.show(done)),
    );
  },
  { functional: true, dispatch: false },
);

/** What was renewed is to be read and signed. */
export const openDraft = createEffect(
  (actions$ = inject(Actions), router = inject(Router)) => {
    return actions$.pipe(
      ofType(PrescriptionsApiActions.changed),
      filter(({ prescription: { status } }) => status === 'draft'),
      tap(({ prescription: { id, patientId } }) => void router.navigate(['/patients', patientId, 'prescriptions', id, 'edit'])),
    );
  },
  { functional: true, dispatch: false },
);
