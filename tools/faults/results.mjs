/** @typedef {import('./world.mjs').World} World */
/** @typedef {{ seconds: number, seen: string }} Seen what a case saw, and how long the system took to be well again */
/**
 * @typedef {object} Case
 * @property {string} name
 * @property {string} expected in words
 * @property {number} withinSeconds the longest that it may take to be well again
 * @property {(world: World) => Promise<Seen>} run throws with what was seen instead
 */
/** @typedef {{ name: string, expected: string, withinSeconds: number, seen: string, seconds: number | null, passed: boolean }} Result */
/** @typedef {{ title: string, results: Result[] }} Part */

/**
 * Runs one case. It goes as expected if it sees what it expects, in time.
 *
 * @param {Case} one
 * @param {World} world
 * @returns {Promise<Result>}
 */
export async function tried({ name, expected, withinSeconds, run }, world) {
  const words = { name, expected, withinSeconds };
  try {
    const { seconds, seen } = await run(world);
    return { ...words, seen, seconds, passed: seconds <= withinSeconds };
  } catch (error) {
    return { ...words, seen: error instanceof Error ? error.message : String(error), seconds: null, passed: false };
  }
}

/** Whether everything went as expected; nothing at all did not. @param {Part[]} parts */
export function asExpected(parts) {
  const results = parts.flatMap((part) => part.results);
  return results.length > 0 && results.every(({ passed }) => passed);
}
