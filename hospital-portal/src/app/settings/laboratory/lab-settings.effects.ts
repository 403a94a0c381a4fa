import { inject } from '@angular/core';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { EMPTY, catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { SettingsApi } from '../settings.api';
import { LabSettingsApiActions, LabSettingsPageActions } from './lab-settings.actions';

const STALE = 412;

export const load = createEffect(
  (actions$ = inject(Actions), api = inject(SettingsApi)) => {
    return actions$.pipe(
      ofType(LabSettingsPageActions.opened),
      switchMap(() =>
        api.laboratory().pipe(
          map((settings) => LabSettingsApiActions.loaded({ settings })),
          catchError((error: unknown) => of(LabSettingsApiActions.loadFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Without them a deputy cannot be chosen; the rest can. */
export const loadDoctors = createEffect(
  (actions$ = inject(Actions), api = inject(SettingsApi)) => {
    return actions$.pipe(
      ofType(LabSettingsPageActions.opened),
      switchMap(() =>
        api.doctors().pipe(
          map((doctors) => LabSettingsApiActions.doctorsLoaded({ doctors })),
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true },
);

/** A few answers are given again in a moment: when somebody else saved first, theirs are shown, and that they are. */
export const save = createEffect(
  (actions$ = inject(Actions), api = inject(SettingsApi)) => {
    const failed = (error: unknown) => of(LabSettingsApiActions.saveFailed({ problem: toProblem(error) }));
    const theirs = (error: unknown) => {
      if (toProblem(error).status !== STALE) return failed(error);
      return api.laboratory().pipe(
        map((settings) => LabSettingsApiActions.foundChanged({ settings })),
        catchError(failed),
      );
    };
    return actions$.pipe(
      ofType(LabSettingsPageActions.saveAsked),
      exhaustMap(({ request, version }) =>
        api.changeLaboratory(request, version).pipe(
          map((settings) => LabSettingsApiActions.saved({ settings })),
          catchError(theirs),
        ),
      ),
    );
  },
  { functional: true },
);

export const tellSaved = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(LabSettingsApiActions.saved),
      tap(() => toasts.show('Laboratory settings saved.')),
    );
  },
  { functional: true, dispatch: false },
);
