import { TestBed } from '@angular/core/testing';
import type { StaffMember } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import type { Action } from '@ngrx/store';
import { type Observable, Subject, of, throwError } from 'rxjs';
import { StaffApiActions, StaffPageActions } from './staff.actions';
import { StaffApi } from './staff.api';
import * as effects from './staff.effects';

const member: StaffMember = {
  ...{
    id: 'u1',
    name: 'Asha Kulkarni',
    email: 'asha@cityhospital.example',
    roles: ['Nurse'],
    status: 'active',
    tenantId: 'demo_hospital_001',
  },
  ...{ createdAt: '2026-11-01T05:00:00Z', lastSignInAt: null, version: 1 },
};
const refusal = (status: number) => new Problem({ status, code: 'x', title: '', detail: '', traceId: null });

function run(effect: (actions$: Subject<Action>, api: StaffApi) => Observable<Action>, api: Partial<StaffApi>) {
  const actions$ = new Subject<Action>();
  const out: Action[] = [];
  TestBed.runInInjectionContext(() => effect(actions$, api as StaffApi).subscribe((action) => out.push(action)));
  return { actions$, out };
}

describe('people who asked to join', () => {
  it('are let in with roles, or taken off the list', () => {
    const letIn = run(effects.approve, { approve: () => of(member) });
    letIn.actions$.next(StaffPageActions.approveAsked({ id: 'u1', roles: ['Nurse'] }));
    expect(letIn.out).toEqual([StaffApiActions.changed({ member, done: 'Asha Kulkarni is let in, and told by mail.' })]);
    const answers = [throwError(() => refusal(409)), of(undefined)];
    const rejected = run(effects.reject, { reject: () => answers.shift() ?? of(undefined) });
    const ask = StaffPageActions.rejectAsked({ member, reason: 'Not ours.' });
    rejected.actions$.next(ask);
    rejected.actions$.next(ask);
    expect(rejected.out).toEqual([StaffApiActions.changeFailed({ problem: refusal(409) }), StaffApiActions.rejected({ member })]);
  });
});

describe('changing roles', () => {
  it('tells a 412 from other refusals and keeps the choice', () => {
    const answers = [412, 409].map((status) => throwError(() => refusal(status)));
    const { actions$, out } = run(effects.changeRoles, { changeRoles: () => answers.shift() ?? of(member) });
    const asked = StaffPageActions.rolesAsked({ member, roles: ['Doctor'] });
    for (let times = 0; times < 3; times += 1) actions$.next(asked);
    expect(out).toEqual([
      StaffApiActions.rolesStale({ member, roles: ['Doctor'] }),
      StaffApiActions.changeFailed({ problem: refusal(409) }),
      StaffApiActions.changed({ member, done: 'Roles of Asha Kulkarni changed.' }),
    ]);
  });

  it('reads the person after a 412; the same choice by both is no conflict', () => {
    const theirs: StaffMember = { ...member, roles: ['Doctor'], version: 2 };
    const { actions$, out } = run(effects.readTheirs, { read: () => of(theirs) });
    actions$.next(StaffApiActions.rolesStale({ member, roles: ['Pharmacist'] }));
    actions$.next(StaffApiActions.rolesStale({ member, roles: ['Doctor'] }));
    expect(out.map(({ type }) => type)).toEqual([StaffApiActions.conflictFound.type, StaffApiActions.changed.type]);
    expect(out[0]).toMatchObject({ conflict: { seen: member, theirs, roles: ['Pharmacist'] } });
  });
});
