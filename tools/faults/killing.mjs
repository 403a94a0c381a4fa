import { pauseAt } from './pause.mjs';
import { secondsSince, see, until } from './patience.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('../../deploy/testing/client.mjs').Answer | { status: 0, body: string }} Outcome status 0: the connection broke off */

const SILENT_SECONDS = 30;

/**
 * What came back; a connection that breaks off is an outcome like others.
 *
 * @param {Promise<import('../../deploy/testing/client.mjs').Answer>} asking
 * @returns {Promise<Outcome>}
 */
export const outcomeOf = (asking) => asking.catch((/** @type {Error} */ error) => ({ status: 0, body: error.message }));

/**
 * Kills a process exactly where a transaction of it waits, lets the database go on, and starts its successor.
 *
 * @param {World} world
 * @param {{ name: import('./world.mjs').Name, place: import('./pause.mjs').Place, act: () => Promise<any> }} how `act` leads to the place
 * @returns {Promise<{ outcome: Outcome, killedAt: number }>} what whoever asked was told, and when it was killed
 */
export async function killWhere(world, { name, place, act }) {
  const pause = await pauseAt(world.pool, place);
  let acting;
  let killedAt;
  try {
    acting = outcomeOf(act());
    // An API process that is to be killed before it answers must not have answered.
    const early = name === 'api' ? acting.then(({ status, body }) => see(false, `it was answered: ${status} ${JSON.stringify(body)}`)) : [];
    await Promise.race([pause.reached(), early].flat());
    await world.kill(name);
    killedAt = performance.now();
  } finally {
    await pause.end();
  }
  await world.start(name);
  return { outcome: await acting, killedAt };
}

/**
 * @param {World} world
 * @param {string} jobId
 * @returns {Promise<{ state: string, attempts: number, result: any, error: any }>} the job once it is done or failed
 */
export function jobEnds({ pool }, jobId) {
  return until('the job ends', SILENT_SECONDS * 2, async () => {
    const { rows } = await pool.query('SELECT state, attempts, result, error FROM public.job_requests WHERE id = $1', [jobId]);
    return ['done', 'failed'].includes(rows[0]?.state) && rows[0];
  });
}

/** When all jobs have ended. @param {World} world */
export const noJobWaits = ({ pool }) =>
  until('all jobs end', SILENT_SECONDS * 2, async () => {
    const { rows } = await pool.query(`SELECT count(*)::int AS waiting FROM public.job_requests WHERE state IN ('queued', 'running')`);
    return rows[0].waiting === 0;
  });

/** @param {number} killedAt @param {string[]} words @returns {import('./results.mjs').Seen} */
export const seen = (killedAt, ...words) => ({ seconds: secondsSince(killedAt), seen: words.join('; ') });
