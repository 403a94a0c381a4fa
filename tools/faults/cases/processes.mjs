import { Load } from '../load.mjs';
import { secondsSince, until } from '../patience.mjs';

/** @typedef {import('../results.mjs').Case} Case */

const TIMES = 5;
const BETWEEN = 150;

/** @type {Case} */
const api = {
  name: `API under load: kill −9, ${TIMES} times`,
  expected:
    'Connections break off until it runs again; what was answered is stored, with its audit; a request without answer, sent again with its key, is done once.',
  withinSeconds: 30,
  async run(world) {
    const load = new Load(await world.hospitals(3));
    const recoveries = [];
    for (let time = 0; time < TIMES; time += 1) {
      await load.goesWell(BETWEEN);
      await world.kill('api');
      const killedAt = performance.now();
      await world.start('api');
      await load.goesWell(BETWEEN);
      recoveries.push(load.recovery(killedAt));
    }
    await load.stop();
    await load.assertSound(world, { mayBreak: true });
    return { seconds: Math.max(...recoveries), seen: load.tally() };
  },
};

/** @type {Case} */
const worker = {
  name: 'Worker stopped for good, then started',
  expected: 'The API goes on as ever; jobs wait and are done when a worker is there.',
  withinSeconds: 30,
  async run(world) {
    const load = new Load(await world.hospitals(2));
    await world.kill('worker');
    await load.goesWell(BETWEEN);
    await load.stop();
    await load.assertSound(world, { mayBreak: false });
    const began = performance.now();
    await world.start('worker');
    const unsealed = load.hospitals.map(
      ({ id }) => `SELECT id FROM "${id}".audit_events e WHERE NOT EXISTS (SELECT FROM "${id}".audit_seals s WHERE s.event_id = e.id)`,
    );
    await until(
      'every event is sealed',
      60,
      async () => (await world.count(`SELECT count(*) FROM (${unsealed.join(' UNION ALL ')}) u`)) === 0,
    );
    return { seconds: secondsSince(began), seen: `${load.tally()}; what they left in the audit was sealed afterwards` };
  },
};

/** @type {Case[]} */
export const cases = [api, worker];
