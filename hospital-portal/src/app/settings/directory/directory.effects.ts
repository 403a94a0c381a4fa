import { inject } from '@angular/core';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { EMPTY, catchError, exhaustMap, filter, map, of, switchMap, tap, withLatestFrom } from 'rxjs';
import { DirectoryApiActions, DirectoryPageActions } from './directory.actions';
import { DirectoryApi } from './directory.api';
import { directoryFeature } from './directory.feature';
import type { DirectoryKind, DirectoryRecord } from './directory-kind';

/** The newest query wins; the request before it is cancelled. */
export const load = createEffect(
  (actions$ = inject(Actions), api = inject(DirectoryApi)) => {
    return actions$.pipe(
      ofType(DirectoryPageActions.queried),
      switchMap(({ kind, status }) =>
        api.all(kind, status).pipe(
          map((entries) => DirectoryApiActions.loaded({ entries })),
          catchError((error: unknown) => of(DirectoryApiActions.loadFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Without them the form still opens; the choice is empty then. */
export const loadDepartments = createEffect(
  (actions$ = inject(Actions), api = inject(DirectoryApi)) => {
    return actions$.pipe(
      ofType(DirectoryPageActions.formOpened),
      filter(({ kind }) => kind === 'rooms'),
      switchMap(() =>
        api.departments().pipe(
          map((departments) => DirectoryApiActions.departmentsLoaded({ departments })),
          catchError(() => EMPTY),
        ),
      ),
    );
  },
  { functional: true },
);

export const add = createEffect(
  (actions$ = inject(Actions), api = inject(DirectoryApi)) => {
    return actions$.pipe(
      ofType(DirectoryPageActions.addAsked),
      exhaustMap(({ kind, request, key }) =>
        api.add(kind, request, key).pipe(
          map((entry) => DirectoryApiActions.saved({ entry })),
          catchError((error: unknown) => of(DirectoryApiActions.saveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

function notSaved(kind: DirectoryKind, entry: DirectoryRecord, error: unknown) {
  const problem = toProblem(error);
  return problem.status === 412 ? DirectoryApiActions.saveStale({ kind, entry }) : DirectoryApiActions.saveFailed({ problem });
}

export const change = createEffect(
  (actions$ = inject(Actions), api = inject(DirectoryApi)) => {
    return actions$.pipe(
      ofType(DirectoryPageActions.changeAsked),
      exhaustMap(({ kind, entry, request }) =>
        api.change(kind, entry, request).pipe(
          map((saved) => DirectoryApiActions.saved({ entry: saved })),
          catchError((error: unknown) => of(notSaved(kind, entry, error))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Somebody else saved first: reads what they left, so that one's own choice can be made in its light. */
export const readTheirs = createEffect(
  (actions$ = inject(Actions), api = inject(DirectoryApi)) => {
    return actions$.pipe(
      ofType(DirectoryApiActions.saveStale),
      switchMap(({ kind, entry: { id } }) =>
        api.get(kind, id).pipe(
          map((theirs) => DirectoryApiActions.conflictFound({ theirs })),
          catchError((error: unknown) => of(DirectoryApiActions.saveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const archive = createEffect(
  (actions$ = inject(Actions), api = inject(DirectoryApi)) => {
    return actions$.pipe(
      ofType(DirectoryPageActions.archiveAsked),
      exhaustMap(({ kind, entry }) =>
        api.archive(kind, entry.id).pipe(
          map(() => DirectoryApiActions.archived({ kind, entry })),
          catchError((error: unknown) => of(DirectoryApiActions.moveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const restore = createEffect(
  (actions$ = inject(Actions), api = inject(DirectoryApi)) => {
    return actions$.pipe(
      ofType(DirectoryPageActions.restoreAsked),
      exhaustMap(({ kind, entry }) =>
        api.restore(kind, entry.id).pipe(
          map((restored) => DirectoryApiActions.restored({ kind, entry: restored })),
          catchError((error: unknown) => of(DirectoryApiActions.moveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** The list as it is now: names decide where a row stands. */
export const refresh = createEffect(
  (actions$ = inject(Actions), store = inject(Store)) => {
    return actions$.pipe(
      ofType(DirectoryApiActions.saved, DirectoryApiActions.archived, DirectoryApiActions.restored),
      withLatestFrom(store.select(directoryFeature.selectDirectoryState)),
      map(([, { kind, shown }]) => DirectoryPageActions.queried({ kind: kind ?? 'departments', status: shown })),
    );
  },
  { functional: true },
);

export const tellSaved = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(DirectoryApiActions.saved),
      tap(({ entry: { name } }) => toasts.show(`${name} saved.`)),
    );
  },
  { functional: true, dispatch: false },
);

export const tellArchived = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService), store = inject(Store)) => {
    return actions$.pipe(
      ofType(DirectoryApiActions.archived),
      tap(({ kind, entry }) => {
        toasts.show(`${entry.name} archived.`, () => store.dispatch(DirectoryPageActions.restoreAsked({ kind, entry })));
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const tellRestored = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(DirectoryApiActions.restored),
      tap(({ entry: { name } }) => toasts.show(`${name} is in use again.`)),
    );
  },
  { functional: true, dispatch: false },
);
