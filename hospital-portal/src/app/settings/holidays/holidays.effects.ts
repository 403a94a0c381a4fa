import { inject } from '@angular/core';
import { ToastService, leavesOrphans, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { catchError, exhaustMap, filter, map, of, switchMap, tap, withLatestFrom } from 'rxjs';
import { HolidaysApiActions, HolidaysPageActions } from './holidays.actions';
import { HolidaysApi } from './holidays.api';
import { holidaysFeature } from './holidays.feature';

/** The newest year wins. */
export const load = createEffect(
  (actions$ = inject(Actions), api = inject(HolidaysApi)) => {
    return actions$.pipe(
      ofType(HolidaysPageActions.queried),
      switchMap(({ year }) =>
        api.list(year).pipe(
          map((holidays) => HolidaysApiActions.loaded({ holidays })),
          catchError((error: unknown) => of(HolidaysApiActions.loadFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const add = createEffect(
  (actions$ = inject(Actions), api = inject(HolidaysApi)) => {
    return actions$.pipe(
      ofType(HolidaysPageActions.addAsked),
      exhaustMap(({ request, key }) =>
        api.add(request, key).pipe(
          map((holiday) => HolidaysApiActions.added({ holiday })),
          catchError((error: unknown) => {
            const problem = toProblem(error);
            return of(
              leavesOrphans(problem) ? HolidaysApiActions.orphansFound({ request, problem }) : HolidaysApiActions.addFailed({ problem }),
            );
          }),
        ),
      ),
    );
  },
  { functional: true },
);

export const remove = createEffect(
  (actions$ = inject(Actions), api = inject(HolidaysApi)) => {
    return actions$.pipe(
      ofType(HolidaysPageActions.removeAsked),
      exhaustMap(({ holiday }) =>
        api.remove(holiday.id).pipe(
          map(() => HolidaysApiActions.removed({ holiday })),
          catchError((error: unknown) => of(HolidaysApiActions.removeFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const refresh = createEffect(
  (actions$ = inject(Actions), store = inject(Store)) => {
    return actions$.pipe(
      ofType(HolidaysApiActions.added, HolidaysApiActions.removed),
      withLatestFrom(store.select(holidaysFeature.selectYear)),
      map(([, year]) => year),
      filter((year) => year !== null),
      map((year) => HolidaysPageActions.queried({ year })),
    );
  },
  { functional: true },
);

export const tellAdded = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(HolidaysApiActions.added),
      tap(({ holiday: { name } }) => toasts.show(`${name} added.`)),
    );
  },
  { functional: true, dispatch: false },
);

export const tellRemoved = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(HolidaysApiActions.removed),
      tap(({ holiday: { name } }) => toasts.show(`${name} removed.`)),
    );
  },
  { functional: true, dispatch: false },
);
