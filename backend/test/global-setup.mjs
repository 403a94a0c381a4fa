import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startCloud } from '../../local-cloud/cloud.mjs';
import { findFreePorts } from '../../local-cloud/supervisor/ports.mjs';
import { migratePublic } from '../../migrations/runner/runner.mjs';

/** The suite's own database: its name says so, and the specs refuse any other. */
const DATABASE = 'hms_test_db';

/** PostgreSQL, identity and mail of their own, on free ports, without durability; stopped by the teardown, or with this process. */
export default async function setup() {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'hms-backend-test-'));
  const [postgres, cognito, smtp, mail] = await findFreePorts(4);
  const cloud = await startCloud({
    dataDir,
    ports: { postgres, cognito, smtp, mail, api: 13_000, portal: 13_001, admin: 13_002 },
    settings: { NODE_ENV: 'test', DB_NAME: DATABASE, HMS_DEMO: 'none', DB_POOL_SIZE: '8' },
    fast: true,
    log: () => undefined,
  });
  Object.assign(process.env, cloud.env, { LOG_LEVEL: process.env.LOG_LEVEL ?? 'silent' });
  await migrate(cloud.env);
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
