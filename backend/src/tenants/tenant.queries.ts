import type { BillingCycle, Plan, SuspensionKind, TenantQuery, TenantStatus } from '@hms/shared-dto';
import { TENANT_ID_PATTERN, TENANT_SORTS } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** One hospital with its plan and counters, as the operator's list and page need it. */
export interface TenantRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: string;
  readonly subdomain: string;
  readonly time_zone: string;
  readonly status: TenantStatus;
  readonly suspension_kind: SuspensionKind | null;
  readonly suspension_reason: string | null;
  readonly suspended_at: Date | null;
  readonly brand_colour: string | null;
  readonly created_at: Date;
  readonly version: number;
  readonly job_id: string | null;
  readonly plan: Plan;
  readonly billing_cycle: BillingCycle;
  readonly subscription_status: string;
  readonly current_period_start: Date;
  readonly current_period_end: Date;
  readonly patients_used: number;
  readonly patients_limit: number | null;
  readonly users_used: number;
  readonly users_limit: number | null;
  /** The sort key as text, for the cursor. */
  readonly sort_key: string;
}

type TenantSort = (typeof TENANT_SORTS)[number];

interface Order {
  readonly key: string;
  readonly type: 'text' | 'timestamptz';
  readonly direction: 'ASC' | 'DESC';
}

const NAME = 'lower(t.name) COLLATE "C"';

const ORDERS: Readonly<Record<TenantSort, Order>> = {
  name: { key: NAME, type: 'text', direction: 'ASC' },
  '-name': { key: NAME, type: 'text', direction: 'DESC' },
  createdAt: { key: 't.created_at', type: 'timestamptz', direction: 'ASC' },
  '-createdAt': { key: 't.created_at', type: 'timestamptz', direction: 'DESC' },
};

const COLUMNS = `t.id, t.name, t.email, t.phone, t.address, t.subdomain, t.time_zone, t.status, t.suspension_kind, t.suspension_reason, t.suspended_at,
  t.brand_colour, t.created_at, t.version, t.job_id, s.tier_id AS plan, s.billing_cycle, s.status AS subscription_status, s.current_period_start,
  s.current_period_end, coalesce(p.used, 0) AS patients_used, coalesce(u.used, 0) AS users_used,
  CASE WHEN p.tenant_id IS NULL THEN tier.max_patients ELSE p.max END AS patients_limit,
  CASE WHEN u.tenant_id IS NULL THEN tier.max_users ELSE u.max END AS users_limit`;

const FROM = `public.tenants t
  JOIN public.tenant_subscriptions s ON s.tenant_id = t.id
  JOIN public.subscription_tiers tier ON tier.id = s.tier_id
  LEFT JOIN public.tenant_usage p ON p.tenant_id = t.id AND p.metric = 'patients'
  LEFT JOIN public.tenant_usage u ON u.tenant_id = t.id AND u.metric = 'users'`;

const MATCHES = `($1::text IS NULL OR t.name ILIKE $1 OR t.email ILIKE $1 OR t.subdomain LIKE lower($1) OR t.id LIKE lower($1))
  AND ($2::text IS NULL OR t.status = $2) AND ($3::text IS NULL OR s.tier_id = $3)`;

/** How far totals are exact. */
export const MAX_EXACT_TOTAL = 1001;

/** Text that is looked for anywhere; `%`, `_` and `\` are letters like others. */
export const containing = (text: string | undefined): string | null => (text ? `%${text.replaceAll(/[\\%_]/g, '\\$&')}%` : null);

const filtersOf = (query: TenantQuery) => [containing(query.q), query.status ?? null, query.plan ?? null];

/** What is no tenant id at all is not asked about: PostgreSQL would choke on some of it. */
export async function findTenant(unit: UnitOfWork, id: string): Promise<TenantRow | undefined> {
  if (!TENANT_ID_PATTERN.test(id)) return undefined;
  return (await unit.query<TenantRow>(`SELECT ${COLUMNS}, '' AS sort_key FROM ${FROM} WHERE t.id = $1`, [id]))[0];
}

/** The status, which then nobody else changes until this transaction ends. */
export async function lockTenantStatus(unit: UnitOfWork, id: string): Promise<TenantStatus | undefined> {
  if (!TENANT_ID_PATTERN.test(id)) return undefined;
  return (await unit.query<{ status: TenantStatus }>('SELECT status FROM public.tenants WHERE id = $1 FOR UPDATE', [id]))[0]?.status;
}

/** One page and one row more, from behind the cursor on. */
export function listTenants(unit: UnitOfWork, query: TenantQuery, page: { sort: TenantSort; after: readonly unknown[]; limit: number }) {
  const { key, type, direction } = ORDERS[page.sort];
  const beyond = direction === 'ASC' ? '>' : '<';
  return unit.query<TenantRow>(
    `SELECT ${COLUMNS}, (${key})::text AS sort_key FROM ${FROM}
     WHERE ${MATCHES} AND ($4::${type} IS NULL OR (${key}, t.id) ${beyond} ($4::${type}, $5::text))
     ORDER BY ${key} ${direction}, t.id ${direction} LIMIT $6`,
    [...filtersOf(query), ...page.after, page.limit + 1],
  );
}

export interface TenantTotals {
  readonly total: number;
  readonly all: number;
  readonly provisioning: number;
  readonly active: number;
  readonly suspended: number;
}

/** How many match the filters (exact up to {@link MAX_EXACT_TOTAL}), and how many there are by status. */
export async function countTenants(unit: UnitOfWork, query: TenantQuery): Promise<TenantTotals> {
  const [row] = await unit.query<TenantTotals>(
    `SELECT (SELECT count(*)::int FROM (SELECT 1 FROM ${FROM} WHERE ${MATCHES} LIMIT ${MAX_EXACT_TOTAL}) matching) AS total,
       count(*)::int AS "all", count(*) FILTER (WHERE status = 'provisioning')::int AS provisioning,
       count(*) FILTER (WHERE status = 'active')::int AS active, count(*) FILTER (WHERE status = 'suspended')::int AS suspended
     FROM public.tenants`,
    filtersOf(query),
  );
  return row;
}
