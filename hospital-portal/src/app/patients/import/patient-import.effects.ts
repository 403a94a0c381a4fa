import { type HttpEvent, HttpEventType } from '@angular/common/http';
import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Job, JobAccepted } from '@hms/shared-dto';
import { toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import type { Action } from '@ngrx/store';
import { EMPTY, type Observable, catchError, exhaustMap, map, of, switchMap, takeUntil, takeWhile, tap, timer } from 'rxjs';
import { ImportApiActions, ImportPageActions } from './patient-import.actions';
import { PatientImportApi } from './patient-import.api';

const POLL_MS = 500;

const isOver = ({ state }: Job): boolean => state === 'done' || state === 'failed';

export const loadMappings = createEffect(
  (actions$ = inject(Actions), api = inject(PatientImportApi)) =>
    actions$.pipe(
      ofType(ImportPageActions.opened),
      switchMap(() =>
        api.mappings().pipe(
          map((mappings) => ImportApiActions.mappingsLoaded({ mappings })),
          catchError((error: unknown) => of(ImportApiActions.mappingsFailed({ problem: toProblem(error) }))),
        ),
      ),
    ),
  { functional: true },
);

function told(event: HttpEvent<JobAccepted>): Observable<Action> {
  if (event.type === HttpEventType.UploadProgress) {
    return of(ImportApiActions.uploadProgressed({ sentBytes: event.loaded, totalBytes: event.total ?? event.loaded }));
  }
  return event.type === HttpEventType.Response && event.body ? of(ImportApiActions.uploadAccepted({ jobId: event.body.jobId })) : EMPTY;
}

/** Saves the mapping first (the server reads the file by its name; that call also renews an old token), then sends the file. */
export const upload = createEffect(
  (actions$ = inject(Actions), api = inject(PatientImportApi)) =>
    actions$.pipe(
      ofType(ImportPageActions.uploadAsked),
      exhaustMap(({ file, name, mapping }) =>
        api.saveMapping(name, mapping).pipe(
          switchMap((saved) => api.upload(file, saved.name)),
          switchMap(told),
          catchError((error: unknown) => of(ImportApiActions.uploadFailed({ problem: toProblem(error) }))),
          takeUntil(actions$.pipe(ofType(ImportPageActions.uploadStopped, ImportPageActions.left))),
        ),
      ),
    ),
  { functional: true },
);

/** The job goes into the address, so that a reload finds it again. */
export const followAccepted = createEffect(
  (actions$ = inject(Actions), router = inject(Router)) =>
    actions$.pipe(
      ofType(ImportApiActions.uploadAccepted),
      tap(({ jobId }) => void router.navigate(['/patients/import'], { queryParams: { job: jobId } })),
    ),
  { functional: true, dispatch: false },
);

export const poll = createEffect(
  (actions$ = inject(Actions), api = inject(PatientImportApi)) =>
    actions$.pipe(
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
    ),
  { functional: true },
);
