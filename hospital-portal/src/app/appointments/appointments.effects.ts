import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { Appointment } from '@hms/shared-dto';
import { MIN_SEARCH_CHARACTERS, ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Observable, catchError, exhaustMap, map, mergeMap, of, switchMap, tap } from 'rxjs';
import { PlanLinks } from '../shared/plans/plan-links.service';
import { AppointmentsApiActions, AppointmentsPageActions } from './appointments.actions';
import { AppointmentsApi } from './appointments.api';

export const loadDirectory = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.directoryWanted),
      switchMap(() =>
        api.directory().pipe(
          map((directory) => AppointmentsApiActions.directoryLoaded({ directory })),
          catchError((error: unknown) => of(AppointmentsApiActions.directoryFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** The newest day wins; the request before it is cancelled. */
export const loadDay = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.dayQueried),
      switchMap(({ query, zone }) =>
        api.day(query, zone).pipe(
          map((day) => AppointmentsApiActions.dayLoaded({ day })),
          catchError((error: unknown) => of(AppointmentsApiActions.dayFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Also after a refused step, since somebody else may have made one. */
export const open = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.appointmentOpened),
      mergeMap(({ id }) =>
        api.get(id).pipe(
          map((appointment) => AppointmentsApiActions.appointmentLoaded({ appointment })),
          catchError((error: unknown) => of(AppointmentsApiActions.appointmentFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadSlots = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.slotsWanted),
      switchMap(({ doctorId, date, typeId }) =>
        api.slots(doctorId, date, typeId).pipe(
          map((slots) => AppointmentsApiActions.slotsLoaded({ slots })),
          catchError((error: unknown) => of(AppointmentsApiActions.slotsFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** The newest question wins. */
export const loadNextFree = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.nextFreeWanted),
      switchMap(({ query }) =>
        api.nextFree(query).pipe(
          map((nextFree) => AppointmentsApiActions.nextFreeLoaded({ nextFree })),
          catchError((error: unknown) => of(AppointmentsApiActions.nextFreeFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** The newest search wins. */
export const findPatients = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.patientSearched),
      switchMap(({ q }) =>
        (q.length < MIN_SEARCH_CHARACTERS ? of([]) : api.findPatients(q)).pipe(
          map((patients) => AppointmentsApiActions.patientsFound({ patients })),
          catchError((error: unknown) => of(AppointmentsApiActions.patientsFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadPatient = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.patientWanted),
      switchMap(({ id }) =>
        api.patient(id).pipe(
          map((patient) => AppointmentsApiActions.patientLoaded({ patient })),
          catchError((error: unknown) => of(AppointmentsApiActions.patientsFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

const saved = (call: Observable<Appointment>, done: typeof AppointmentsApiActions.booked | typeof AppointmentsApiActions.moved) =>
  call.pipe(
    map((appointment) => done({ appointment })),
    catchError((error: unknown) => of(AppointmentsApiActions.saveFailed({ problem: toProblem(error) }))),
  );

/** A second press while the first is on its way does nothing. */
export const book = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.bookAsked),
      exhaustMap(({ request, key }) => saved(api.book(request, key), AppointmentsApiActions.booked)),
    );
  },
  { functional: true },
);

export const move = createEffect(
  (actions$ = inject(Actions), api = inject(AppointmentsApi)) => {
    return actions$.pipe(
      ofType(AppointmentsPageActions.moveAsked),
      exhaustMap(({ appointment, request }) => saved(api.move(appointment, request), AppointmentsApiActions.moved)),
    );
  },
  { functional: true },
);

/** From a saved form to the appointment's page. */
export const showSaved = createEffect(
  (actions$ = inject(Actions), router = inject(Router), toasts = inject(ToastService), plans = inject(PlanLinks)) => {
    return actions$.pipe(
      ofType(AppointmentsApiActions.booked, AppointmentsApiActions.moved),
      tap(({ type, appointment }) => {
        const done = type === AppointmentsApiActions.booked.type ? 'Appointment booked.' : 'Appointment moved.';
        if (plans.follow({ patientId: appointment.patientId, id: appointment.id, done })) return;
        toasts.show(done);
        void router.navigate(['/appointments', appointment.id], { replaceUrl: true });
      }),
    );
  },
  { functional: true, dispatch: false },
);
