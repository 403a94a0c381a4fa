import { inject } from '@angular/core';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { SettingsApi } from '../settings.api';
import { MailSettingsApiActions, MailSettingsPageActions } from './mail-settings.actions';

const STALE = 412;

export const load = createEffect(
  (actions$ = inject(Actions), api = inject(SettingsApi)) => {
    return actions$.pipe(
      ofType(MailSettingsPageActions.opened),
      switchMap(() =>
        api.mails().pipe(
          map((settings) => MailSettingsApiActions.loaded({ settings })),
          catchError((error: unknown) => of(MailSettingsApiActions.loadFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Two ticks are chosen again in a moment: when somebody else saved first, theirs are shown, and that they are. */
export const save = createEffect(
  (actions$ = inject(Actions), api = inject(SettingsApi)) => {
    const failed = (error: unknown) => of(MailSettingsApiActions.saveFailed({ problem: toProblem(error) }));
    const theirs = (error: unknown) => {
      if (toProblem(error).status !== STALE) return failed(error);
      return api.mails().pipe(
        map((settings) => MailSettingsApiActions.foundChanged({ settings })),
        catchError(failed),
      );
    };
    return actions$.pipe(
      ofType(MailSettingsPageActions.saveAsked),
      exhaustMap(({ request, version }) =>
        api.changeMails(request, version).pipe(
          map((settings) => MailSettingsApiActions.saved({ settings })),
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
      ofType(MailSettingsApiActions.saved),
      tap(() => toasts.show('Mail settings saved.')),
    );
  },
  { functional: true, dispatch: false },
);
