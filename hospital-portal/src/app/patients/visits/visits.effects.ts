import { inject } from '@angular/core';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import type { Action } from '@ngrx/store';
import { EMPTY, type Observable, catchError, exhaustMap, map, mergeMap, of, switchMap, tap } from 'rxjs';
import { VisitApiActions, VisitPageActions } from './visits.actions';
import { VisitsApi } from './visits.api';

export const load = createEffect(
  (actions$ = inject(Actions), api = inject(VisitsApi)) => {
    return actions$.pipe(
      ofType(VisitPageActions.opened),
      mergeMap(({ id }) =>
        api.get(id).pipe(
          map((visit) => VisitApiActions.loaded({ visit })),
          catchError((error: unknown) => of(VisitApiActions.loadFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const follow = createEffect(
  (actions$ = inject(Actions), api = inject(VisitsApi)) => {
    return actions$.pipe(
      ofType(VisitPageActions.outdated),
      switchMap(({ id }) =>
        api.get(id).pipe(
          map((visit) => VisitApiActions.loaded({ visit })),
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true },
);

/** Stale: what somebody else left, so that the person can choose. Refused for its state: the visit as it is now, the typed text stays. */
const notSaved = (api: VisitsApi, id: string, error: unknown): Observable<Action> => {
  const problem = toProblem(error);
  if (problem.status !== 412 && problem.status !== 409) return of(VisitApiActions.noteNotSaved({ id, problem }));
  return api.get(id).pipe(
    map((theirs) => VisitApiActions.conflictFound({ theirs })),
    catchError((failure: unknown) => of(VisitApiActions.noteNotSaved({ id, problem: toProblem(failure) }))),
  );
};

/** A text is sent once the one before it has arrived: the page writes the next only then. */
export const saveNote = createEffect(
  (actions$ = inject(Actions), api = inject(VisitsApi)) => {
    return actions$.pipe(
      ofType(VisitPageActions.noteWritten),
      mergeMap(({ id, version, note }) =>
        api.save(id, version, note).pipe(
          map((visit) => VisitApiActions.noteSaved({ visit })),
          catchError((error: unknown) => notSaved(api, id, error)),
        ),
      ),
    );
  },
  { functional: true },
);

/** Somebody was faster: the visit as it is now, and nothing is done to it unseen. */
const refused = (api: VisitsApi, id: string, error: unknown): Observable<Action> => {
  const problem = toProblem(error);
  const answer = VisitApiActions.refused({ id, problem });
  if (problem.status !== 412 && problem.status !== 409) return of(answer);
  return api.get(id).pipe(
    mergeMap((visit) => of(VisitApiActions.loaded({ visit }), answer)),
    catchError(() => of(answer)),
  );
};

export const sign = createEffect(
  (actions$ = inject(Actions), api = inject(VisitsApi)) => {
    return actions$.pipe(
      ofType(VisitPageActions.signAsked),
      exhaustMap(({ id, version }) =>
        api.sign(id, version).pipe(
          map((visit) => VisitApiActions.signed({ visit })),
          catchError((error: unknown) => refused(api, id, error)),
        ),
      ),
    );
  },
  { functional: true },
);

export const amend = createEffect(
  (actions$ = inject(Actions), api = inject(VisitsApi)) => {
    return actions$.pipe(
      ofType(VisitPageActions.amendAsked),
      exhaustMap(({ id, version, request, key }) =>
        api.amend(id, version, { request, key }).pipe(
          map((visit) => VisitApiActions.amended({ visit })),
          catchError((error: unknown) => {
            return toProblem(error).status === 412 ? notSaved(api, id, error) : refused(api, id, error);
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const markError = createEffect(
  (actions$ = inject(Actions), api = inject(VisitsApi)) => {
    return actions$.pipe(
      ofType(VisitPageActions.errorMarked),
      exhaustMap(({ id, version, reason }) =>
        api.markError(id, version, reason).pipe(
          map((visit) => VisitApiActions.markedAsError({ visit })),
          catchError((error: unknown) => refused(api, id, error)),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadVersions = createEffect(
  (actions$ = inject(Actions), api = inject(VisitsApi)) => {
    return actions$.pipe(
      ofType(VisitPageActions.versionsOpened),
      mergeMap(({ id, cursor }) =>
        api.versions(id, cursor).pipe(
          map((list) => VisitApiActions.versionsLoaded({ id, list, cursor })),
          catchError((error: unknown) => of(VisitApiActions.versionsFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const tell = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(VisitApiActions.signed, VisitApiActions.amended, VisitApiActions.markedAsError),
      tap(({ type }) => toasts.show(TOLD[type])),
    );
  },
  { functional: true, dispatch: false },
);

const TOLD: Readonly<Record<string, string>> = {
  [VisitApiActions.signed.type]: 'Visit signed.',
  [VisitApiActions.amended.type]: 'Amendment signed. The text before stays readable.',
  [VisitApiActions.markedAsError.type]: 'Marked as entered in error.',
};
