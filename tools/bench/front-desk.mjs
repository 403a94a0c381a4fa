import { deskLoads } from './front-desk-loads.mjs';
import { furnish } from './front-desk-world.mjs';
import { benchPeople } from './people-at-work.mjs';

const FULL = { patients: 200_000, doctors: 40, days: 365, each: 1000, rounds: 5 };
const QUICK = { patients: 3000, doctors: 10, days: 30, each: 100, rounds: 1 };
/** Of each kind of request. */
const TARGET_P95_MS = 50;

/** `npm run bench -- --front-desk`: what the front desk does all day, in one large hospital. */
export function benchFrontDesk({ quick }) {
  const { each, rounds, ...size } = quick ? QUICK : FULL;
  return benchPeople({
    ...{ heading: 'Front desk', file: 'front-desk', size, each, rounds, keep: !quick },
    title: `${size.patients} patients, ${size.doctors} doctors, bookings of ${size.days} days`,
    furnish: (world, hospital) => furnish(world, hospital, size),
    loadsOf: async (world, desk, options) => {
      const loads = await deskLoads(world, desk, options);
      return loads.map((load) => ({ ...load, targetMs: TARGET_P95_MS }));
    },
  });
}
