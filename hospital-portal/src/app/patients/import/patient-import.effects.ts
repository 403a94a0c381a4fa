import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Job } from '@hms/shared-dto';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import type { Action } from '@ngrx/store';
import { catchError, exhaustMap, map, of, switchMap, takeUntil, takeWhile, tap, timer } from 'rxjs';
import { ImportApiActions, ImportPageActions } from './patient-import.actions';
import { PatientImportApi, type UploadStep } from './patient-import.api';

const POLL_MS = 500;

const isOver = ({ state }: Job): boolean => state === 'done' || state === 'failed';

export const loadMappings = createEffect(
  (actions$ = inject(Actions), api = inject(PatientImportApi)) => {
    return actions$.pipe(
      ofType(ImportPageActions.opened),
      switchMap(() =>
        api.mappings().pipe(
          map((mappings) => ImportApiActions.mappingsLoaded({ mappings })),
          catchError((error: unknown) => of(ImportApiActions.mappingsFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

const told = (step: UploadStep): Action =>
  step.kind === 'accepted'
    ? ImportApiActions.uploadAccepted({ jobId: step.jobId })
    : ImportApiActions.uploadProgressed({ sentBytes: step.sentBytes, totalBytes: step.totalBytes });

/** Saves the mapping first (the server reads the file by its name; that call also renews an old token), then sends the file. */
export const upload = createEffect(
  (actions$ = inject(Actions), api = inject(PatientImportApi)) => {
    return actions$.pipe(
      ofType(ImportPageActions.uploadAsked),
      exhaustMap(({ file, name, mapping }) =>
        api.saveMapping(name, mapping).pipe(
          switchMap((saved) => api.upload(file, saved.name)),
          map(told),
          catchError((error: unknown) => of(ImportApiActions.uploadFailed({ problem: toProblem(error) }))),
          takeUntil(actions$.pipe(ofType(ImportPageActions.uploadStopped, ImportPageActions.left))),
        ),
      ),
    );
  },
  { functional: true },
);

/** The job goes into the address, so that a reload finds it again. */
export const followAccepted = createEffect(
  (actions$ = inject(Actions), router = inject(Router)) => {
    return actions$.pipe(
      ofType(ImportApiActions.uploadAccepted),
      tap(({ jobId }) => void router.navigate(['/patients/import'], { queryParams: { job: jobId } })),
    );
  },
  { functional: true, dispatch: false },
);

export const poll = createEffect(
  (actions$ = inject(Actions), api = inject(PatientImportApi)) => {
    return actions$.pipe(
      ofType(ImportPageActions.jobFollowed),
      switchMap(({ jobId }) =>
        timer(0, POLL_MS).pipe(
          exhaustMap(() => api.job(jobId)),
          takeWhile((job) => !isOver(job), true),
          map((job) => ImportApiActions.jobRead({ job })),
          catchError((error: unknown) => of(ImportApiActions.jobUnreadable({ problem: toProblem(error) }))),
          takeUntil(actions$.pipe(ofType(ImportPageActions.left))),
        ),
      ),
    );
  },
  { functional: true },
);
