import { inject } from '@angular/core';
import { ToastService } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { tap } from 'rxjs';
import { CustomFieldsApiActions, CustomFieldsPageActions } from './custom-fields.actions';

export const tellSaved = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(CustomFieldsApiActions.saved),
      tap(({ field: { label } }) => toasts.show(`${label} saved.`)),
    );
  },
  { functional: true, dispatch: false },
);

export const tellArchived = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService), store = inject(Store)) => {
    return actions$.pipe(
      ofType(CustomFieldsApiActions.archived),
      tap(({ field }) => {
        toasts.show(`${field.label} archived.`, () => store.dispatch(CustomFieldsPageActions.restoreAsked({ field })));
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellRestored = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(CustomFieldsApiActions.restored),
      tap(({ field: { label } }) => toasts.show(`${label} is in use again.`)),
    );
  },
  { functional: true, dispatch: false },
);
