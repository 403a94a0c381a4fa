import { until } from './patience.mjs';

/** Any number that no advisory lock of the product's has. */
const LOCK = 4_711_900;
const REACHED_SECONDS = 30;

/**
 * @typedef {object} Place where a transaction is made to wait
 * @property {string} table with its schema, quoted if need be
 * @property {'BEFORE INSERT' | 'BEFORE UPDATE' | 'BEFORE DELETE' | 'COMMIT'} at COMMIT: of a transaction that inserted or updated such a row
 * @property {string} [when] which rows, in terms of NEW and OLD
 */

const MAKE = `CREATE OR REPLACE FUNCTION public.fault_pause() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN PERFORM pg_advisory_xact_lock(${LOCK}); RETURN coalesce(NEW, OLD); END $$`;
const WAITING = `SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = ${LOCK} AND NOT granted`;

/** @param {Place} place */
function triggerOf({ table, at, when }) {
  const kind = at === 'COMMIT' ? 'CONSTRAINT TRIGGER' : 'TRIGGER';
  const moment = at === 'COMMIT' ? 'AFTER INSERT OR UPDATE' : at;
  const deferred = at === 'COMMIT' ? 'DEFERRABLE INITIALLY DEFERRED' : '';
  return `CREATE ${kind} fault_pause ${moment} ON ${table} ${deferred} FOR EACH ROW ${when ? `WHEN (${when})` : ''} EXECUTE FUNCTION public.fault_pause()`;
}

/**
 * Makes the next transaction that comes to a place wait there, so that its process can be killed exactly then. A process that dies while it waits for
 * COMMIT has committed all the same, and told nobody.
 *
 * @param {import('pg').Pool} pool as the tables' owner
 * @param {Place} place
 */
export async function pauseAt(pool, place) {
  const holder = await pool.connect();
  await holder.query(MAKE);
  await holder.query(`SELECT pg_advisory_lock(${LOCK})`);
  await holder.query(triggerOf(place));
  return {
    /** Resolves when a transaction waits there. */
    reached: () =>
      until(`a transaction at ${place.at} of ${place.table}`, REACHED_SECONDS, async () => (await pool.query(WAITING)).rowCount),
    /** Lets it go, and all that come later. */
    async end() {
      await holder.query(`SELECT pg_advisory_unlock(${LOCK})`);
      await holder.query(`DROP TRIGGER IF EXISTS fault_pause ON ${place.table}`);
      holder.release();
    },
  };
}
