import { inject } from '@angular/core';
import { Router } from '@angular/router';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { type Observable, catchError, exhaustMap, map, of, switchMap, tap } from 'rxjs';
import { WaitlistApiActions, WaitlistPageActions } from './waitlist.actions';
import { WaitlistApi } from './waitlist.api';

/** The newest question wins. */
export const loadList = createEffect(
  (actions$ = inject(Actions), api = inject(WaitlistApi)) => {
    return actions$.pipe(
      ofType(WaitlistPageActions.listQueried),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((list) => WaitlistApiActions.listLoaded({ list })),
          catchError((error: unknown) => of(WaitlistApiActions.listFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const join = createEffect(
  (actions$ = inject(Actions), api = inject(WaitlistApi)) => {
    return actions$.pipe(
      ofType(WaitlistPageActions.joinAsked),
      exhaustMap(({ request, key }) =>
        api.join(request, key).pipe(
          map((entry) => WaitlistApiActions.joined({ entry })),
          catchError((error: unknown) => of(WaitlistApiActions.joinFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

const changed = (call: Observable<string | null>, done: string) =>
  call.pipe(
    map((appointmentId) => WaitlistApiActions.changed({ done, appointmentId })),
    catchError((error: unknown) => of(WaitlistApiActions.changeFailed({ problem: toProblem(error) }))),
  );

export const accept = createEffect(
  (actions$ = inject(Actions), api = inject(WaitlistApi)) => {
    return actions$.pipe(
      ofType(WaitlistPageActions.acceptAsked),
      exhaustMap(({ entry }) =>
        changed(api.answer('accept', entry).pipe(map(({ appointmentId }) => appointmentId)), 'Appointment booked.'),
      ),
    );
  },
  { functional: true },
);

export const decline = createEffect(
  (actions$ = inject(Actions), api = inject(WaitlistApi)) => {
    return actions$.pipe(
      ofType(WaitlistPageActions.declineAsked),
      exhaustMap(({ entry }) => changed(api.answer('decline', entry).pipe(map(() => null)), 'Declined. The time goes to the next.')),
    );
  },
  { functional: true },
);

export const withdraw = createEffect(
  (actions$ = inject(Actions), api = inject(WaitlistApi)) => {
    return actions$.pipe(
      ofType(WaitlistPageActions.withdrawAsked),
      exhaustMap(({ entry }) => changed(api.withdraw(entry).pipe(map(() => null)), 'Taken off the waitlist.')),
    );
  },
  { functional: true },
);

export const tellChanged = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService), router = inject(Router)) => {
    return actions$.pipe(
      ofType(WaitlistApiActions.changed),
      tap(({ done, appointmentId }) => {
        toasts.show(done);
        if (appointmentId) void router.navigate(['/appointments', appointmentId]);
      }),
    );
  },
  { functional: true, dispatch: false },
);

export const showJoined = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService), router = inject(Router)) => {
    return actions$.pipe(
      ofType(WaitlistApiActions.joined),
      tap(() => {
        toasts.show('Put on the waitlist.');
        void router.navigate(['/waitlist'], { replaceUrl: true });
      }),
    );
  },
  { functional: true, dispatch: false },
);
