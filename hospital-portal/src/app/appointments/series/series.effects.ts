import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { PlanLinks } from '../../shared/plans/plan-links.service';
import { AppointmentsPageActions } from '../appointments.actions';
import { SeriesApiActions, SeriesPageActions } from './series.actions';
import { SeriesApi } from './series.api';
import { bookedWords } from './series-words';

/** A second press while the first is on its way does nothing. */
export const bookSeries = createEffect(
  (actions$ = inject(Actions), api = inject(SeriesApi)) => {
    return actions$.pipe(
      ofType(SeriesPageActions.bookAsked),
      exhaustMap(({ request, key }) =>
        api.book(request, key).pipe(
          map((series) => SeriesApiActions.booked({ series })),
          catchError((error: unknown) => of(SeriesApiActions.saveFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const loadSeries = createEffect(
  (actions$ = inject(Actions), api = inject(SeriesApi)) => {
    return actions$.pipe(
      ofType(SeriesPageActions.opened),
      switchMap(({ id }) =>
        api.get(id).pipe(
          map((series) => SeriesApiActions.loaded({ series })),
          catchError((error: unknown) => of(SeriesApiActions.loadFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const cancelSeries = createEffect(
  (actions$ = inject(Actions), api = inject(SeriesApi)) => {
    return actions$.pipe(
      ofType(SeriesPageActions.cancelAsked),
      exhaustMap(({ id, appointmentId, request }) =>
        api.cancel(id, request).pipe(
          map((series) => SeriesApiActions.cancelled({ series, appointmentId })),
          catchError((error: unknown) => of(SeriesApiActions.loadFailed({ id, problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

/** From a saved form to the first appointment's page. */
export const showBooked = createEffect(
  (actions$ = inject(Actions), router = inject(Router), plans = inject(PlanLinks), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(SeriesApiActions.booked),
      tap(({ series }) => {
        const [first] = series.appointments;
        const done = bookedWords(series);
        if (first && plans.follow({ patientId: first.patientId, id: first.id, done })) return;
        toasts.show(done);
        void router.navigate(['/appointments', first?.id], { replaceUrl: true });
      }),
    );
  },
  { functional: true, dispatch: false },
);

/** The page's own appointment may be one of them. */
export const showCancelled = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(SeriesApiActions.cancelled),
      tap(() => toasts.show('Appointments cancelled.')),
      map(({ appointmentId: id }) => AppointmentsPageActions.appointmentOpened({ id })),
    );
  },
  { functional: true },
);
