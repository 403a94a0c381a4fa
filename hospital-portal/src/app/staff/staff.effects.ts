import { inject } from '@angular/core';
import { Router } from '@angular/router';
import type { HospitalRole, StaffMember } from '@hms/shared-dto';
import { ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { type Observable, catchError, exhaustMap, map, of, switchMap, tap, withLatestFrom } from 'rxjs';
import { StaffApiActions, StaffPageActions } from './staff.actions';
import { sameRoles } from './role-difference';
import { StaffApi } from './staff.api';
import { staffFeature } from './staff.feature';

/** The newest query wins; the request before it is cancelled. */
export const list = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(StaffPageActions.listQueried),
      switchMap(({ query }) =>
        api.list(query).pipe(
          map((found) => StaffApiActions.listLoaded({ list: found })),
          catchError((error: unknown) => of(StaffApiActions.listFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const invite = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(StaffPageActions.inviteAsked),
      exhaustMap(({ request, key }) =>
        api.invite(request, key).pipe(
          map((member) => StaffApiActions.invited({ member })),
          catchError((error: unknown) => of(StaffApiActions.inviteFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

const answered = (call: Observable<StaffMember>, done: (member: StaffMember) => string) =>
  call.pipe(
    map((member) => StaffApiActions.changed({ member, done: done(member) })),
    catchError((error: unknown) => of(StaffApiActions.changeFailed({ problem: toProblem(error) }))),
  );

const rolesChanged = (member: StaffMember) => StaffApiActions.changed({ member, done: `Roles of ${member.name} changed.` });

function notChanged(member: StaffMember, roles: HospitalRole[], error: unknown) {
  const problem = toProblem(error);
  return problem.status === 412 ? StaffApiActions.rolesStale({ member, roles }) : StaffApiActions.changeFailed({ problem });
}

export const changeRoles = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(StaffPageActions.rolesAsked),
      exhaustMap(({ member, roles }) =>
        api.changeRoles(member, roles).pipe(
          map(rolesChanged),
          catchError((error: unknown) => of(notChanged(member, roles, error))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Somebody changed the person first: reads what they left, so that one's own choice can be made again in its light. */
export const readTheirs = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(StaffApiActions.rolesStale),
      switchMap(({ member, roles }) =>
        api.read(member.id).pipe(
          // Both chose the same: nothing is left to do.
          map((theirs) =>
            sameRoles(theirs.roles, roles)
              ? rolesChanged(theirs)
              : StaffApiActions.conflictFound({ conflict: { seen: member, theirs, roles } }),
          ),
          catchError((error: unknown) => of(StaffApiActions.changeFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const suspend = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(StaffPageActions.suspendAsked),
      exhaustMap(({ id, reason }) => answered(api.suspend(id, reason), ({ name }) => `${name} is suspended.`)),
    );
  },
  { functional: true },
);

export const activate = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(StaffPageActions.activateAsked),
      exhaustMap(({ id }) => answered(api.activate(id), ({ name }) => `${name} is active.`)),
    );
  },
  { functional: true },
);

export const approve = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(StaffPageActions.approveAsked),
      exhaustMap(({ id, roles }) => answered(api.approve(id, roles), ({ name }) => `${name} is let in, and told by mail.`)),
    );
  },
  { functional: true },
);

export const reject = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(StaffPageActions.rejectAsked),
      exhaustMap(({ member, reason }) =>
        api.reject(member.id, reason).pipe(
          map(() => StaffApiActions.rejected({ member })),
          catchError((error: unknown) => of(StaffApiActions.changeFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

export const resendInvitation = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(StaffPageActions.invitationAsked),
      exhaustMap(({ id }) => answered(api.resendInvitation(id), ({ email }) => `Invitation sent to ${email} again.`)),
    );
  },
  { functional: true },
);

/** Seats and filters may have changed with the person. */
export const refresh = createEffect(
  (actions$ = inject(Actions), store = inject(Store)) => {
    return actions$.pipe(
      ofType(StaffApiActions.changed, StaffApiActions.rejected),
      withLatestFrom(store.select(staffFeature.selectQuery)),
      map(([, query]) => StaffPageActions.listQueried({ query })),
    );
  },
  { functional: true },
);

export const tellChanged = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(StaffApiActions.changed),
      tap(({ done }) => toasts.show(done)),
    );
  },
  { functional: true, dispatch: false },
);

export const tellRejected = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(StaffApiActions.rejected),
      tap(({ member }) => toasts.show(`${member.name} is not let in, and told by mail.`)),
    );
  },
  { functional: true, dispatch: false },
);

export const showInvited = createEffect(
  (actions$ = inject(Actions), router = inject(Router), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(StaffApiActions.invited),
      tap(({ member }) => {
        toasts.show(`Invitation sent to ${member.email}.`);
        void router.navigate(['/staff']);
      }),
    );
  },
  { functional: true, dispatch: false },
);
