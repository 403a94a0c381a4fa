import { convertToParamMap } from '@angular/router';
import type { StaffMember } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';
import { conflictWords, roleDifference, sameRoles } from './role-difference';
import { StaffApiActions, StaffPageActions } from './staff.actions';
import { initialStaff, staffFeature } from './staff.feature';
import { changedStaffQuery, noStaffMatch, parseStaffQuery } from './staff-query';

const aMember = (change: Partial<StaffMember> = {}): StaffMember => ({
  id: 'u1',
  name: 'Asha Kulkarni',
  email: 'asha@cityhospital.example',
  roles: ['Nurse'],
  status: 'active',
  tenantId: 'demo_hospital_001',
  createdAt: '2026-11-01T05:00:00Z',
  lastSignInAt: null,
  version: 1,
  ...change,
});

describe('roles', () => {
  it('tells what a change gives and takes', () => {
    expect(roleDifference(['Nurse'], ['Receptionist'])).toEqual({
      gains: ['Availability: write'],
      loses: [
        'Appointments: start and complete',
        'Medical records: read',
        'Vital signs: record and correct',
        'Prescriptions: read',
        'Laboratory: read',
        'Orders: place and cancel',
        'Laboratory: collect, receive and reject specimens',
        'Critical results: acknowledge',
      ],
    });
    expect(roleDifference(['Nurse'], ['Nurse', 'Doctor'])).toEqual({
      gains: ['Availability: write', 'Medical records: write', 'Laboratory: verify and correct results'],
      loses: [],
    });
    expect(sameRoles(['Nurse', 'Doctor'], ['Doctor', 'Nurse'])).toBe(true);
  });
});

describe('a person whom somebody else changed meanwhile', () => {
  const theirs = aMember({ roles: ['Doctor'], version: 2 });

  it('is told with both sides', () => {
    expect(conflictWords({ seen: aMember(), theirs })).toBe('The roles were Nurse and are Doctor now.');
    const suspended = aMember({ status: 'suspended' });
    expect(conflictWords({ seen: aMember(), theirs: suspended })).toBe('The status was Active and is Suspended now.');
    expect(conflictWords({ seen: aMember(), theirs: aMember({ version: 3 }) })).toContain('as you saw them');
  });

  it('is shown as they are, with the choice kept until it is shown', () => {
    const conflict = { seen: aMember(), theirs, roles: ['Pharmacist' as const] };
    const asked = staffFeature.reducer(
      { ...initialStaff, data: [aMember()] },
      StaffPageActions.rolesAsked({ member: aMember(), roles: ['Pharmacist'] }),
    );
    const found = staffFeature.reducer(asked, StaffApiActions.conflictFound({ conflict }));
    expect([found.changingId, found.data, found.conflict]).toEqual([null, [theirs], conflict]);
    expect(staffFeature.reducer(found, StaffPageActions.conflictSettled()).conflict).toBeNull();
  });
});

describe('the address of the staff list', () => {
  it('leaves out what is no role or status', () => {
    const parse = (params: Record<string, string>) => parseStaffQuery(convertToParamMap(params));
    expect(parse({ role: 'King', status: 'gone', q: ' ', cursor: '/' })).toEqual({});
    const query = parse({ role: 'Doctor', status: 'suspended', q: 'iyer', cursor: 'abc' });
    expect(noStaffMatch(query)).toBe("Nobody matches 'iyer', Doctor, suspended.");
    expect(changedStaffQuery(query, { status: undefined })).toEqual({ role: 'Doctor', q: 'iyer' });
  });
});

describe('staff state', () => {
  const { reducer } = staffFeature;

  it('replaces the person who was changed and lets the next change begin', () => {
    const loaded = { ...initialStaff, data: [aMember(), aMember({ id: 'u2' })] };
    const asked = reducer(loaded, StaffPageActions.suspendAsked({ id: 'u1', reason: '' }));
    expect(asked.changingId).toBe('u1');
    const changed = reducer(asked, StaffApiActions.changed({ member: aMember({ status: 'suspended' }), done: 'x' }));
    expect(changed.data.map(({ status }) => status)).toEqual(['suspended', 'active']);
    expect(changed.changingId).toBeNull();
  });

  it('forgets who was rejected', () => {
    const loaded = { ...initialStaff, data: [aMember({ status: 'pending' }), aMember({ id: 'u2' })] };
    const asked = reducer(loaded, StaffPageActions.rejectAsked({ member: aMember(), reason: '' }));
    expect(asked.changingId).toBe('u1');
    const rejected = reducer(asked, StaffApiActions.rejected({ member: aMember() }));
    expect([rejected.data.map(({ id }) => id), rejected.changingId]).toEqual([['u2'], null]);
  });

  it('keeps a refusal until it is read', () => {
    const problem = new Problem({ status: 409, code: 'user.last_admin', title: '', detail: 'The last Admin.', traceId: null });
    const refused = reducer(initialStaff, StaffApiActions.changeFailed({ problem }));
    expect(refused.refusal?.detail).toBe('The last Admin.');
    expect(reducer(refused, StaffPageActions.refusalRead()).refusal).toBeNull();
  });
});
