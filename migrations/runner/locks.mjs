import { setTimeout as sleep } from 'node:timers/promises';

/** How long one statement waits for a lock before it gives way to the hospital's own work. */
export const LOCK_TIMEOUT_MS = 500;
/** A CONCURRENTLY step blocks no reader or writer, so it may wait for long transactions to end. */
export const CONCURRENT_LOCK_TIMEOUT_MS = 60_000;
export const STATEMENT_TIMEOUT_MS = 300_000;
/** Tries of one migration on one schema while its tables are busy. */
export const MAX_ATTEMPTS = 12;

const PUBLIC_LOCK_KEY = 4_711_001;
const TENANT_LOCK_CLASS = 4_711_002;
const RETRY_STATES = new Set(['55P03', '40P01', '40001']); // lock_not_available, deadlock_detected, serialization_failure

/** True when the same statement may pass a little later. */
export const isRetryable = (error) => RETRY_STATES.has(error?.code);

/** Milliseconds before try number `attempt` + 1: doubling to 2 s, with jitter so that two runners do not meet again. */
export function backoffMs(attempt) {
  const ceiling = Math.min(2_000, 50 * 2 ** attempt);
  return ceiling / 2 + Math.random() * (ceiling / 2);
}

/**
 * Runs `work` again while it fails for a busy lock.
 * @template T
 * @param {() => Promise<T>} work must leave no open transaction behind
 * @returns {Promise<T>}
 */
export async function withLockRetries(work) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!isRetryable(error) || attempt >= MAX_ATTEMPTS) throw error;
      await sleep(backoffMs(attempt));
    }
  }
}

/**
 * One transaction on `client`.
 * @template T
 * @param {import('pg').ClientBase} client
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function inTransaction(client, work) {
  await client.query(
    `START TRANSACTION; SET LOCAL lock_timeout = ${LOCK_TIMEOUT_MS}; SET LOCAL statement_timeout = ${STATEMENT_TIMEOUT_MS}`,
  );
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // A lost connection has rolled back by itself; the first error is the one to tell.
    await client.query('ROLLBACK').catch((rollbackError) => rollbackError);
    throw error;
  }
}

/**
 * Holds the lock of the public schema's migrations while `work` runs. Polls instead of waiting in the server: a waiting
 * session holds a snapshot, for which another runner's CREATE INDEX CONCURRENTLY would wait in turn.
 * @template T
 * @param {import('pg').ClientBase} client
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPublicLock(client, work) {
  const tryLock = () => client.query('SELECT pg_try_advisory_lock($1) AS got', [PUBLIC_LOCK_KEY]);
  while (!(await tryLock()).rows[0].got) await sleep(100);
  try {
    return await work();
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [PUBLIC_LOCK_KEY]);
  }
}

/** Takes the tenant's lock until the transaction ends; false when another runner has it. */
export async function tryTenantLock(client, name) {
  const { rows } = await client.query('SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS got', [TENANT_LOCK_CLASS, name]);
  return rows[0].got;
}

/** Takes the tenant's lock for the session (a step outside any transaction); false when another runner has it. */
export async function tryTenantSessionLock(client, name) {
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1, hashtext($2)) AS got', [TENANT_LOCK_CLASS, name]);
  return rows[0].got;
}

/** Gives back what {@link tryTenantSessionLock} took. */
export async function unlockTenantSession(client, name) {
  await client.query('SELECT pg_advisory_unlock($1, hashtext($2))', [TENANT_LOCK_CLASS, name]);
}
