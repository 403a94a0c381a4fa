import { setTimeout as sleep } from 'node:timers/promises';
import { assertUnchanged, MigrationFilesError, readMigrations } from './files.mjs';
import { backoffMs, inTransaction, isRetryable, MAX_ATTEMPTS } from './locks.mjs';
import { tryTenantLock, tryTenantSessionLock, unlockTenantSession } from './locks.mjs';
import { recordedTenantFiles, runnerTablesExist } from './tables.mjs';
import { enterSchema, recordFiles, recordVersion, runConcurrently } from './tenant-step.mjs';

/** Give up on schemas that another runner holds when nothing has moved for this long. */
const STALLED_MS = 60_000;
const silent = () => undefined;

const CLAIM = `SELECT name, version, checksum FROM public.tenant_schemas
  WHERE version < $1 AND name <> ALL ($2::text[]) AND ($3::text IS NULL OR name = $3)
  ORDER BY name LIMIT 1 FOR UPDATE SKIP LOCKED`;
const BEHIND = `SELECT name, version FROM public.tenant_schemas
  WHERE version < $1 AND ($2::text IS NULL OR name = $2) ORDER BY name`;

/** What one run of all hospitals has done so far; its workers share it. */
class Run {
  /** @type {Map<string, { from: number, to: number }>} */
  migrated = new Map();
  /** @type {Map<string, { name: string, version: number, error: string }>} */
  failed = new Map();
  /** @type {Map<string, { attempts: number, notBefore: number }>} */
  waiting = new Map();
  lastProgress = Date.now();
  /** @type {Error | null} stops the whole run */
  fatal = null;

  constructor(files, { log = silent, tenant = null }) {
    this.files = files;
    this.head = files.length;
    this.log = log;
    this.tenant = tenant;
  }

  skipped() {
    const now = Date.now();
    const later = [...this.waiting].filter(([, wait]) => wait.notBefore > now);
    return [...this.failed.keys(), ...later.map(([name]) => name)];
  }

  succeed(name, from, to) {
    this.migrated.set(name, { from: this.migrated.get(name)?.from ?? from, to });
    this.waiting.delete(name);
    this.lastProgress = Date.now();
  }

  /** True when the schema may be tried again later. */
  postpone(name) {
    const attempts = (this.waiting.get(name)?.attempts ?? 0) + 1;
    this.waiting.set(name, { attempts, notBefore: Date.now() + backoffMs(attempts) });
    return attempts < MAX_ATTEMPTS;
  }
}

/** SQLSTATE and message; for data errors, whose message may quote a patient's data, the state alone. */
function describe(error) {
  const quotesData = /^(22|23)/.test(error.code ?? '');
  return quotesData ? `${error.code} (see the server's log)` : [error.code, error.message].filter(Boolean).join(': ');
}

async function recordFailure(client, run, claim, error) {
  const text = `${claim.file.name}: ${describe(error)}`;
  run.failed.set(claim.name, { name: claim.name, version: claim.version, error: text });
  run.lastProgress = Date.now();
  run.log(`${claim.name} failed at ${text}`);
  const update = `UPDATE public.tenant_schemas SET state = 'failed', error = $2, updated_at = now() WHERE name = $1 AND version = $3`;
  await client.query(update, [claim.name, text, claim.version]);
}

/** Locks the next schema that is behind. The row lock lasts for the transaction; the advisory one also guards steps outside one. */
async function claimNext(client, run) {
  const { rows } = await client.query(CLAIM, [run.head, run.skipped(), run.tenant]);
  if (rows.length === 0) return null;
  const [{ name, version, checksum }] = rows;
  const claim = { name, version, checksum, file: run.files[version] };
  if (await tryTenantLock(client, name)) return claim;
  run.postpone(name);
  return { ...claim, busy: true };
}

function assertSameHistory(run, claim) {
  const expected = claim.version > 0 ? run.files[claim.version - 1].chain : claim.checksum;
  if (claim.checksum !== expected) throw new Error('the schema was built from other files than these');
}

/**
 * Takes one schema one version further, DDL and version in one commit.
 * @returns the claim with `state`, or null when nothing can be claimed
 */
