import { TestBed } from '@angular/core/testing';
import type { User } from '@hms/shared-dto';
import { Actions } from '@ngrx/effects';
import { provideMockActions } from '@ngrx/effects/testing';
import type { Action } from '@ngrx/store';
import { Subject, of, throwError } from 'rxjs';
import { aProblem, aUser } from '../testing/builders';
import { filtersInWords, rolesInWords, toUserQuery } from './user-query';
import { UsersApiActions, UsersPageActions } from './users.actions';
import type { UsersApi } from './users.api';
import { add, resetMfa, suspend } from './users.effects';
import { type UsersState, initialUsers, usersFeature } from './users.feature';

const { reducer } = usersFeature;
const loaded = (...data: User[]): UsersState =>
  reducer(
    initialUsers,
    UsersApiActions.listLoaded({ list: { data, page: { nextCursor: null, total: data.length, totalIsEstimate: false } } }),
  );
const people = (users: UsersState) => usersFeature.selectPeople({ users });

it('keeps one person apart in two hospitals', () => {
  const [here, there] = [aUser(), aUser({ tenantId: 'demo_other', tenantName: 'Other' })];
  const state = reducer(loaded(here, there), UsersApiActions.commandDone({ command: 'suspend', user: { ...there, status: 'suspended' } }));
  expect(people(state).map(({ status }) => status)).toEqual(['active', 'suspended']);
});

it('forgets people of the page before', () => {
  const state = reducer(
    loaded(aUser({ id: 'a' })),
    UsersApiActions.listLoaded({ list: { data: [], page: { nextCursor: null, total: 0, totalIsEstimate: false } } }),
  );
  expect(people(state)).toEqual([]);
  expect(state.ids).toEqual([]);
});

it('keeps the refusal of a command until it is closed', () => {
  const failed = reducer(loaded(), UsersApiActions.commandFailed({ command: 'activate', problem: aProblem('plan.user_limit', 422) }));
  expect(failed.command).toMatchObject({ kind: 'failed', name: 'activate' });
  expect(reducer(failed, UsersPageActions.commandClosed()).command).toEqual({ kind: 'idle' });
});

it('asks the server only for what it knows', () => {
  expect(toUserQuery({ q: 'i', tenantId: 'x"; drop', role: 'King', status: 'active' })).toEqual({ limit: 25, status: 'active' });
  expect(filtersInWords({ q: 'iyer', role: 'LabTechnician', status: 'pending' }, 'City Hospital')).toBe(
    "'iyer', lab technician, awaits approval, at City Hospital",
  );
  expect(rolesInWords({ roles: ['Admin', 'LabTechnician'] })).toBe('Admin, Lab technician');
});

describe('commands', () => {
  const actions$ = new Subject<Action>();
  const api = { suspend: jest.fn(), addAdmin: jest.fn(), resetMfa: jest.fn() };
  let actions: Actions;
  beforeEach(() => {
    jest.resetAllMocks();
    actions = TestBed.configureTestingModule({ providers: [provideMockActions(() => actions$)] }).inject(Actions) as Actions;
  });

  it('names the command in its refusal and goes on', () => {
    const seen: Action[] = [];
    const problem = aProblem('user.illegal_state', 409);
    api.suspend.mockReturnValueOnce(throwError(() => problem)).mockReturnValueOnce(of(aUser({ status: 'suspended' })));
    suspend(actions, api as unknown as UsersApi).subscribe((action) => seen.push(action));
    const ask = UsersPageActions.suspendAsked({ id: 'a', request: { tenantId: 'demo_a' } });
    actions$.next(ask);
    actions$.next(ask);
    expect(seen).toEqual([
      UsersApiActions.commandFailed({ command: 'suspend', problem }),
      UsersApiActions.commandDone({ command: 'suspend', user: aUser({ status: 'suspended' }) }),
    ]);
  });

  it('resets a lost second factor for a reason; who cancels the proof leaves the page as it was', () => {
    const seen: Action[] = [];
    api.resetMfa.mockReturnValueOnce(throwError(() => aProblem('reauth_required', 401))).mockReturnValueOnce(of(aUser()));
    resetMfa(actions, api as unknown as UsersApi).subscribe((action) => seen.push(action));
    const ask = UsersPageActions.mfaResetAsked({ user: aUser(), reason: 'Seen in person.' });
    actions$.next(ask);
    actions$.next(ask);
    expect(api.resetMfa).toHaveBeenCalledWith(aUser(), 'Seen in person.');
    expect(seen).toEqual([UsersPageActions.commandClosed(), UsersApiActions.commandDone({ command: 'resetMfa', user: aUser() })]);
  });

  it('invites once while the first invitation is on its way', () => {
    api.addAdmin.mockReturnValue(new Subject());
    add(actions, api as unknown as UsersApi).subscribe();
    const ask = UsersPageActions.addAsked({ request: { tenantId: 'demo_a', name: 'A', email: 'a@b.example' }, key: 'k' });
    actions$.next(ask);
    actions$.next(ask);
    expect(api.addAdmin).toHaveBeenCalledTimes(1);
  });
});
