import type { Subscription, Tenant, TenantDetail } from '@hms/shared-dto';
import type { TenantRow } from './tenant.queries.js';

const suspensionOf = (row: TenantRow): Tenant['suspension'] =>
  row.suspension_kind && row.suspended_at
    ? { kind: row.suspension_kind, reason: row.suspension_reason ?? '', since: row.suspended_at.toISOString() }
    : null;

/** Every field named: counts and settings, never people's data. */
export const toTenant = (row: TenantRow): Tenant => ({
  id: row.id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  address: row.address,
  subdomain: row.subdomain,
  timeZone: row.time_zone,
  plan: row.plan,
  billingCycle: row.billing_cycle,
  status: row.status,
  suspension: suspensionOf(row),
  brandColour: row.brand_colour,
  usage: {
    patients: { used: row.patients_used, limit: row.patients_limit },
    users: { used: row.users_used, limit: row.users_limit },
  },
  createdAt: row.created_at.toISOString(),
  version: row.version,
  jobId: row.job_id,
});

const toSubscription = (row: TenantRow): Subscription => ({
  tenantId: row.id,
  plan: row.plan,
  billingCycle: row.billing_cycle,
  status: row.subscription_status,
  currentPeriodStart: row.current_period_start.toISOString(),
  currentPeriodEnd: row.current_period_end.toISOString(),
});

export const toTenantDetail = (row: TenantRow): TenantDetail => ({ ...toTenant(row), subscription: toSubscription(row) });
