#!/usr/bin/env node
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migratePublic, migrateTenants, MigrationFilesError } from './runner.mjs';
import { failureTable, summary } from './report.mjs';

const HELP = `Usage: npm run migrate -- [--dry-run] [--tenant <id>] [--help]

Brings the public schema and every hospital's schema to the newest version.
  --dry-run       say what would run, change nothing
  --tenant <id>   only this hospital (the public schema still goes first)

Environment: DB_HOST, DB_PORT, DB_NAME, MIGRATOR_DB_USER, MIGRATOR_DB_PASSWORD
Exit code: 0 all done, 1 a hospital failed or nothing could be done.`;

const OPTIONS = {
  'dry-run': { type: 'boolean', default: false },
  tenant: { type: 'string' },
  dir: { type: 'string' },
  help: { type: 'boolean', default: false },
};
const CONCURRENCY = 2;

function connection(env) {
  const missing = ['DB_HOST', 'DB_PORT', 'MIGRATOR_DB_PASSWORD'].filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Set ${missing.join(', ')} (npm start does it for the embedded database).`);
  return {
    host: env.DB_HOST,
    port: Number(env.DB_PORT),
    database: env.DB_NAME ?? 'multitenant_db',
    user: env.MIGRATOR_DB_USER ?? 'hms_migrator',
    password: env.MIGRATOR_DB_PASSWORD,
    application_name: 'hms-migrate',
  };
}

async function migrate(pool, options) {
  const client = await pool.connect();
  try {
    const applied = await migratePublic(client, options);
    if (options.dryRun) for (const name of applied) options.log(`would apply public/${name}`);
  } finally {
    client.release();
  }
  const report = await migrateTenants(pool, { ...options, concurrency: CONCURRENCY });
  if (report.failed.length > 0) options.log(failureTable(report));
  options.log(summary(report, options.dryRun));
  return report.failed.length === 0 && (options.dryRun || report.behind.length === 0);
}

async function main() {
  const { values } = parseArgs({ options: OPTIONS });
  const log = (line) => process.stdout.write(`${line}\n`);
  if (values.help) return log(HELP);
  const pool = new pg.Pool({ ...connection(process.env), max: CONCURRENCY });
  // A broken idle connection shows up as a failing query; without a listener it would end the process.
  pool.on('error', (error) => log(`connection lost: ${error.message}`));
  try {
    const done = await migrate(pool, { log, dryRun: values['dry-run'], tenant: values.tenant, dir: values.dir });
    process.exitCode = done ? 0 : 1;
  } finally {
    await pool.end();
  }
}

main().catch((error) => {
  const known = error instanceof MigrationFilesError || error.code === undefined;
  process.stderr.write(`Migration stopped: ${known ? error.message : `${error.code} ${error.message}`}\n`);
  process.exitCode = 1;
});
