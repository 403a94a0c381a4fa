import { inject } from '@angular/core';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { catchError, concatMap, map, of, tap } from 'rxjs';
import { AppointmentsApiActions, AppointmentsPageActions } from './appointments.actions';
import { AppointmentsApi } from './appointments.api';

/** One after the other, in the order in which they were made. */
export const shift = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.shiftAsked),
      concatMap(({ shift: asked }) =>
        api.shift(asked).pipe(
          map((appointment) => AppointmentsApiActions.shifted({ appointment, shift: asked })),
          catchError((error: unknown) => of(AppointmentsApiActions.shiftFailed({ shift: asked, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** What a slip of the hand moved is moved back with one press. */
export const tellShifted = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService), store = inject(Store)) => {
    return actions$.pipe(
      ofType(AppointmentsApiActions.shifted),
      tap(({ appointment, shift: { appointment: before } }) => {
        const { doctorId, startsAt, endsAt, outsideHours } = before;
        const back = { appointment, doctorId, startsAt, endsAt, outsideHours };
        toasts.show('Appointment moved.', () => store.dispatch(AppointmentsPageActions.shiftAsked({ shift: back })));
      }),
    );
  },
  { functional: true, dispatch: false },
);
