import { inject } from '@angular/core';
import type { GeneralSettingsRequest } from '@hms/shared-dto';
import { ToastService, leavesOrphans, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { EMPTY, catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { GeneralApiActions, GeneralPageActions } from './general-settings.actions';
import { GeneralSettingsApi } from './general-settings.api';

export const load = createEffect(
  (actions$ = inject(Actions), api = inject(GeneralSettingsApi)) => {
    return actions$.pipe(
      ofType(GeneralPageActions.opened),
      switchMap(() =>
        api.get().pipe(
          map((settings) => GeneralApiActions.loaded({ settings })),
          catchError((error: unknown) => of(GeneralApiActions.loadFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** The newest pattern wins. Without an answer the preview is left out. */
export const preview = createEffect(
  (actions$ = inject(Actions), api = inject(GeneralSettingsApi)) => {
    return actions$.pipe(
      ofType(GeneralPageActions.patternTyped),
      switchMap(({ pattern }) =>
        api.nextNumber(pattern).pipe(
          map((nextNumber) => GeneralApiActions.previewLoaded({ nextNumber })),
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true },
);

function notSaved(error: unknown, asked: { request: GeneralSettingsRequest; version: number }) {
  const problem = toProblem(error);
  if (leavesOrphans(problem)) return GeneralApiActions.orphansFound({ ...asked, problem });
  return problem.status === 412 ? GeneralApiActions.saveStale() : GeneralApiActions.saveFailed({ problem });
}

export const save = createEffect(
  (actions$ = inject(Actions), api = inject(GeneralSettingsApi)) => {
    return actions$.pipe(
      ofType(GeneralPageActions.saveAsked),
      exhaustMap(({ request, version }) =>
        api.change(request, version).pipe(
          map((settings) => GeneralApiActions.saved({ settings })),
          catchError((error: unknown) => of(notSaved(error, { request, version }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Somebody else saved first: reads what they left, so that one's own choice can be made in its light. */
export const readTheirs = createEffect(
  (actions$ = inject(Actions), api = inject(GeneralSettingsApi)) => {
    return actions$.pipe(
      ofType(GeneralApiActions.saveStale),
      switchMap(() =>
        api.get().pipe(
          map((theirs) => GeneralApiActions.conflictFound({ theirs })),
          catchError((error: unknown) => of(GeneralApiActions.saveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const tellSaved = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(GeneralApiActions.saved),
      tap(() => toasts.show('General settings saved.')),
    );
  },
  { functional: true, dispatch: false },
);
