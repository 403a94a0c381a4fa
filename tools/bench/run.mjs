import { note, step } from '../start/progress.mjs';
import { addHospitals, openAccounts, signInOperator } from './hospitals.mjs';
import { apiLoads, limitLoads } from './loads.mjs';
import { migrating } from './migrating.mjs';
import { profileLoads } from './profile.mjs';
import { provisioningMs } from './provisioning.mjs';
import { keep, machineOf, reportOf } from './report.mjs';
import { interleaved } from './rounds.mjs';
import { startWorld } from './world.mjs';

/** @typedef {{ hospitals: number, medians: import('./rounds.mjs').Medians }} Phase */
/** @typedef {{ hospitals: number, ms: number }} Provisioning */
/**
 * @typedef {object} Results
 * @property {Awaited<ReturnType<typeof machineOf>>} machine
 * @property {Phase[]} phases
 * @property {{ few: Provisioning, many: Provisioning }} provisioning
 * @property {Awaited<ReturnType<typeof migrating>>} migrating
 */

const FULL = { sizes: [2, 200, 1000], rounds: 5, seconds: 3, provisioned: 7 };
const QUICK = { sizes: [2, 20], rounds: 1, seconds: 1, provisioned: 2 };
/** Enough for each connection to meet each hospital with each request. */
const WARM_UP_SECONDS_EACH = 0.06;
/** Provisioning is compared with that of so many hospitals. */
const FEW = 10;

/** @param {{ quick: boolean, profile: boolean }} options */
export async function bench({ quick, profile }) {
  if (profile) return profileLoads();
  const world = await step('System started', () => startWorld());
  try {
    const results = await measureAll(world, quick ? QUICK : FULL);
    console.log(reportOf(results));
    if (!quick) note(`Kept in ${keep(results)}`);
  } finally {
    await world.stop();
  }
}

/** @param {import('./world.mjs').World} world @param {typeof FULL} plan @returns {Promise<Results>} */
async function measureAll(world, { sizes, rounds, seconds, provisioned }) {
  const machine = await machineOf(world.pool);
  await openAccounts(world);
  const hospitals = [];
  const phases = [];
  /** @type {Provisioning[]} */
  const provisioning = [];
  for (const size of sizes) {
    hospitals.push(...(await step(`${size} hospitals`, () => addHospitals(world, hospitals.length, Math.min(size, FEW)))));
    if (size >= FEW && provisioning.length === 0) provisioning.push(await provision(world, provisioned, 'few'));
    hospitals.push(...(await step(`${size} hospitals, signed in`, () => addHospitals(world, hospitals.length, size))));
    const entries = size === sizes[0] ? firstLoads(hospitals) : grownLoads(hospitals);
    const options = { rounds, seconds, title: `${size} hospitals`, warmUpSeconds: Math.ceil(size * WARM_UP_SECONDS_EACH) };
    phases.push({ hospitals: size, medians: await interleaved(world, entries, options) });
  }
  provisioning.push(await provision(world, provisioned, 'many'));
  const moved = await step('Migration, killed and resumed', () => migrating(world));
  return { machine, phases, provisioning: { few: provisioning[0], many: provisioning[1] }, migrating: moved };
}

/** @param {import('./world.mjs').World} world @param {number} count @param {string} series @returns {Promise<Provisioning>} */
async function provision(world, count, series) {
  const { rows } = await world.pool.query('SELECT count(*)::int AS hospitals FROM public.tenants');
  const token = await signInOperator(world);
  const ms = await step(`Provisioning at ${rows[0].hospitals} hospitals`, () => provisioningMs(world, { token, count, series }));
  return { hospitals: rows[0].hospitals, ms };
}

/** @param {import('./hospitals.mjs').Hospital[]} hospitals */
function firstLoads(hospitals) {
  const { signIn } = apiLoads(hospitals);
  return [...grownLoads(hospitals), { key: 'signIn', load: signIn }];
}

/** Each of ours right after its limit. @param {import('./hospitals.mjs').Hospital[]} hospitals */
function grownLoads(hospitals) {
  const [ours, limit] = [apiLoads(hospitals), limitLoads(hospitals[0])];
  return /** @type {const} */ (['list', 'search', 'one', 'create']).flatMap((key) => [
    { key: `limit.${key}`, load: limit[key] },
    { key, load: ours[key] },
  ]);
}
