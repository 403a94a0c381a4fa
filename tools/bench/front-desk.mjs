import 'reflect-metadata';
import fs from 'node:fs';
import { inRepository } from '../start/paths.mjs';
import { note, step } from '../start/progress.mjs';
import { deskLoads } from './front-desk-loads.mjs';
import { furnish } from './front-desk-world.mjs';
import { addHospitals, openAccounts } from './hospitals.mjs';
import { DESKS, latencyOf } from './latency.mjs';
import { table } from '../figures/table.mjs';
import { headOf, keepText, machineOf } from './report.mjs';
import { median, settle } from './rounds.mjs';
import { startWorld } from './world.mjs';

/** @typedef {import('./latency.mjs').Latency} Latency */
/** @typedef {{ name: string, ours: Latency[], limit: Latency[] }} Measured */

const FULL = { patients: 200_000, doctors: 40, days: 365, each: 1000, rounds: 5 };
const QUICK = { patients: 3000, doctors: 10, days: 30, each: 100, rounds: 1 };
/** Of each kind of request. */
const TARGET_P95_MS = 50;

/** `npm run bench -- --front-desk`: what the front desk does all day, in one large hospital. */
export async function benchFrontDesk({ quick }) {
  const { each, rounds, ...size } = quick ? QUICK : FULL;
  const world = await step('System started', () => startWorld());
  try {
    const machine = await machineOf(world.pool);
    await openAccounts(world);
    const [hospital] = await addHospitals(world, 0, 1);
    const title = `${size.patients} patients, ${size.doctors} doctors, bookings of ${size.days} days`;
    const desk = await step(title, () => furnish(world, hospital, size));
    /** @type {Map<string, Measured>} */
    const measured = new Map();
    for (let round = 1; round <= rounds; round += 1) {
      await measureRound(world, await deskLoads(world, desk, { each, round }), measured);
      await settle(world);
      note(`Front desk: round ${round} of ${rounds}`);
    }
    const report = [
      '# Front desk',
      headOf(machine),
      `${title}; medians of ${rounds} rounds of ${each} requests at ${DESKS} connections.`,
      tableOf(measured),
      '',
    ];
    console.log(report.join('\n\n'));
    if (!quick) keep(report.join('\n\n'), { machine, size, measured: Object.fromEntries(measured) });
  } finally {
    await world.stop();
  }
}

/** Each of ours right after its limit. */
async function measureRound(world, loads, measured) {
  for (const { key, name, api, limit, expects } of loads) {
    const entry = measured.get(key) ?? { name, ours: [], limit: [] };
    measured.set(key, entry);
    if (limit) entry.limit.push(await latencyOf({ url: world.urls.limit, requests: limit, expects }));
    entry.ours.push(await latencyOf({ url: world.urls.api, requests: api, expects }));
  }
}

/** @param {Map<string, Measured>} measured */
function tableOf(measured) {
  const head = ['what', 'p50 ms', 'p95 ms', 'per s', 'of limit', 'limit p95 ms', `p95 ≤ ${TARGET_P95_MS} ms`];
  const rows = [...measured.values()].map(({ name, ours, limit }) => {
    const [one, bare] = [ours, limit].map((list) => (list.length > 0 ? medianOf(list) : null));
    return [
      name,
      ...[one.p50Ms, one.p95Ms].map((ms) => ms.toFixed(1)),
      one.perSecond.toFixed(0),
      ...(bare ? [(one.perSecond / bare.perSecond).toFixed(2), bare.p95Ms.toFixed(1)] : ['', '']),
      one.p95Ms <= TARGET_P95_MS ? 'yes' : '**no**',
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

function keep(/** @type {string} */ report, /** @type {object} */ figures) {
  const name = keepText('front-desk', report);
  fs.writeFileSync(inRepository('tools/bench/results/front-desk.json'), `${JSON.stringify(figures, null, 2)}\n`);
  note(`Kept in ${name}`);
}
