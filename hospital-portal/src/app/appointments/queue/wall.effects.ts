import { inject } from '@angular/core';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, map, of, switchMap } from 'rxjs';
import { QueueApi } from './queue.api';
import { WallApiActions, WallPageActions } from './wall.actions';

/** A failure is told by the age of what is shown. */
export const loadWall = createEffect(
  (actions$ = inject(Actions), api = inject(QueueApi)) => {
    return actions$.pipe(
      ofType(WallPageActions.wallWanted),
      switchMap(({ query }) =>
        api.wall(query).pipe(
          map((wall) => WallApiActions.wallLoaded({ wall, at: Date.now() })),
          catchError(() => of(WallApiActions.wallFailed())),
        ),
      ),
    );
  },
  { functional: true },
);
