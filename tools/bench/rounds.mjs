import { note } from '../start/progress.mjs';
import { measure, warmUp } from './measure.mjs';

/** @typedef {import('./measure.mjs').Sample} Sample */
/** @typedef {{ key: string, load: import('./loads.mjs').Load }} Entry */
/** @typedef {Record<string, Sample & { spread: number }>} Medians `spread`: (largest − smallest) / median of the requests/s */

export const median = (/** @type {number[]} */ values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/**
 * Loads one after the other, all of them once a round, so that whatever else slows the machine slows them alike.
 *
 * @param {import('./world.mjs').World} world
 * @param {Entry[]} entries
 * @param {{ rounds: number, seconds: number, title: string, warmUpSeconds: number }} options
 * @returns {Promise<Medians>}
 */
export async function interleaved(world, entries, { rounds, seconds, title, warmUpSeconds }) {
  for (const { load } of entries) if (load.server === 'api') await warmUp(world, load, warmUpSeconds);
  await settle(world);
  note(`${title}: warm`);
  /** @type {Map<string, Sample[]>} */
  const samples = new Map(entries.map(({ key }) => [key, []]));
  for (let round = 1; round <= rounds; round += 1) {
    for (const { key, load } of entries) samples.get(key)?.push(await measure(world, load, seconds));
    await settle(world);
    note(`${title}: round ${round} of ${rounds}`);
  }
  return Object.fromEntries([...samples].map(([key, list]) => [key, medianOf(list)]));
}

/**
 * What autovacuum does within a minute to a table that grew by this much, which a round's seconds do not leave it.
 *
 * @param {import('./world.mjs').World} world
 */
export async function settle({ pool }) {
  const { rows } = await pool.query(
    `SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_user_tables WHERE n_mod_since_analyze > 500 ORDER BY 1`,
  );
  for (const { name } of rows) await pool.query(`VACUUM (ANALYZE) ${name}`);
}

/** @param {Sample[]} list */
function medianOf(list) {
  const fields = /** @type {(keyof Sample)[]} */ (Object.keys(list[0]));
  const middle = Object.fromEntries(fields.map((field) => [field, median(list.map((sample) => sample[field]))]));
  const speeds = list.map(({ perSecond }) => perSecond);
  return /** @type {any} */ ({ ...middle, spread: (Math.max(...speeds) - Math.min(...speeds)) / middle.perSecond });
}
