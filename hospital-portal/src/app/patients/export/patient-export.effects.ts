import { inject } from '@angular/core';
import { Dialogs, ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import type { Action } from '@ngrx/store';
import { catchError, exhaustMap, filter, from, map, of, takeUntil, tap } from 'rxjs';
import { saveFile } from '../../shared/save-file';
import { exportQuestion, filterOf } from './export-question';
import { ExportApiActions, ExportPageActions } from './patient-export.actions';
import { type ExportStep, PatientExportApi } from './patient-export.api';

/** Asks first: what leaves the system cannot be called back. */
export const ask = createEffect(
  (actions$ = inject(Actions), dialogs = inject(Dialogs)) => {
    return actions$.pipe(
      ofType(ExportPageActions.exportAsked),
      exhaustMap(({ query, count }) =>
        from(dialogs.confirm(exportQuestion(query, count))).pipe(
          filter((answer) => answer !== null),
          map(() => ExportPageActions.exportConfirmed({ query })),
        ),
      ),
    );
  },
  { functional: true },
);

function told(step: ExportStep): Action {
  if (step.kind === 'received') return ExportApiActions.progressed({ receivedBytes: step.receivedBytes });
  saveFile(step.file, `patients-${new Date().toISOString().slice(0, 10)}.csv`);
  return ExportApiActions.exported();
}

export const receive = createEffect(
  (actions$ = inject(Actions), api = inject(PatientExportApi)) => {
    return actions$.pipe(
      ofType(ExportPageActions.exportConfirmed),
      exhaustMap(({ query }) =>
        api.file(filterOf(query)).pipe(
          map(told),
          catchError((error: unknown) => of(ExportApiActions.exportFailed({ problem: toProblem(error) }))),
          takeUntil(actions$.pipe(ofType(ExportPageActions.exportStopped))),
        ),
      ),
    );
  },
  { functional: true },
);

export const tell = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(ExportApiActions.exported),
      tap(() => toasts.show('Patients exported. The file is in your downloads.')),
    );
  },
  { functional: true, dispatch: false },
);
