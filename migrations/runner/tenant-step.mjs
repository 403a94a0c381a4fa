import { MigrationFilesError, readMigrations } from './files.mjs';
import { CONCURRENT_LOCK_TIMEOUT_MS } from './locks.mjs';

const TENANT_ID = /^(tenant_[0-9]{13,20}|demo_[a-z0-9_]{1,40})$/;

/**
 * Quotes a tenant id as an identifier.
 * @throws {Error} when it does not look like one of ours
 */
export function quoteTenant(tenantId) {
  if (!TENANT_ID.test(tenantId)) throw new Error('Not a tenant id');
  return `"${tenantId}"`;
}

/** A missing schema in search_path is no error to PostgreSQL, so ask. */
async function assertInSchema(client, tenantId) {
  const { rows } = await client.query('SELECT current_schema() AS name');
  if (rows[0].name !== tenantId) throw new Error('the schema does not exist');
}

/** Points the transaction at the hospital's schema and at nothing else. */
export async function enterSchema(client, tenantId) {
  await client.query(`SET LOCAL search_path = ${quoteTenant(tenantId)}`);
  await assertInSchema(client, tenantId);
}

/**
 * Records that files have reached a first hospital; from then on they are frozen.
 * @throws {MigrationFilesError} when another content of the same file was applied before
 */
export async function recordFiles(client, files) {
  const columns = [files.map((file) => file.version), files.map((file) => file.name), files.map((file) => file.checksum)];
  const given = 'unnest($1::int[], $2::text[], $3::text[]) AS given (version, name, checksum)';
  const insert = `INSERT INTO public.tenant_migration_files (version, name, checksum) SELECT * FROM ${given} ON CONFLICT DO NOTHING`;
  await client.query(insert, columns);
  const differing = `SELECT given.name FROM ${given} JOIN public.tenant_migration_files f USING (version)
    WHERE f.checksum <> given.checksum OR f.name <> given.name`;
  const { rows } = await client.query(differing, columns);
  if (rows.length > 0) throw new MigrationFilesError(`${rows[0].name} was applied elsewhere with another content.`);
}

/** Writes the version a schema has reached. */
export async function recordVersion(client, tenantId, file) {
  const upsert = `INSERT INTO public.tenant_schemas (name, version, checksum) VALUES ($1, $2, $3)
    ON CONFLICT (name) DO UPDATE SET version = excluded.version, checksum = excluded.checksum, state = 'ready', error = NULL, updated_at = now()`;
  await client.query(upsert, [tenantId, file.version, file.chain]);
}

/** Runs a file that no transaction may hold. A killed earlier try leaves an invalid index of the same name: drop it first. */
export async function runConcurrently(client, tenantId, file) {
  await client.query(`SET search_path = ${quoteTenant(tenantId)}`);
  await client.query(`SET lock_timeout = ${CONCURRENT_LOCK_TIMEOUT_MS}`);
  try {
    await assertInSchema(client, tenantId);
    await dropInvalidIndexes(client, tenantId, file);
    await client.query(file.sql);
  } finally {
    await client.query('RESET search_path; RESET lock_timeout');
  }
}

/**
 * Drops indexes that a broken CREATE INDEX CONCURRENTLY of this file left behind.
 * @param {string} schema
 */
export async function dropInvalidIndexes(client, schema, file) {
  const invalid = `SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE NOT i.indisvalid AND n.nspname = $1`;
  const { rows } = await client.query(invalid, [schema]);
  for (const { relname } of rows.filter((row) => file.sql.includes(row.relname))) {
    await client.query(`DROP INDEX CONCURRENTLY "${schema}"."${relname.replaceAll('"', '""')}"`);
  }
}

/**
 * Brings a new, empty schema to the head version inside the caller's transaction. Creates no schema, role or grant: the
 * caller has made the schema and set its default privileges before.
 * @param {import('pg').ClientBase} client connected as the migrator, in a transaction
 * @param {string} tenantId
 * @param {{ dir?: string }} [options]
 * @returns {Promise<number>} the head version
 * @throws {Error} when the schema does not exist or a file fails; the caller rolls back
 */
export async function applyTenantSql(client, tenantId, { dir } = {}) {
  const files = readMigrations('tenant', dir);
  const { rows } = await client.query(`SELECT current_setting('search_path') AS path`);
  await enterSchema(client, tenantId);
  for (const file of files) {
    // Nobody reads an empty schema, so an index need not be built beside readers, and may then join the transaction.
    await client.query(file.transactional ? file.sql : file.sql.replace(/\bCONCURRENTLY\b/gi, ''));
  }
  await client.query(`SELECT set_config('search_path', $1, true)`, [rows[0].path]);
  if (files.length === 0) return 0;
  await recordFiles(client, files);
  await recordVersion(client, tenantId, files.at(-1));
  return files.length;
}
