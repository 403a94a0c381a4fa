import http from 'node:http';

/** @typedef {import('./loads.mjs').Request} Request */
/** @typedef {{ p50Ms: number, p95Ms: number, perSecond: number }} Latency */
/** @typedef {Request | Request[]} Asked one, or all that a page asks at once */

/** People at the desks of one hospital who press a key in the same moment. */
export const DESKS = 4;
const WARM_UP = 40;

/**
 * How long each of these takes. Each desk asks its next one when the last is answered, a page's requests at once; the first ones are not counted.
 *
 * @param {{ url: string, requests: Asked[], expects: number }} what
 * @returns {Promise<Latency>}
 * @throws when an answer is not the expected one: what is fast at failing is not measured
 */
export async function latencyOf({ url, requests, expects }) {
  const agent = new http.Agent({ keepAlive: true });
  const answered = async (/** @type {Request} */ request) => {
    const status = await send(agent, url, request);
    if (status !== expects) throw new Error(`${request.method} ${request.path} answered ${status}`);
  };
  const ask = async (/** @type {Asked} */ asked) => {
    const began = performance.now();
    await Promise.all([asked].flat().map(answered));
    return performance.now() - began;
  };
  const waiting = [...requests];
  await atOnce(waiting.splice(0, WARM_UP), ask);
  const began = performance.now();
  const times = (await atOnce(waiting, ask)).toSorted((one, other) => one - other);
  const seconds = (performance.now() - began) / 1000;
  agent.destroy();
  const at = (/** @type {number} */ share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { p50Ms: at(0.5), p95Ms: at(0.95), perSecond: times.length / seconds };
}

/** @template T, R @param {T[]} items @param {(item: T) => Promise<R>} work @returns {Promise<R[]>} */
async function atOnce(items, work) {
  /** @type {R[]} */
  const results = [];
  const left = [...items].reverse();
  const desk = async () => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) results.push(await work(item));
  };
  await Promise.all(Array.from({ length: DESKS }, desk));
  return results;
}

/** @param {http.Agent} agent @param {string} url @param {Request} request @returns {Promise<number>} the status, once all of the answer is here */
const send = (agent, url, { method, path, headers, body }) =>
  new Promise((resolve, reject) => {
    const request = http.request(new URL(path, url), { agent, method, headers }, (response) => {
      response.on('error', reject).on('end', () => resolve(Number(response.statusCode)));
      response.resume();
    });
    request.on('error', reject).end(body);
  });
