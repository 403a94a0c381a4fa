import { inject } from '@angular/core';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import { type Observable, catchError, exhaustMap, map, of, switchMap, tap, withLatestFrom } from 'rxjs';
import { VisitTemplatesApiActions, VisitTemplatesPageActions } from './visit-templates.actions';
import { VisitTemplatesApi } from './visit-templates.api';
import { visitTemplatesFeature } from './visit-templates.feature';

/** The newest question wins. */
export const load = createEffect(
  (actions$ = inject(Actions), api = inject(VisitTemplatesApi)) => {
    return actions$.pipe(
      ofType(VisitTemplatesPageActions.queried),
      switchMap(({ status }) =>
        api.list(status).pipe(
          map((templates) => VisitTemplatesApiActions.loaded({ status, templates })),
          catchError((error: unknown) => of(VisitTemplatesApiActions.loadFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const add = createEffect(
  (actions$ = inject(Actions), api = inject(VisitTemplatesApi)) => {
    return actions$.pipe(
      ofType(VisitTemplatesPageActions.addAsked),
      exhaustMap(({ request, key }) =>
        api.add(request, key).pipe(
          map((template) => VisitTemplatesApiActions.saved({ template })),
          catchError((error: unknown) => of(VisitTemplatesApiActions.saveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Somebody saved first: what they left, so that the person can choose. */
const notSaved = (api: VisitTemplatesApi, id: string, error: unknown): Observable<Action> => {
  const problem = toProblem(error);
  if (problem.status !== 412) return of(VisitTemplatesApiActions.saveFailed({ problem }));
  return api.get(id).pipe(
    map((theirs) => VisitTemplatesApiActions.conflictFound({ theirs })),
    catchError((failure: unknown) => of(VisitTemplatesApiActions.saveFailed({ problem: toProblem(failure) }))),
  );
};

export const change = createEffect(
  (actions$ = inject(Actions), api = inject(VisitTemplatesApi)) => {
    return actions$.pipe(
      ofType(VisitTemplatesPageActions.changeAsked),
      exhaustMap(({ template, request }) =>
        api.change(template, request).pipe(
          map((saved) => VisitTemplatesApiActions.saved({ template: saved })),
          catchError((error: unknown) => notSaved(api, template.id, error)),
        ),
      ),
    );
  },
  { functional: true },
);

export const archive = createEffect(
  (actions$ = inject(Actions), api = inject(VisitTemplatesApi)) => {
    return actions$.pipe(
      ofType(VisitTemplatesPageActions.archiveAsked),
      exhaustMap(({ template }) =>
        api.archive(template.id).pipe(
          map(() => VisitTemplatesApiActions.archived({ template })),
          catchError((error: unknown) => of(VisitTemplatesApiActions.moveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const restore = createEffect(
  (actions$ = inject(Actions), api = inject(VisitTemplatesApi)) => {
    return actions$.pipe(
      ofType(VisitTemplatesPageActions.restoreAsked),
      exhaustMap(({ template }) =>
        api.restore(template.id).pipe(
          map((restored) => VisitTemplatesApiActions.restored({ template: restored })),
          catchError((error: unknown) => of(VisitTemplatesApiActions.moveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** The list as it is now: names decide where a row stands. */
export const refresh = createEffect(
  (actions$ = inject(Actions), store = inject(Store)) => {
    return actions$.pipe(
      ofType(VisitTemplatesApiActions.saved, VisitTemplatesApiActions.archived, VisitTemplatesApiActions.restored),
      withLatestFrom(store.select(visitTemplatesFeature.selectShown)),
      map(([, status]) => VisitTemplatesPageActions.queried({ status })),
    );
  },
  { functional: true },
);

export const tellSaved = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(VisitTemplatesApiActions.saved),
      tap(({ template: { name } }) => toasts.show(`${name} saved.`)),
    );
  },
  { functional: true, dispatch: false },
);

export const tellArchived = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService), store = inject(Store)) => {
    return actions$.pipe(
      ofType(VisitTemplatesApiActions.archived),
      tap(({ template }) => {
        toasts.show(`${template.name} archived.`, () => store.dispatch(VisitTemplatesPageActions.restoreAsked({ template })));
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellRestored = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(VisitTemplatesApiActions.restored),
      tap(({ template: { name } }) => toasts.show(`${name} is in use again.`)),
    );
  },
  { functional: true, dispatch: false },
);
