import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import type { Action } from '@ngrx/store';
import { type Observable, catchError, exhaustMap, map, of, switchMap, takeUntil, tap } from 'rxjs';
import { PlanLinks } from '../../shared/plans/plan-links.service';
import { PrescriptionsApiActions, PrescriptionsPageActions } from './prescriptions.actions';
import { PrescriptionsApi } from './prescriptions.api';
import type { DraftPlace } from './prescriptions.types';

export const findMedicines = createEffect(
  (actions$ = inject(Actions), api = inject(PrescriptionsApi)) => {
    return actions$.pipe(
      ofType(PrescriptionsPageActions.medicineSearched),
      switchMap(({ q }) =>
        q
          ? api.medicines(q).pipe(
              map((medicines) => PrescriptionsApiActions.medicinesFound({ medicines })),
              catchError((error: unknown) => of(PrescriptionsApiActions.searchFailed({ problem: toProblem(error) }))),
            )
          : of(PrescriptionsApiActions.medicinesFound({ medicines: [] })),
      ),
    );
  },
  { functional: true },
);

export const loadMedicine = createEffect(
  (actions$ = inject(Actions), api = inject(PrescriptionsApi)) => {
    return actions$.pipe(
      ofType(PrescriptionsPageActions.medicineWanted),
      switchMap(({ id }) =>
        api.medicine(id).pipe(
          map((medicine) => PrescriptionsApiActions.medicineLoaded({ medicine })),
          catchError((error: unknown) => of(PrescriptionsApiActions.searchFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** What was typed last is checked; an answer about anything else is thrown away. */
export const check = createEffect(
  (actions$ = inject(Actions), api = inject(PrescriptionsApi)) => {
    return actions$.pipe(
      ofType(PrescriptionsPageActions.checkWanted),
      switchMap(({ request }) =>
        api.check(request).pipe(
          map((answer) => PrescriptionsApiActions.checked({ check: answer })),
          catchError((error: unknown) => of(PrescriptionsApiActions.checkFailed({ problem: toProblem(error) }))),
          takeUntil(actions$.pipe(ofType(PrescriptionsPageActions.checkOutdated))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Stale: the draft as somebody left it, so that the person can choose; what is no draft any more is told as it is. */
const notSaved = (api: PrescriptionsApi, error: unknown, draft: DraftPlace | null): Observable<Action> => {
  const problem = toProblem(error);
  const failed = PrescriptionsApiActions.saveFailed({ problem, draft });
  if (problem.status !== 412 || !draft) return of(failed);
  return api.get(draft.id).pipe(
    map((theirs) => (theirs.status === 'draft' ? PrescriptionsApiActions.conflictFound({ theirs }) : failed)),
    catchError(() => of(failed)),
  );
};

export const save = createEffect(
  (actions$ = inject(Actions), api = inject(PrescriptionsApi)) => {
    return actions$.pipe(
      ofType(PrescriptionsPageActions.saveAsked),
      exhaustMap(({ request, draft, key }) =>
        api.save(request, draft, key).pipe(
          map((prescription) => PrescriptionsApiActions.saved({ prescription })),
          catchError((error: unknown) => notSaved(api, error, draft)),
        ),
      ),
    );
  },
  { functional: true },
);

/** Saved, then signed as it was saved. When signing is refused the draft stays, and the next try writes it anew. */
export const sign = createEffect(
  (actions$ = inject(Actions), api = inject(PrescriptionsApi)) => {
    return actions$.pipe(
      ofType(PrescriptionsPageActions.signAsked),
      exhaustMap(({ request, draft, overrides, key }) =>
        api.save(request, draft, key).pipe(
          switchMap((saved) =>
            api.sign(saved, overrides).pipe(
              map((prescription) => PrescriptionsApiActions.saved({ prescription })),
              catchError((error: unknown) => notSaved(api, error, saved)),
            ),
          ),
          catchError((error: unknown) => notSaved(api, error, draft)),
        ),
      ),
    );
  },
  { functional: true },
);

export const showSaved = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService), router = inject(Router), plans = inject(PlanLinks)) => {
    return actions$.pipe(
      ofType(PrescriptionsApiActions.saved),
      tap(({ prescription: { id, patientId, status } }) => {
        const done = status === 'draft' ? 'Draft saved. It is not signed.' : 'Prescription signed.';
        if (plans.follow({ patientId, id, done })) return;
        toasts.show(done);
        void router.navigate(['/patients', patientId, 'prescriptions'], { replaceUrl: true });
      }),
    );
  },
  { functional: true, dispatch: false },
);
