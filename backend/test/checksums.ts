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

const checksumOf = async (database: pg.Pool, from: string, values: unknown[] = []): Promise<string> => {
  const { rows } = await database.query<{ sum: string }>(
    `SELECT count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS sum FROM ${from}`,
    values,
  );
  return rows[0].sum;
};

/**
 * Row count and hash of every table of a hospital, its rows in `public` among them: equal before and after means that nothing was changed.
 * @param except tables that change by themselves, the audit for example
 */
export async function checksums(database: pg.Pool, tenantId: string, except: readonly string[] = []): Promise<Record<string, string>> {
  const own = (await tablesOf(database, tenantId)).filter(({ name }) => ![...SEALED_MEANWHILE, ...except].includes(name));
  const sums: Record<string, string> = {};
  for (const { name } of own) sums[name] = await checksumOf(database, `"${tenantId}"."${name}" t`);
  for (const [name, column] of Object.entries(PUBLIC_ROWS)) {
    if (!except.includes(name)) sums[`public.${name}`] = await checksumOf(database, `public.${name} t WHERE ${column} = $1`, [tenantId]);
  }
  return sums;
}

/** Names of all schemas but those of hospitals that other specs are making at this moment. */
export async function schemasThatStay(database: pg.Pool, hospitals: readonly string[]): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40}|pg_(toast_)?temp_.*|pgboss)$' OR nspname = ANY ($1) ORDER BY 1`,
    [hospitals],
  );
  return rows.map(({ name }) => name);
}
