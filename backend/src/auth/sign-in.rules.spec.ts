import 'reflect-metadata';
import type { Membership, Person } from './people.queries.js';
import { choose } from './sign-in.rules.js';

const aMembership = (over: Partial<Membership> = {}): Membership => ({
  ...{ tenantId: 'tenant_1000000000001', tenantName: 'One', subdomain: 'one', name: 'Asha', roles: ['Nurse'], status: 'active' },
  ...{ tenantStatus: 'active', suspensionKind: null, suspensionReason: null, mfaRequiredForAdmins: false },
  ...over,
});
const aPerson = (memberships: readonly Membership[], platformRoles: readonly string[] = []): Person => ({
  ...{
    id: '1',
    name: 'Asha',
    email: 'asha@x.example',
    hasAccount: true,
    mfaEnabled: false,
    credentialsVersion: 1,
    platformRoles,
    memberships,
  },
});
const two = { tenantId: 'tenant_1000000000002', subdomain: 'two', tenantName: 'Two' };
const locked = { tenantStatus: 'suspended', suspensionKind: 'lock', suspensionReason: 'Why' } as const;
const refusal = (person: Person, named = {}) => {
  const choice = choose(person, named);
  return choice.kind === 'refused' ? choice.error.code : choice.kind;
};

describe('choose', () => {
  it('prefers the platform to hospitals only when none is named', () => {
    const both = aPerson([aMembership()], ['SuperAdmin']);
    expect(choose(both, {}).kind).toBe('platform');
    expect(choose(both, { subdomain: 'one' })).toMatchObject({ kind: 'hospital', membership: { tenantId: 'tenant_1000000000001' } });
  });

  it('asks among several open hospitals, and passes over the closed ones', () => {
    expect(choose(aPerson([aMembership(), aMembership(two)]), {}).kind).toBe('several');
    for (const closed of [
      { status: 'suspended' },
      { status: 'invited' },
      { status: 'pending' },
      { tenantStatus: 'provisioning' },
      locked,
    ] as const) {
      expect(choose(aPerson([aMembership(), aMembership({ ...two, ...closed })]), {})).toMatchObject({ kind: 'hospital' });
    }
  });

  it('gives a reason only for suspension and lock', () => {
    expect(refusal(aPerson([]))).toBe('auth.failed');
    expect(refusal(aPerson([aMembership({ status: 'invited' })]))).toBe('auth.failed');
    expect(refusal(aPerson([aMembership({ tenantStatus: 'provisioning' })]))).toBe('auth.failed');
    expect(refusal(aPerson([aMembership({ status: 'invited', ...locked })]))).toBe('auth.failed');
    expect(refusal(aPerson([aMembership({ status: 'suspended' })]))).toBe('user.suspended');
    expect(refusal(aPerson([aMembership(locked)]))).toBe('tenant.locked');
    expect(refusal(aPerson([aMembership({ status: 'invited' }), aMembership({ ...two, ...locked })]))).toBe('tenant.locked');
  });

  it('never falls back from a named hospital to another', () => {
    const person = aPerson([aMembership({ status: 'suspended' }), aMembership(two)], ['SuperAdmin']);
    expect(refusal(person, { subdomain: 'one' })).toBe('user.suspended');
    expect(refusal(person, { subdomain: 'three' })).toBe('auth.failed');
    expect(refusal(person, { tenantId: two.tenantId, subdomain: 'one' })).toBe('auth.failed');
  });
});
