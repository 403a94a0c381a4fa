import { inject } from '@angular/core';
import { toProblem } from '@hms/shared-ui';
import type { CustomField } from '@hms/shared-dto';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { EMPTY, catchError, concatMap, exhaustMap, map, of, switchMap, withLatestFrom } from 'rxjs';
import { CustomFieldsApiActions, CustomFieldsPageActions } from './custom-fields.actions';
import { CustomFieldsApi } from './custom-fields.api';
import { customFieldsFeature } from './custom-fields.feature';

/** The newest query wins; the request before it is cancelled. */
export const load = createEffect(
  (actions$ = inject(Actions), api = inject(CustomFieldsApi)) => {
    return actions$.pipe(
      ofType(CustomFieldsPageActions.queried),
      switchMap(({ status }) =>
        api.all(status).pipe(
          map((fields) => CustomFieldsApiActions.loaded({ fields })),
          catchError((error: unknown) => of(CustomFieldsApiActions.loadFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Without the counts the list is still of use. */
export const count = createEffect(
  (actions$ = inject(Actions), api = inject(CustomFieldsApi)) => {
    return actions$.pipe(
      ofType(CustomFieldsPageActions.queried),
      switchMap(() =>
        api.usage().pipe(
          map((usage) => CustomFieldsApiActions.usageLoaded({ usage })),
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true },
);

export const add = createEffect(
  (actions$ = inject(Actions), api = inject(CustomFieldsApi)) => {
    return actions$.pipe(
      ofType(CustomFieldsPageActions.addAsked),
      exhaustMap(({ request, key }) =>
        api.add(request, key).pipe(
          map((field) => CustomFieldsApiActions.saved({ field })),
          catchError((error: unknown) => of(CustomFieldsApiActions.saveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

function notSaved(field: CustomField, error: unknown) {
  const problem = toProblem(error);
  return problem.status === 412 ? CustomFieldsApiActions.saveStale({ field }) : CustomFieldsApiActions.saveFailed({ problem });
}

export const change = createEffect(
  (actions$ = inject(Actions), api = inject(CustomFieldsApi)) => {
    return actions$.pipe(
      ofType(CustomFieldsPageActions.changeAsked),
      exhaustMap(({ field, request }) =>
        api.change(field, request).pipe(
          map((saved) => CustomFieldsApiActions.saved({ field: saved })),
          catchError((error: unknown) => of(notSaved(field, error))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Somebody else saved first: reads what they left, so that one's own choice can be made in its light. */
export const readTheirs = createEffect(
  (actions$ = inject(Actions), api = inject(CustomFieldsApi)) => {
    return actions$.pipe(
      ofType(CustomFieldsApiActions.saveStale),
      switchMap(({ field }) =>
        api.get(field.id).pipe(
          map((theirs) => CustomFieldsApiActions.conflictFound({ theirs })),
          catchError((error: unknown) => of(CustomFieldsApiActions.saveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const archive = createEffect(
  (actions$ = inject(Actions), api = inject(CustomFieldsApi)) => {
    return actions$.pipe(
      ofType(CustomFieldsPageActions.archiveAsked),
      exhaustMap(({ field }) =>
        api.archive(field.id).pipe(
          map(() => CustomFieldsApiActions.archived({ field })),
          catchError((error: unknown) => of(CustomFieldsApiActions.moveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const restore = createEffect(
  (actions$ = inject(Actions), api = inject(CustomFieldsApi)) => {
    return actions$.pipe(
      ofType(CustomFieldsPageActions.restoreAsked),
      exhaustMap(({ field }) =>
        api.restore(field.id).pipe(
          map((restored) => CustomFieldsApiActions.restored({ field: restored })),
          catchError((error: unknown) => of(CustomFieldsApiActions.moveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** One after the other, so that the last press decides. */
export const order = createEffect(
  (actions$ = inject(Actions), api = inject(CustomFieldsApi)) => {
    return actions$.pipe(
      ofType(CustomFieldsPageActions.orderAsked),
      concatMap(({ ids }) =>
        api.order(ids).pipe(
          map((fields) => CustomFieldsApiActions.ordered({ fields })),
          catchError((error: unknown) => of(CustomFieldsApiActions.moveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const readHistory = createEffect(
  (actions$ = inject(Actions), api = inject(CustomFieldsApi)) => {
    return actions$.pipe(
      ofType(CustomFieldsPageActions.historyAsked),
      switchMap(({ field }) =>
        api.history(field.id).pipe(
          map((changes) => CustomFieldsApiActions.historyLoaded({ changes })),
          catchError((error: unknown) => of(CustomFieldsApiActions.historyFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** The list as it is now. */
export const refresh = createEffect(
  (actions$ = inject(Actions), store = inject(Store)) => {
    return actions$.pipe(
      ofType(
        CustomFieldsApiActions.saved,
        CustomFieldsApiActions.archived,
        CustomFieldsApiActions.restored,
        CustomFieldsApiActions.moveFailed,
      ),
      withLatestFrom(store.select(customFieldsFeature.selectShown)),
      map(([, status]) => CustomFieldsPageActions.queried({ status })),
    );
  },
  { functional: true },
);
