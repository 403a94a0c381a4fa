import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 25;

/**
 * Looks until there is something. A look that throws has found nothing: what is looked at may be down.
 *
 * @template T
 * @param {string} what is waited for
 * @param {number} seconds
 * @param {() => Promise<T | null | undefined | false>} look
 * @returns {Promise<T>}
 * @throws {Error} when there is nothing in time
 */
export async function until(what, seconds, look) {
  const deadline = performance.now() + seconds * 1000;
  let why = '';
  for (;;) {
    const found = await look().catch((/** @type {Error} */ error) => {
      why = `: ${error.message}`;
      return null;
    });
    if (found) return found;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${seconds} s${why}`);
    await sleep(LOOK_AGAIN_MS);
  }
}

/** @param {number} began as `performance.now()` told @param {number} [ended] now if not given @returns {number} seconds between */
export const secondsSince = (began, ended = performance.now()) => (ended - began) / 1000;

/**
 * @param {boolean} right
 * @param {string} wrong what was seen instead
 * @throws {Error} with it
 */
export function see(right, wrong) {
  if (!right) throw new Error(wrong);
}
