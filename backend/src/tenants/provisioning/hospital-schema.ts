import { applyTenantSql } from '@hms/migrations';
import { TENANT_ID_PATTERN } from '@hms/shared-dto';
import type { ClientBase } from 'pg';

/** A tenant id as an identifier. @throws Error when it does not look like one of ours */
function quoted(tenantId: string): string {
  if (!TENANT_ID_PATTERN.test(tenantId)) throw new Error('not a tenant id');
  return `"${tenantId}"`;
}

const SCHEMA_EXISTS = 'SELECT 1 FROM pg_namespace WHERE nspname = $1';

const exists = async (client: ClientBase, sql: string, tenantId: string): Promise<boolean> =>
  (await client.query(sql, [tenantId])).rowCount !== 0;

/**
 * Role and empty schema of a hospital, in the caller's transaction. A schema that is there already is left alone: role and schema come together.
 * The role owns nothing and cannot log in; the API may become it, but has none of its rights by itself.
 * @param client connected as the migrator
 * @returns whether this made it
 */
export async function createSchema(client: ClientBase, tenantId: string): Promise<boolean> {
  const name = quoted(tenantId);
  if (await exists(client, SCHEMA_EXISTS, tenantId)) return false;
  await client.query(`CREATE ROLE ${name} NOLOGIN`);
  await client.query(`GRANT hms_tenant TO ${name} WITH INHERIT TRUE, SET FALSE, ADMIN FALSE`);
  await client.query(`GRANT ${name} TO hms_api WITH INHERIT FALSE, SET TRUE, ADMIN FALSE`);
  await client.query(`CREATE SCHEMA ${name}`);
  await client.query(`GRANT USAGE ON SCHEMA ${name} TO ${name}`);
  // Before the tables: a GRANT ON ALL TABLES later would cost more with every hospital there is.
  await client.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${name} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${name}`);
  return true;
}

/** The hospital's tables, in the caller's transaction. Repeatable. */
export async function createTables(client: ClientBase, tenantId: string): Promise<void> {
  if (await exists(client, 'SELECT 1 FROM public.tenant_schemas WHERE name = $1', tenantId)) return;
  await applyTenantSql(client, tenantId);
}

/** Counters with the limits of the hospital's plan. Repeatable. */
export async function createCounters(client: ClientBase, tenantId: string): Promise<void> {
  await client.query(
    `INSERT INTO public.tenant_usage (tenant_id, metric, max)
     SELECT s.tenant_id, metric, CASE metric WHEN 'patients' THEN tier.max_patients ELSE tier.max_users END
     FROM public.tenant_subscriptions s JOIN public.subscription_tiers tier ON tier.id = s.tier_id, unnest(ARRAY['patients', 'users']) metric
     WHERE s.tenant_id = $1 ON CONFLICT (tenant_id, metric) DO NOTHING`,
    [tenantId],
  );
}

/** Takes schema and role away again, in the caller's transaction. Only for one that the caller has made. Repeatable. */
export async function dropSchema(client: ClientBase, tenantId: string): Promise<void> {
  const name = quoted(tenantId);
  if (!(await exists(client, SCHEMA_EXISTS, tenantId))) return;
  await client.query(`DROP SCHEMA ${name} CASCADE`);
  await client.query(`DROP ROLE ${name}`);
  await client.query('DELETE FROM public.tenant_schemas WHERE name = $1', [tenantId]);
}
