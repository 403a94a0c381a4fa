import path from 'node:path';
import { benchPeople } from './people-at-work.mjs';
import { recordLoads } from './record-loads.mjs';
import { furnishRecords } from './record-world.mjs';

const FULL = { patients: 20, visits: 1000, codes: 95_000, orders: 5000, each: 400, rounds: 5 };
const QUICK = { patients: 4, visits: 50, codes: 2000, orders: 100, each: 60, rounds: 1 };

/**
 * `npm run bench -- --record`: charts of people who come all the time, the whole of ICD-10, and a laboratory that is behind with its work.
 * @param {{ quick: boolean, codes?: string }} options `codes`: a file as the importer takes it, in place of codes that are made up
 */
export function benchRecord({ quick, codes }) {
  const { each, rounds, ...size } = quick ? QUICK : FULL;
  return benchPeople({
    ...{ heading: 'Clinical record', file: 'record', size, each, rounds, keep: !quick },
    title: `${size.patients} patients with ${size.visits} visits each, ${codes ? `the diagnosis codes of ${path.basename(codes)}` : `${size.codes} diagnosis codes`}, ${size.orders} open orders`,
    furnish: (world, hospital) => furnishRecords(world, hospital, { ...size, file: codes }),
    loadsOf: recordLoads,
  });
}
