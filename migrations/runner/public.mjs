import { assertUnchanged, MigrationFilesError, readMigrations } from './files.mjs';
import { CONCURRENT_LOCK_TIMEOUT_MS, inTransaction, withLockRetries, withPublicLock } from './locks.mjs';
import { createRunnerTables, recordedPublic, runnerTablesExist } from './tables.mjs';
import { dropInvalidIndexes } from './tenant-step.mjs';

const INSERT = 'INSERT INTO public.schema_migrations (name, checksum) VALUES ($1, $2)';
const silent = () => undefined;

async function applyInTransaction(client, file) {
  await withLockRetries(() =>
    inTransaction(client, async () => {
      await client.query('SET LOCAL search_path = public');
      await client.query(file.sql);
      await client.query('SET LOCAL search_path = public'); // the file may have changed it
      await client.query(INSERT, [file.name, file.checksum]);
    }),
  );
}

async function applyAlone(client, file) {
  await client.query('SET search_path = public');
  await client.query(`SET lock_timeout = ${CONCURRENT_LOCK_TIMEOUT_MS}`);
  try {
    await dropInvalidIndexes(client, 'public', file);
    await client.query(file.sql);
    await client.query(INSERT, [file.name, file.checksum]);
  } finally {
    await client.query('RESET search_path; RESET lock_timeout');
  }
}

/** Files not yet applied, after checking that history and files agree. */
function pendingOf(files, recorded) {
  assertUnchanged(files, recorded);
  const applied = new Set(recorded.map((row) => row.name));
  const pending = files.filter((file) => !applied.has(file.name));
  const last = recorded.at(-1)?.name ?? '';
  const late = pending.find((file) => file.name < last);
  if (late) throw new MigrationFilesError(`public/${late.name} comes before ${last}, which is already applied. Give it the next number.`);
  return pending;
}

/**
 * Applies what is missing to the public schema. Two runners at once take turns.
 * @param {import('pg').ClientBase} client one dedicated connection of the migrator
 * @param {{ log?: (line: string) => void, dryRun?: boolean, dir?: string }} [options]
 * @returns {Promise<string[]>} names of the files applied (or, in a dry run, that would be)
 * @throws {MigrationFilesError} when an applied file was edited or removed
 */
export async function migratePublic(client, { log = silent, dryRun = false, dir } = {}) {
  const files = readMigrations('public', dir);
  if (dryRun) {
    const recorded = (await runnerTablesExist(client)) ? await recordedPublic(client) : [];
    return pendingOf(files, recorded).map((file) => file.name);
  }
  return withPublicLock(client, async () => {
    await createRunnerTables(client);
    const pending = pendingOf(files, await recordedPublic(client));
    for (const file of pending) {
      await (file.transactional ? applyInTransaction(client, file) : applyAlone(client, file));
      log(`public/${file.name} applied`);
    }
    return pending.map((file) => file.name);
  });
}
