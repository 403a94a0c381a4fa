import type { ApiClient, Job, Tenant, TenantDetail, User } from '@hms/shared-dto';
import { Problem } from '@hms/shared-ui';

/** A hospital for specs. */
export const aTenant = (change: Partial<Tenant> = {}): Tenant => ({
  id: 'tenant_1762083064503',
  name: 'City Hospital',
  email: 'contact@cityhospital.example',
  phone: '+919822041763',
  address: '12 MG Road, Pune',
  subdomain: 'cityhospital',
  timeZone: 'Asia/Kolkata',
  plan: 'advanced',
  billingCycle: 'monthly',
  status: 'active',
  suspension: null,
  brandColour: null,
  usage: { patients: { used: 10, limit: 2000 }, users: { used: 3, limit: 25 } },
  createdAt: '2026-01-14T10:00:00Z',
  version: 1,
  jobId: null,
  ...change,
});

export const aTenantDetail = (change: Partial<Tenant> = {}): TenantDetail => {
  const tenant = aTenant(change);
  return {
    ...tenant,
    subscription: {
      tenantId: tenant.id,
      plan: tenant.plan,
      billingCycle: tenant.billingCycle,
      status: 'active',
      currentPeriodStart: '2026-11-14T00:00:00Z',
      currentPeriodEnd: '2026-12-14T00:00:00Z',
    },
  };
};

export const aJob = (change: Partial<Job> = {}): Job => ({
  id: 'job-1',
  kind: 'tenant.provision',
  state: 'running',
  progress: { done: 0, total: 6 },
  ...change,
});

export const aUser = (change: Partial<User> = {}): User => ({
  id: '0197f2c4-0000-7000-8000-000000000001',
  name: 'Dr Meera Iyer',
  email: 'doctor@cityhospital.example',
  roles: ['Doctor'],
  status: 'active',
  tenantId: 'tenant_1762083064503',
  tenantName: 'City Hospital',
  createdAt: '2026-01-14T10:00:00Z',
  lastSignInAt: null,
  version: 1,
  ...change,
});

export const aClient = (change: Partial<ApiClient> = {}): ApiClient => ({
  id: '0197f2c4-8a51-7cc3-9d7e-5b1f20a4c6f1',
  kind: 'server',
  name: 'Metropolis Labs results feed',
  tenantId: 'tenant_1762083064503',
  tenantName: 'City Hospital',
  scopes: ['patients:read'],
  origins: [],
  ratePerSecond: null,
  state: 'active',
  keys: [{ id: 'k1', hint: 'k3Qx', createdAt: '2026-11-20T10:00:00Z', expiresAt: null, lastUsedAt: null }],
  lastUsedAt: null,
  createdAt: '2026-11-20T09:00:00Z',
  version: 1,
  ...change,
});

export const aBrowserApp = (change: Partial<ApiClient> = {}): ApiClient =>
  aClient({ kind: 'browser', tenantId: null, tenantName: null, scopes: [], origins: ['https://portal.lab.example'], keys: [], ...change });

export const aProblem = (code = 'dependency.down', status = 503, errors: Problem['errors'] = []): Problem =>
  new Problem({ status, title: code, detail: `Detail of ${code}.`, code, traceId: '7f3a91c2', errors });
