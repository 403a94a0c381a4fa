import { inject } from '@angular/core';
import { REAUTH_REQUIRED, ToastService, toProblem } from '@hms/shared-ui';
import { Actions, createEffect, ofType } from '@ngrx/effects';
import { Store } from '@ngrx/store';
import { catchError, exhaustMap, filter, forkJoin, map, of, switchMap, tap, withLatestFrom } from 'rxjs';
import { StaffApiActions } from '../staff.actions';
import { StaffApi } from '../staff.api';
import { MemberApiActions, MemberPageActions } from './member.actions';
import { memberFeature } from './member.feature';

/** The person's page as a whole; also after something was done that changes how the person gets in. */
export const load = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(MemberPageActions.opened),
      switchMap(({ id }) =>
        forkJoin({ member: api.read(id), profile: api.profile(id), access: api.access(id), departments: api.departments() }).pipe(
          map((found) => MemberApiActions.loaded(found)),
          catchError((error: unknown) => of(MemberApiActions.loadFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

function notSaved(id: string, error: unknown) {
  const problem = toProblem(error);
  return problem.status === 412 ? MemberApiActions.profileStale({ id }) : MemberApiActions.profileFailed({ problem });
}

export const saveProfile = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(MemberPageActions.profileAsked),
      exhaustMap(({ id, request, version }) =>
        api.changeProfile(id, request, version).pipe(
          map((profile) => MemberApiActions.profileSaved({ profile })),
          catchError((error: unknown) => of(notSaved(id, error))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Somebody else saved first: reads what they left, so that one's own choice can be made in its light. */
export const readTheirs = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(MemberApiActions.profileStale),
      switchMap(({ id }) =>
        api.profile(id).pipe(
          map((theirs) => MemberApiActions.conflictFound({ theirs })),
          catchError((error: unknown) => of(MemberApiActions.profileFailed({ problem: toProblem(error) }))),
        ),
      ),
    );
  },
  { functional: true },
);

function accessRefused(error: unknown) {
  const problem = toProblem(error);
  return problem.code === REAUTH_REQUIRED ? MemberApiActions.accessLeft() : MemberApiActions.accessFailed({ problem });
}

export const endSessions = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(MemberPageActions.endSessionsAsked),
      exhaustMap(({ member }) =>
        api.endSessions(member.id).pipe(
          map((ended) => MemberApiActions.sessionsEnded({ member, ended })),
          catchError((error: unknown) => of(accessRefused(error))),
        ),
      ),
    );
  },
  { functional: true },
);

export const resetMfa = createEffect(
  (actions$ = inject(Actions), api = inject(StaffApi)) => {
    return actions$.pipe(
      ofType(MemberPageActions.mfaResetAsked),
      exhaustMap(({ member }) =>
        api.resetMfa(member.id).pipe(
          map(() => MemberApiActions.mfaReset({ member })),
          catchError((error: unknown) => of(accessRefused(error))),
        ),
      ),
    );
  },
  { functional: true },
);

/** Also when roles or status of the very person were changed: then sessions may have ended with it. */
export const reload = createEffect(
  (actions$ = inject(Actions), store = inject(Store)) => {
    return actions$.pipe(
      ofType(MemberApiActions.sessionsEnded, MemberApiActions.mfaReset, StaffApiActions.changed),
      withLatestFrom(store.select(memberFeature.selectId)),
      filter(([{ member }, id]) => member.id === id),
      map(([{ member }]) => MemberPageActions.opened({ id: member.id })),
    );
  },
  { functional: true },
);

export const tell = createEffect(
  (actions$ = inject(Actions), toasts = inject(ToastService)) => {
    return actions$.pipe(
      ofType(MemberApiActions.profileSaved, MemberApiActions.sessionsEnded, MemberApiActions.mfaReset),
      tap((action) => {
        if (action.type === MemberApiActions.profileSaved.type) toasts.show('Profile saved.');
        else if (action.type === MemberApiActions.mfaReset.type) toasts.show(`${action.member.name} signs in with the password alone now.`);
        else toasts.show(`${action.member.name} is signed out of this hospital.`);
      }),
    );
  },
  { functional: true, dispatch: false },
);
