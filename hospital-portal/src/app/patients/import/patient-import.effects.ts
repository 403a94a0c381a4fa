import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { ImportMapping, Job, SaveImportMappingRequest } from '@hms/shared-dto';
import { Dialogs, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import {
  type Observable,
  catchError,
  concat,
  exhaustMap,
  from,
  map,
  of,
  switchMap,
  takeUntil,
  takeWhile,
  tap,
  timer,
  withLatestFrom,
} from 'rxjs';
import { mappingConflict, mergedMapping } from './mapping-conflict';
import { ImportApiActions, ImportPageActions } from './patient-import.actions';
import { PatientImportApi, type UploadStep } from './patient-import.api';
import { patientImportFeature } from './patient-import.feature';

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

interface Asked {
  readonly file: File;
  readonly name: string;
  readonly mapping: SaveImportMappingRequest;
}

const named = (mappings: readonly ImportMapping[] | null, name: string): ImportMapping | undefined =>
  mappings?.find((mapping) => mapping.name === name);

/** 412 or 428: there is a mapping of this name that the person has not seen. */
function notSent(asked: Asked, error: unknown): Action {
  const problem = toProblem(error);
  return [412, 428].includes(problem.status) ? ImportApiActions.mappingStale(asked) : ImportApiActions.uploadFailed({ problem });
}

/** Nothing is asked when theirs is gone or says the same. */
function settled({ file, name, mapping }: Asked, theirs: ImportMapping | undefined, dialogs: Dialogs): Observable<Action> {
  const question = theirs && mappingConflict(mapping, theirs);
  if (!theirs || !question?.fields.length) return of(ImportPageActions.uploadAsked({ file, name, mapping }));
  return from(dialogs.resolveConflict(question)).pipe(
    map((choice) =>
      choice
        ? ImportPageActions.uploadAsked({ file, name, mapping: mergedMapping(mapping, theirs, choice) })
        : ImportPageActions.uploadStopped(),
    ),
  );
}

/** Saves the mapping first (the server reads the file by its name; that call also renews an old token), then sends the file. */
export const upload = createEffect(
  (actions$ = inject(Actions), api = inject(PatientImportApi), mappings$ = inject(Store).select(patientImportFeature.selectMappings)) => {
    return actions$.pipe(
      ofType(ImportPageActions.uploadAsked),
      withLatestFrom(mappings$),
      exhaustMap(([{ file, name, mapping }, mappings]) =>
        api.saveMapping(name, mapping, named(mappings, name)?.version).pipe(
          switchMap((saved) => concat(of(ImportApiActions.mappingSaved({ mapping: saved })), api.upload(file, saved.name).pipe(map(told)))),
          catchError((error: unknown) => of(notSent({ file, name, mapping }, error))),
          takeUntil(actions$.pipe(ofType(ImportPageActions.uploadStopped, ImportPageActions.left))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Shows both mappings and goes on with the chosen one; the file goes out only then. */
export const settleMapping = createEffect(
  (actions$ = inject(Actions), api = inject(PatientImportApi), dialogs = inject(Dialogs)) => {
    return actions$.pipe(
      ofType(ImportApiActions.mappingStale),
      exhaustMap((asked) =>
        api.mappings().pipe(
          switchMap((mappings) =>
            concat(of(ImportApiActions.mappingsLoaded({ mappings })), settled(asked, named(mappings, asked.name), dialogs)),
          ),
          catchError((error: unknown) => of(ImportApiActions.uploadFailed({ problem: toProblem(error) }))),
          takeUntil(actions$.pipe(ofType(ImportPageActions.left))),
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
