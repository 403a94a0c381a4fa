import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startCloud } from '../../local-cloud/cloud.mjs';

/** Own port, so that the suite can run beside a development stack and beside the other suites. */
const PORT = 25_533;

/**
 * An embedded PostgreSQL in a temporary folder, seen as the migrator.
 * @returns {Promise<{ pool: pg.Pool, env: Record<string, string>, stop: () => Promise<void> }>}
 */
export async function startTestDatabase() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hms-migrations-test-'));
  const cloud = await startCloud({ dataDir, services: ['postgres'], ports: { postgres: PORT }, fast: true, log: () => undefined });
  const { env } = cloud;
  const pool = new pg.Pool({
    host: env.DB_HOST,
    port: Number(env.DB_PORT),
    database: env.DB_NAME,
    user: env.MIGRATOR_DB_USER,
    password: env.MIGRATOR_DB_PASSWORD,
    max: 8,
  });
  const stop = async () => {
    await pool.end();
    await cloud.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { pool, env, stop };
}

/** Removes every schema and runner table that an earlier test made. */
export async function emptyDatabase(pool) {
  const { rows } = await pool.query(`SELECT nspname FROM pg_namespace WHERE nspname ~ '^(tenant_|demo_)'`);
  for (const { nspname } of rows) await pool.query(`DROP SCHEMA "${nspname}" CASCADE`);
  await pool.query('DROP TABLE IF EXISTS public.schema_migrations, public.tenant_schemas, public.tenant_migration_files, public.plans');
}

const sqlFolder = mkdtempSync(path.join(os.tmpdir(), 'hms-migrations-sql-'));
process.once('exit', () => rmSync(sqlFolder, { recursive: true, force: true }));

/**
 * A temporary folder of migrations.
 * @param {{ public?: Record<string, string>, tenant?: Record<string, string> }} files SQL by file name
 * @returns {string}
 */
export function aMigrationFolder(files) {
  const dir = mkdtempSync(path.join(sqlFolder, 'case-'));
  for (const kind of ['public', 'tenant']) {
    mkdirSync(path.join(dir, kind));
    for (const [name, sql] of Object.entries(files[kind] ?? {})) writeFileSync(path.join(dir, kind, name), sql);
  }
  return dir;
}

/** Schemas at version 0, as if provisioned before there was any migration. Needs the runner's tables. */
export async function someTenants(pool, count) {
  const names = Array.from({ length: count }, (_, index) => `tenant_${String(1_700_000_000_000 + index)}`);
  for (const name of names) {
    await pool.query(`CREATE SCHEMA "${name}"`);
    await pool.query('INSERT INTO public.tenant_schemas (name, version) VALUES ($1, 0)', [name]);
  }
  return names;
}

/** Versions the schemas claim, with the versions their tables really show (`step_N` exists for every file N). */
export async function claimedAndReal(pool) {
  const { rows } = await pool.query(`
    SELECT s.name, s.version AS claimed, count(c.oid)::int AS real
    FROM public.tenant_schemas s
    LEFT JOIN pg_namespace n ON n.nspname = s.name
    LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relname ~ '^step_[0-9]+$'
    GROUP BY s.name, s.version ORDER BY s.name`);
  return rows;
}
