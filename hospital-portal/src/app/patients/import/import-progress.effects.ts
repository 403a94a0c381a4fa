import { inject } from '@angular/core';
import type { Job } from '@hms/shared-dto';
import { LiveFeed, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, exhaustMap, filter, map, merge, of, switchMap, takeUntil, takeWhile, throttleTime, timer } from 'rxjs';
import { ImportApiActions, ImportPageActions } from './patient-import.actions';
import { PatientImportApi } from './patient-import.api';

/** Progress is told by live events; this is for when these do not come. */
const POLL_MS = 2000;
/** Reading it more often than this shows no more. */
const AT_MOST_EVERY_MS = 250;

const isOver = ({ state }: Job): boolean => state === 'done' || state === 'failed';

export const poll = createEffect(
  (actions$ = inject(Actions), api = inject(PatientImportApi), live = inject(LiveFeed)) => {
    return actions$.pipe(
      ofType(ImportPageActions.jobFollowed),
      switchMap(({ jobId }) =>
        merge(timer(0, POLL_MS), live.of('job.changed').pipe(filter(({ ids }) => ids['jobId'] === jobId))).pipe(
          throttleTime(AT_MOST_EVERY_MS, undefined, { leading: true, trailing: true }),
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
