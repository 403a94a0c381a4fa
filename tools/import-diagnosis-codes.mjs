/** `npm run import:diagnosis-codes -- file [--hospital id]`: codes for diagnoses into the running system, for all hospitals or for one. */
import { parseArgs } from 'node:util';
import { ensureProject } from './start/ensure-project.mjs';

/** @param {string[]} args @returns {Promise<string>} what was done */
async function run(args) {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { hospital: { type: 'string' } } });
  if (positionals.length !== 1) throw new Error('Name one file: npm run import:diagnosis-codes -- codes.csv [--hospital id]');
  const { default: pg } = await import('pg');
  const { importCodes } = await import('./diagnosis-codes/import.mjs');
  const { runningEnvironment } = await import('./start/running.mjs');
  const { DB_HOST: host, DB_PORT: port, DB_NAME: database, MIGRATOR_DB_USER: user, MIGRATOR_DB_PASSWORD: password } = runningEnvironment();
  const client = new pg.Client({ host, port: Number(port), database, user, password });
  await client.connect();
  try {
    const { read, written, skipped } = await importCodes(client, { file: positionals[0], hospital: values.hospital });
    await client.query('ANALYZE public.diagnosis_codes');
    return `${read} codes read, ${written} of them new or changed, ${skipped} lines without one.`;
  } finally {
    await client.end();
  }
}

const args = process.argv.slice(2);

if (await ensureProject(import.meta.url, args)) {
  await run(args).then(console.log, (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