async function transactionalStep(client, run, holder) {
  return inTransaction(client, async () => {
    const claim = await claimNext(client, run);
    holder.claim = claim;
    if (!claim || claim.busy) return claim;
    assertSameHistory(run, claim);
    if (!claim.file.transactional) return { ...claim, alone: true };
    await enterSchema(client, claim.name);
    await client.query(claim.file.sql);
    await recordFiles(client, [claim.file]);
    await recordVersion(client, claim.name, claim.file);
    return claim;
  });
}

/** The file is not transactional: run it between two transactions, under the tenant's session lock. */
async function stepAlone(client, run, claim) {
  if (!(await tryTenantSessionLock(client, claim.name))) {
    run.postpone(claim.name);
    return;
  }
  try {
    const { rows } = await client.query('SELECT version FROM public.tenant_schemas WHERE name = $1', [claim.name]);
    if (rows[0]?.version !== claim.version) return;
    await runConcurrently(client, claim.name, claim.file);
    await inTransaction(client, async () => {
      await recordFiles(client, [claim.file]);
      await recordVersion(client, claim.name, claim.file);
    });
    run.succeed(claim.name, claim.version, claim.file.version);
  } finally {
    await unlockTenantSession(client, claim.name);
  }
}

async function onStepError(client, run, claim, error) {
  if (!claim || error instanceof MigrationFilesError) throw error;
  if (isRetryable(error) && run.postpone(claim.name)) return;
  await recordFailure(client, run, claim, error);
}

/** One try at one schema; false when nothing could be claimed. */
async function step(client, run) {
  const holder = { claim: null };
  try {
    const claim = await transactionalStep(client, run, holder);
    if (claim?.alone) await stepAlone(client, run, claim);
    else if (claim && !claim.busy) run.succeed(claim.name, claim.version, claim.file.version);
    return claim !== null;
  } catch (error) {
    await onStepError(client, run, holder.claim, error);
    return true;
  }
}

async function behind(db, run) {
  const { rows } = await db.query(BEHIND, [run.head, run.tenant]);
  return rows.filter((row) => !run.failed.has(row.name));
}

async function work(pool, run) {
  const client = await pool.connect();
  try {
    // A killed runner's statement must not live on in the server.
    await client.query(`SET client_connection_check_interval = '1s'`);
    while (!run.fatal) {
      if (await step(client, run)) continue;
      if ((await behind(client, run)).length === 0 || Date.now() - run.lastProgress > STALLED_MS) return;
      await sleep(50); // the rest is postponed, or held by another runner
    }
  } catch (error) {
    run.fatal ??= error;
  } finally {
    client.release(run.fatal ?? undefined);
  }
}

/**
 * Brings every hospital's schema to the head version. One that fails is recorded, skipped and reported; the rest go on.
 * @param {import('pg').Pool} pool as the migrator, at least `concurrency` connections
 * @param {{ concurrency?: number, log?: (line: string) => void, dryRun?: boolean, tenant?: string, dir?: string }} [options]
 * @returns {Promise<{ head: number, migrated: { name: string, from: number, to: number }[],
 *   failed: { name: string, version: number, error: string }[], behind: { name: string, version: number }[] }>}
 *   `behind`: not reached (in a dry run: what a run would do; else held by another runner that does not move)
 * @throws {MigrationFilesError} when an applied file was edited or removed
 */
export async function migrateTenants(pool, { concurrency = 2, log, dryRun = false, tenant, dir } = {}) {
  const run = new Run(readMigrations('tenant', dir), { log, tenant });
  if (!(await runnerTablesExist(pool))) return { head: run.head, migrated: [], failed: [], behind: [] };
  assertUnchanged(run.files, await recordedTenantFiles(pool));
  if (!dryRun) await Promise.all(Array.from({ length: concurrency }, () => work(pool, run)));
  if (run.fatal) throw run.fatal;
  const migrated = [...run.migrated].map(([name, versions]) => ({ name, ...versions }));
  return { head: run.head, migrated, failed: [...run.failed.values()], behind: await behind(pool, run) };
}
