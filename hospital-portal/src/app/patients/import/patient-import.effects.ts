import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { ImportMapping, SaveImportMappingRequest } from '@hms/shared-dto';
import { Dialogs, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Action, Store } from '@ngrx/store';
import {
  EMPTY,
  type Observable,
  catchError,
  concat,
  exhaustMap,
  filter,
  from,
  map,
  of,
  switchMap,
  takeUntil,
  tap,
  withLatestFrom,
} from 'rxjs';
import { saveFile } from '../../shared/save-file';
import { mappingConflict, mergedMapping } from './mapping-conflict';
import { ImportApiActions, ImportPageActions } from './patient-import.actions';
import { PatientImportApi, type UploadStep } from './patient-import.api';
import { patientImportFeature } from './patient-import.feature';

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

const STOP_QUESTION = {
  title: 'Stop this import?',
  text: 'Patients who came in stay. The rest of the file is thrown away; send it again to import it.',
  confirm: 'Stop import',
  cancel: 'Go on importing',
  danger: true,
} as const;
/** It had ended before the request came: polling tells how. */
const ENDED_ALREADY = 409;

/** Asks first: the rest of the file goes. */
export const stop = createEffect(
  (actions$ = inject(Actions), api = inject(PatientImportApi), dialogs = inject(Dialogs)) => {
    return actions$.pipe(
      ofType(ImportPageActions.stopAsked),
      exhaustMap(({ jobId }) =>
        from(dialogs.confirm(STOP_QUESTION)).pipe(
          filter((answer) => answer !== null),
          switchMap(() => api.cancel(jobId)),
          map(() => ImportApiActions.jobStopped({ jobId })),
          catchError((error: unknown) => {
            const problem = toProblem(error);
            return of(
              problem.status === ENDED_ALREADY
                ? ImportApiActions.jobStopped({ jobId })
                : ImportApiActions.jobActionFailed({ jobId, problem }),
            );
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const fetchReport = createEffect(
  (actions$ = inject(Actions), api = inject(PatientImportApi)) => {
    return actions$.pipe(
      ofType(ImportPageActions.reportAsked),
      exhaustMap(({ jobId }) =>
        api.report(jobId).pipe(
          tap((file) => saveFile(file, 'refused-rows.csv')),
          switchMap(() => EMPTY),
          catchError((error: unknown) => of(ImportApiActions.jobActionFailed({ jobId, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);
