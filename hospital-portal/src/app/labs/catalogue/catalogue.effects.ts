import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { LabTest } from '@hms/shared-dto';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { EMPTY, type Observable, catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { CatalogueApiActions, CataloguePageActions } from './catalogue.actions';
import { CatalogueApi } from './catalogue.api';

/** The newest question wins. */
export const load = createEffect(
  (actions$ = inject(Actions), api = inject(CatalogueApi)) => {
    return actions$.pipe(
      ofType(CataloguePageActions.queried),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((list) => CatalogueApiActions.loaded({ list })),
          catchError((error: unknown) => of(CatalogueApiActions.loadFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadPanels = createEffect(
  (actions$ = inject(Actions), api = inject(CatalogueApi)) => {
    return actions$.pipe(
      ofType(CataloguePageActions.panelsWanted),
      switchMap(() =>
        api.panels().pipe(
          map((panels) => CatalogueApiActions.panelsLoaded({ panels })),
          catchError((error: unknown) => of(CatalogueApiActions.panelsFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadTest = createEffect(
  (actions$ = inject(Actions), api = inject(CatalogueApi)) => {
    return actions$.pipe(
      ofType(CataloguePageActions.testOpened),
      switchMap(({ id }) =>
        id === null
          ? EMPTY
          : api.get(id).pipe(
              map((test) => CatalogueApiActions.testLoaded({ test })),
              catchError((error: unknown) => of(CatalogueApiActions.testFailed({ problem: toProblem(error) }))),
            ),
      ),
    );
  },
  { functional: true },
);

const saved = (call: Observable<LabTest | null>, done: string) =>
  call.pipe(
    map((test) => CatalogueApiActions.saved({ test, done })),
    catchError((error: unknown) => of(CatalogueApiActions.saveFailed({ problem: toProblem(error) }))),
  );

export const add = createEffect(
  (actions$ = inject(Actions), api = inject(CatalogueApi)) => {
    return actions$.pipe(
      ofType(CataloguePageActions.addAsked),
      exhaustMap(({ request, key }) => saved(api.add(request, key), 'Test added.')),
    );
  },
  { functional: true },
);

export const change = createEffect(
  (actions$ = inject(Actions), api = inject(CatalogueApi)) => {
    return actions$.pipe(
      ofType(CataloguePageActions.changeAsked),
      exhaustMap(({ test, request }) => saved(api.change(test, request), 'Test saved. Results keep what they were held against.')),
    );
  },
  { functional: true },
);

export const confirm = createEffect(
  (actions$ = inject(Actions), api = inject(CatalogueApi)) => {
    return actions$.pipe(
      ofType(CataloguePageActions.confirmAsked),
      exhaustMap(({ test }) => saved(api.confirm(test), 'Confirmed for your laboratory.')),
    );
  },
  { functional: true },
);

export const archive = createEffect(
  (actions$ = inject(Actions), api = inject(CatalogueApi)) => {
    return actions$.pipe(
      ofType(CataloguePageActions.archiveAsked),
      exhaustMap(({ test }) => saved(api.archive(test).pipe(map(() => null)), 'Test archived.')),
    );
  },
  { functional: true },
);

export const restore = createEffect(
  (actions$ = inject(Actions), api = inject(CatalogueApi)) => {
    return actions$.pipe(
      ofType(CataloguePageActions.restoreAsked),
      exhaustMap(({ test }) => saved(api.restore(test), 'Test restored.')),
    );
  },
  { functional: true },
);

/** A new test has its address from now on; an archived one is left. */
export const tellSaved = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService), router = inject(Router)) => {
    return actions$.pipe(
      ofType(CatalogueApiActions.saved),
      tap(({ test, done }) => {
        toasts.show(done);
        void router.navigate(test ? ['/labs/catalogue', test.id] : ['/labs/catalogue'], { replaceUrl: true });
      }),
    );
  },
  { functional: true, dispatch: false },
);
