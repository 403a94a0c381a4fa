import type pg from 'pg';
import { tablesOf } from './role-sql.js';

/** Tables of `public` whose rows belong to a hospital, and the column that says to which. */
const PUBLIC_ROWS: Readonly<Record<string, string>> = {
  tenants: 'id',
  tenant_placements: 'tenant_id',
  tenant_subscriptions: 'tenant_id',
  tenant_usage: 'tenant_id',
  memberships: 'tenant_id',
  one_time_codes: 'tenant_id',
  job_requests: 'tenant_id',
  planned_jobs: 'tenant_id',
  calendar_feeds: 'tenant_id',
  issued_documents: 'tenant_id',
};

/** A worker of another spec may be sealing events at any moment. */
const SEALED_MEANWHILE = ['audit_seals', 'audit_chain'];

/** @param from table, alias `t` and perhaps a condition on the hospital's id, `$1` */
const checksumOf = ([name, from]: readonly [string, string]): string =>
  `SELECT '${name}' AS name, count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM ${from}`;

/**
 * Row count and hash of every table of a hospital, its rows in `public` among them: equal before and after means that nothing was changed.
 * @param except tables that change by themselves, the audit for example
 */
export async function checksums(database: pg.Pool, tenantId: string, except: readonly string[] = []): Promise<Record<string, string>> {
  const own = (await tablesOf(database, tenantId)).map(({ name }) => [name, `"${tenantId}"."${name}" t`] as const);
  const shared = Object.entries(PUBLIC_ROWS).map(([name, column]) => [`public.${name}`, `public.${name} t WHERE ${column} = $1`] as const);
  const left = [...SEALED_MEANWHILE, ...except];
  const wanted = [...own, ...shared].filter(([name]) => !left.includes(name.replace('public.', '')));
  const { rows } = await database.query<{ name: string; sum: string }>(wanted.map(checksumOf).join(' UNION ALL '), [tenantId]);
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** Names of all schemas but those of hospitals that other specs are making at this moment. */
export async function schemasThatStay(database: pg.Pool, hospitals: readonly string[]): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40}|pg_(toast_)?temp_.*|pgboss)$' OR nspname = ANY ($1) ORDER BY 1`,
    [hospitals],
  );
  return rows.map(({ name }) => name);
}
