import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startCloud } from '../../local-cloud/cloud.mjs';
import { findFreePorts } from '../../local-cloud/supervisor/ports.mjs';
import { RATES_OUT_OF_REACH } from '../../local-cloud/rates.mjs';
import { migratePublic } from '../../migrations/runner/runner.mjs';

/** What the workers' databases are made of: its name says that it is the suite's own, and the specs refuse any other. */
const DATABASE = 'hms_test_db';

/**
 * PostgreSQL, identity and mail of their own, on free ports, without durability; stopped by the teardown, or with this process. Each worker of jest
 * has a database for itself (`own-database.mjs`), so that none runs another's jobs.
 */
export default async function setup({ maxWorkers }) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hms-backend-test-'));
  const [postgres, cognito, smtp, mail] = await findFreePorts(4);
  const cloud = await startCloud({
    dataDir,
    ports: { postgres, cognito, smtp, mail, api: 13_000, portal: 13_001, admin: 13_002 },
    settings: { NODE_ENV: 'test', DB_NAME: DATABASE, HMS_DEMO: 'none', DB_POOL_SIZE: '8' },
    fast: true,
    log: () => undefined,
  });
  // Every spec signs in from the same address; the specs about limits lower this for themselves.
  Object.assign(process.env, { RATE_FAILURES_PER_ADDRESS: '60000', ...RATES_OUT_OF_REACH });
  // A host that is not this machine's, where cookies have to be Secure.
  process.env.API_HOSTS = 'city.hospitals.example';
  // What nobody foresaw is told with its cause: a failure that comes once in many runs is not understood without.
  Object.assign(process.env, cloud.env, { LOG_LEVEL: process.env.LOG_LEVEL ?? 'error' });
  await migrate(cloud.env);
  await copy(cloud.superuser, maxWorkers);
  globalThis.hmsTest = { cloud, dataDir };
}

async function migrate(env) {
  const client = new pg.Client({
    host: env.DB_HOST,
    port: Number(env.DB_PORT),
    database: env.DB_NAME,
    user: env.MIGRATOR_DB_USER,
    password: env.MIGRATOR_DB_PASSWORD,
  });
  await client.connect();
  await migratePublic(client);
  await client.end();
}

async function copy(superuser, times) {
  const client = new pg.Client({ ...superuser, database: 'postgres' });
  await client.connect();
  for (let worker = 1; worker <= times; worker += 1) {
    const name = `${DATABASE}_${worker}`;
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${DATABASE} OWNER hms_migrator`);
    await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC; GRANT CONNECT ON DATABASE ${name} TO hms_api`);
  }
  await client.end();
}
