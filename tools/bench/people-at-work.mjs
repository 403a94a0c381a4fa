import 'reflect-metadata';
import fs from 'node:fs';
import { table } from '../figures/table.mjs';
import { inRepository } from '../start/paths.mjs';
import { note, step } from '../start/progress.mjs';
import { addHospitals, openAccounts } from './hospitals.mjs';
import { DESKS, latencyOf } from './latency.mjs';
import { headOf, keepText, machineOf } from './report.mjs';
import { median, settle } from './rounds.mjs';
import { startWorld } from './world.mjs';

/** @typedef {import('./latency.mjs').Latency} Latency */
/** @typedef {import('./latency.mjs').Asked} Asked */
/** @typedef {{ key: string, name: string, api: Asked[], limit: Asked[] | null, expects: number, targetMs: number }} WorkLoad */
/** @typedef {{ name: string, targetMs: number, ours: Latency[], limit: Latency[] }} Measured */
/** @typedef {{ each: number, round: number }} Options */

/**
 * What people do all day in one large hospital: how long each waits, against the limit where there is one.
 *
 * @param {{
 *   heading: string,
 *   file: string,
 *   title: string,
 *   size: object,
 *   each: number,
 *   rounds: number,
 *   keep: boolean,
 *   furnish: (world: import('./world.mjs').World, hospital: import('./hospitals.mjs').Hospital) => Promise<any>,
 *   loadsOf: (world: import('./world.mjs').World, place: any, options: Options) => Promise<WorkLoad[]>,
 * }} bench `file` names the results
 */
export async function benchPeople({ heading, file, title, size, each, rounds, keep, furnish, loadsOf }) {
  const world = await step('System started', () => startWorld());
  try {
    const machine = await machineOf(world.pool);
    await openAccounts(world);
    const [hospital] = await addHospitals(world, 0, 1);
    const place = await step(title, () => furnish(world, hospital));
    /** @type {Map<string, Measured>} */
    const measured = new Map();
    for (let round = 1; round <= rounds; round += 1) {
      await measureRound(world, await loadsOf(world, place, { each, round }), measured);
      await settle(world);
      note(`${heading}: round ${round} of ${rounds}`);
    }
    const medians = `${title}; medians of ${rounds} rounds of ${each} requests at ${DESKS} connections.`;
    const report = [`# ${heading}`, headOf(machine), medians, tableOf(measured), ''].join('\n\n');
    console.log(report);
    if (keep) keepAll(file, report, { machine, size, measured: Object.fromEntries(measured) });
  } finally {
    await world.stop();
  }
}

/** Each of ours right after its limit. */
async function measureRound(world, loads, measured) {
  for (const { key, name, api, limit, expects, targetMs } of loads) {
    const entry = measured.get(key) ?? { name, targetMs, ours: [], limit: [] };
    measured.set(key, entry);
    if (limit) entry.limit.push(await latencyOf({ url: world.urls.limit, requests: limit, expects }));
    entry.ours.push(await latencyOf({ url: world.urls.api, requests: api, expects }));
  }
}

/** @param {Map<string, Measured>} measured */
function tableOf(measured) {
  const head = ['what', 'p50 ms', 'p95 ms', 'per s', 'of limit', 'limit p95 ms', 'p95 wanted, ms', 'reached'];
  const rows = [...measured.values()].map(({ name, targetMs, ours, limit }) => {
    const [one, bare] = [ours, limit].map((list) => (list.length > 0 ? medianOf(list) : null));
    return [
      name,
      ...[one.p50Ms, one.p95Ms].map((ms) => ms.toFixed(1)),
      one.perSecond.toFixed(0),
      ...(bare ? [(one.perSecond / bare.perSecond).toFixed(2), bare.p95Ms.toFixed(1)] : ['', '']),
      `≤ ${targetMs}`,
      one.p95Ms <= targetMs ? 'yes' : '**no**',
    ];
  });
  return table([head, ...rows]);
}

/** @param {Latency[]} list */
const medianOf = (list) => ({
  p50Ms: median(list.map(({ p50Ms }) => p50Ms)),
  p95Ms: median(list.map(({ p95Ms }) => p95Ms)),
  perSecond: median(list.map(({ perSecond }) => perSecond)),
});

function keepAll(/** @type {string} */ file, /** @type {string} */ report, /** @type {object} */ figures) {
  const name = keepText(file, report);
  fs.writeFileSync(inRepository(`tools/bench/results/${file}.json`), `${JSON.stringify(figures, null, 2)}\n`);
  note(`Kept in ${name}`);
}
