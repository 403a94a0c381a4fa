import { inject } from '@angular/core';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Observable, catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { FormularyApiActions, FormularyPageActions } from './formulary.actions';
import { FormularyApi } from './formulary.api';

/** The newest question wins. */
export const loadList = createEffect(
  (actions$ = inject(Actions), api = inject(FormularyApi)) => {
    return actions$.pipe(
      ofType(FormularyPageActions.listQueried),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((list) => FormularyApiActions.listLoaded({ list })),
          catchError((error: unknown) => of(FormularyApiActions.listFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const add = createEffect(
  (actions$ = inject(Actions), api = inject(FormularyApi)) => {
    return actions$.pipe(
      ofType(FormularyPageActions.addAsked),
      exhaustMap(({ request, key }) =>
        api.add(request, key).pipe(
          map((medicine) => FormularyApiActions.added({ medicine })),
          catchError((error: unknown) => of(FormularyApiActions.addFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

const changed = (call: Observable<unknown>, done: string) =>
  call.pipe(
    map(() => FormularyApiActions.changed({ done })),
    catchError((error: unknown) => of(FormularyApiActions.changeFailed({ problem: toProblem(error) }))),
  );

export const archive = createEffect(
  (actions$ = inject(Actions), api = inject(FormularyApi)) => {
    return actions$.pipe(
      ofType(FormularyPageActions.archiveAsked),
      exhaustMap(({ medicine }) => changed(api.archive(medicine), 'Archived. It is offered no more.')),
    );
  },
  { functional: true },
);

export const restore = createEffect(
  (actions$ = inject(Actions), api = inject(FormularyApi)) => {
    return actions$.pipe(
      ofType(FormularyPageActions.restoreAsked),
      exhaustMap(({ medicine }) => changed(api.restore(medicine), 'Brought back.')),
    );
  },
  { functional: true },
);

export const tell = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(FormularyApiActions.changed, FormularyApiActions.added),
      tap((action) => toasts.show('done' in action ? action.done : `${action.medicine.label} added.`)),
    );
  },
  { functional: true, dispatch: false },
);
