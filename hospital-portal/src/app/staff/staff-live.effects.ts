import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { EMPTY, catchError, map, switchMap, takeUntil, withLatestFrom } from 'rxjs';
import { StaffApiActions, StaffPageActions } from './staff.actions';
import { StaffApi } from './staff.api';
import { staffFeature } from './staff.feature';

/** Unasked, so a failure is not told, and a new question makes it void. */
export const followChanges = createEffect(
  (actions$ = inject(Actions), store = inject(Store), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(StaffPageActions.listOutdated),
      withLatestFrom(store.select(staffFeature.selectQuery)),
      switchMap(([, query]) =>
        api.list(query).pipe(
          map((found) => StaffApiActions.listLoaded({ list: found })),
          catchError(() => EMPTY),
          takeUntil(actions$.pipe(ofType(StaffPageActions.listQueried))),
        ),
      ),
    );
  },
  { functional: true },
);
