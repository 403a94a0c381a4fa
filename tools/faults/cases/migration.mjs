import { migrating } from '../../bench/migrating.mjs';
import { see } from '../patience.mjs';

/** @typedef {import('../results.mjs').Case} Case */

const HOSPITALS = 100;

/** @type {Case} */
const interrupted = {
  name: `Migration of ${HOSPITALS} hospitals: killed half-way, then run again`,
  expected:
    'Each hospital has a step whole or not at all, as its recorded version says; the second run does the rest; the API of the version before serves all the time.',
  withinSeconds: 30,
  async run(world) {
    const hospital = await world.hospital();
    await world.bareHospitals(HOSPITALS);
    const statuses = new Set();
    let going = true;
    const asking = (async () => {
      while (going) statuses.add((await hospital.admin.get('/api/patients')).status);
    })();
    const { hospitals, killedAt, disagreeing, ms } = await migrating(world).finally(() => (going = false));
    await asking;
    see(disagreeing === 0, `${disagreeing} hospitals have other tables than their version says`);
    see(hospitals >= HOSPITALS && killedAt < hospitals, `killed at ${killedAt} of ${hospitals}`);
    see([...statuses].join() === '200', `meanwhile the list answered ${[...statuses].join(', ')}`);
    return {
      seconds: ms / 1000,
      seen: `killed at ${killedAt} of ${hospitals}; all at the new version after both runs; meanwhile the list answered 200`,
    };
  },
};

/** @type {Case[]} */
export const cases = [interrupted];
