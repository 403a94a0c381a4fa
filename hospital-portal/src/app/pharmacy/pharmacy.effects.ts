import { inject } from '@angular/core';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { PharmacyApiActions, PharmacyPageActions } from './pharmacy.actions';
import { PharmacyApi } from './pharmacy.api';

/** The newest question wins. */
export const loadList = createEffect(
  (actions$ = inject(Actions), api = inject(PharmacyApi)) => {
    return actions$.pipe(
      ofType(PharmacyPageActions.listQueried),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((list) => PharmacyApiActions.listLoaded({ list })),
          catchError((error: unknown) => of(PharmacyApiActions.listFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const dispense = createEffect(
  (actions$ = inject(Actions), api = inject(PharmacyApi)) => {
    return actions$.pipe(
      ofType(PharmacyPageActions.dispenseAsked),
      exhaustMap(({ prescription, request, key }) =>
        api.dispense(prescription, request, key).pipe(
          map((answer) => PharmacyApiActions.dispensed({ prescription: answer, declined: request.status === 'declined' })),
          catchError((error: unknown) => of(PharmacyApiActions.dispenseFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const tellDispensed = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(PharmacyApiActions.dispensed),
      tap(({ declined }) => toasts.show(declined ? 'Written down as not dispensed.' : 'Dispensed.')),
    );
  },
  { functional: true, dispatch: false },
);

export const loadSafety = createEffect(
  (actions$ = inject(Actions), api = inject(PharmacyApi)) => {
    return actions$.pipe(
      ofType(PharmacyPageActions.safetyOpened),
      switchMap(() =>
        api.safety().pipe(
          map((safety) => PharmacyApiActions.safetyLoaded({ safety })),
          catchError((error: unknown) => of(PharmacyApiActions.safetyFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const confirm = createEffect(
  (actions$ = inject(Actions), api = inject(PharmacyApi)) => {
    return actions$.pipe(
      ofType(PharmacyPageActions.confirmationAsked),
      exhaustMap(({ rulesVersion }) =>
        api.confirm(rulesVersion).pipe(
          map((safety) => PharmacyApiActions.safetyLoaded({ safety })),
          catchError((error: unknown) => of(PharmacyApiActions.confirmationFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);
