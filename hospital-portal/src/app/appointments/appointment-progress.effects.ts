import { inject } from '@angular/core';
import type { Appointment } from '@hms/shared-dto';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { type Observable, catchError, exhaustMap, map, of, tap } from 'rxjs';
import { STEP_LOOKS } from './appointment-steps';
import { AppointmentsApiActions, AppointmentsPageActions } from './appointments.actions';
import { AppointmentsApi } from './appointments.api';

/** `cancelled`: it may be taken back. */
interface Asked {
  readonly id: string;
  readonly done: string;
  readonly cancelled?: boolean;
}

const changed = (call: Observable<Appointment>, { id, ...asked }: Asked) =>
  call.pipe(
    map((appointment) => AppointmentsApiActions.changed({ appointment, ...asked })),
    catchError((error: unknown) => of(AppointmentsApiActions.changeFailed({ id, problem: toProblem(error) }))),
  );

export const step = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.stepAsked),
      exhaustMap(({ appointment, step: asked }) =>
        changed(api.step(appointment, asked), { id: appointment.id, done: STEP_LOOKS[asked].done }),
      ),
    );
  },
  { functional: true },
);

export const cancel = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.cancelAsked),
      exhaustMap(({ appointment, answer }) =>
        changed(api.cancel(appointment, answer), { id: appointment.id, done: STEP_LOOKS.cancel.done, cancelled: true }),
      ),
    );
  },
  { functional: true },
);

/** Said in the toast too: by then the person may be on another page. */
export const reinstate = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.reinstateAsked),
      exhaustMap(({ appointment }) =>
        changed(api.reinstate(appointment), { id: appointment.id, done: 'Cancellation taken back.' }).pipe(
          tap((answer) => 'problem' in answer && toasts.show(`The appointment stays cancelled. ${answer.problem.detail}`)),
        ),
      ),
    );
  },
  { functional: true },
);

export const tellChanged = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService), store = inject(Store)) => {
    return actions$.pipe(
      ofType(AppointmentsApiActions.changed),
      tap(({ done, appointment, cancelled }) =>
        toasts.show(done, cancelled ? () => store.dispatch(AppointmentsPageActions.reinstateAsked({ appointment })) : undefined),
      ),
    );
  },
  { functional: true, dispatch: false },
);
