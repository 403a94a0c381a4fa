import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { EMPTY, catchError, exhaustMap, filter, map, mergeMap, of, switchMap, takeUntil, tap } from 'rxjs';
import { PatientsApiActions, PatientsPageActions } from './patients.actions';
import { PatientsApi } from './patients.api';

/** The newest query wins; the request before it is cancelled. */
export const list = createEffect(
  (actions$ = inject(Actions), api = inject(PatientsApi)) => {
    return actions$.pipe(
      ofType(PatientsPageActions.listQueried),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((found) => PatientsApiActions.listLoaded({ list: found })),
          catchError((error: unknown) => of(PatientsApiActions.listFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Unasked, so a failure is not told, and a new question makes it void. */
export const refresh = createEffect(
  (actions$ = inject(Actions), api = inject(PatientsApi)) => {
    return actions$.pipe(
      ofType(PatientsPageActions.listOutdated),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((found) => PatientsApiActions.listRefreshed({ list: found })),
          catchError(() => EMPTY),
          takeUntil(actions$.pipe(ofType(PatientsPageActions.listQueried))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Also after archiving, since that answer carries nothing. */
export const open = createEffect(
  (actions$ = inject(Actions), api = inject(PatientsApi)) => {
    return actions$.pipe(
      ofType(PatientsPageActions.patientOpened, PatientsApiActions.archived),
      mergeMap(({ id }) =>
        api.get(id).pipe(
          map((patient) => PatientsApiActions.patientLoaded({ patient })),
          catchError((error: unknown) => of(PatientsApiActions.patientFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** A second press while the first is on its way does nothing. */
export const register = createEffect(
  (actions$ = inject(Actions), api = inject(PatientsApi)) => {
    return actions$.pipe(
      ofType(PatientsPageActions.registerAsked),
      exhaustMap(({ request, key, next }) =>
        api.register(request, key).pipe(
          map((patient) => PatientsApiActions.registered({ patient, next })),
          catchError((error: unknown) => of(PatientsApiActions.saveFailed({ id: null, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const save = createEffect(
  (actions$ = inject(Actions), api = inject(PatientsApi)) => {
    return actions$.pipe(
      ofType(PatientsPageActions.saveAsked),
      exhaustMap(({ id, version, request }) =>
        api.update(id, version, request).pipe(
          map((patient) => PatientsApiActions.saved({ patient })),
          catchError((error: unknown) => of(PatientsApiActions.saveFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Somebody saved first: reads what they left, so that the person can choose. */
export const readTheirs = createEffect(
  (actions$ = inject(Actions), api = inject(PatientsApi)) => {
    return actions$.pipe(
      ofType(PatientsApiActions.saveFailed),
      filter(({ id, problem }) => id !== null && problem.status === 412),
      switchMap(({ id }) =>
        api.get(id ?? '').pipe(
          map((theirs) => PatientsApiActions.conflictFound({ theirs })),
          catchError((error: unknown) => of(PatientsApiActions.saveFailed({ id: null, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const archive = createEffect(
  (actions$ = inject(Actions), api = inject(PatientsApi)) => {
    return actions$.pipe(
      ofType(PatientsPageActions.archiveAsked),
      exhaustMap(({ id, version }) =>
        api.archive(id, version).pipe(
          map(() => PatientsApiActions.archived({ id })),
          catchError((error: unknown) => of(PatientsApiActions.changeFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const restore = createEffect(
  (actions$ = inject(Actions), api = inject(PatientsApi)) => {
    return actions$.pipe(
      ofType(PatientsPageActions.restoreAsked),
      exhaustMap(({ id }) =>
        api.restore(id).pipe(
          map((patient) => PatientsApiActions.restored({ patient })),
          catchError((error: unknown) => of(PatientsApiActions.changeFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** From registration to the patient's page, to the wristband, or to booking for them. */
export const showRegistered = createEffect(
  (actions$ = inject(Actions), router = inject(Router), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(PatientsApiActions.registered),
      tap(({ patient, next }) => {
        toasts.show(`Patient registered as ${patient.patientNumber}.`);
        const page = ['/patients', patient.id, ...(next === 'wristband' ? ['wristband'] : [])];
        if (next === 'booking') void router.navigate(['/appointments/new'], { queryParams: { patient: patient.id }, replaceUrl: true });
        else void router.navigate(page, { replaceUrl: true });
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** From a saved form back to the patient's page. */
export const showSaved = createEffect(
  (actions$ = inject(Actions), router = inject(Router), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(PatientsApiActions.saved),
      tap(({ patient }) => {
        toasts.show('Changes saved.');
        void router.navigate(['/patients', patient.id], { replaceUrl: true });
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellArchived = createEffect(
  (actions$ = inject(Actions), store = inject(Store), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(PatientsApiActions.archived),
      tap(({ id }) => toasts.show('Patient archived.', () => store.dispatch(PatientsPageActions.restoreAsked({ id })))),
    );
  },
  { functional: true, dispatch: false },
);

export const tellRestored = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(PatientsApiActions.restored),
      tap(() => toasts.show('Patient restored.')),
    );
  },
  { functional: true, dispatch: false },
);
