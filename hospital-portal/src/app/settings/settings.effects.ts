import { inject } from '@angular/core';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { SettingsApiActions, SettingsPageActions } from './settings.actions';
import { SettingsApi } from './settings.api';

export const load = createEffect(
  (actions$ = inject(Actions), api = inject(SettingsApi)) => {
    return actions$.pipe(
      ofType(SettingsPageActions.securityOpened),
      switchMap(() =>
        api.security().pipe(
          map((settings) => SettingsApiActions.securityLoaded({ settings })),
          catchError((error: unknown) => of(SettingsApiActions.securityFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

function notSaved(error: unknown) {
  const problem = toProblem(error);
  return problem.status === 412 ? SettingsApiActions.saveStale() : SettingsApiActions.saveFailed({ problem });
}

export const save = createEffect(
  (actions$ = inject(Actions), api = inject(SettingsApi)) => {
    return actions$.pipe(
      ofType(SettingsPageActions.saveAsked),
      exhaustMap(({ request, version }) =>
        api.changeSecurity(request, version).pipe(
          map((settings) => SettingsApiActions.saved({ settings })),
          catchError((error: unknown) => of(notSaved(error))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Somebody else saved first: reads what they left, so that one's own choice can be made in its light. */
export const readTheirs = createEffect(
  (actions$ = inject(Actions), api = inject(SettingsApi)) => {
    return actions$.pipe(
      ofType(SettingsApiActions.saveStale),
      switchMap(() =>
        api.security().pipe(
          map((theirs) => SettingsApiActions.conflictFound({ theirs })),
          catchError((error: unknown) => of(SettingsApiActions.saveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const tellSaved = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(SettingsApiActions.saved),
      tap(() => toasts.show('Security settings saved.')),
    );
  },
  { functional: true, dispatch: false },
);
