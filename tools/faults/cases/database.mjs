import { setTimeout as sleep } from 'node:timers/promises';
import { assertPoolsClean, Load } from '../load.mjs';
import { jobEnds } from '../killing.mjs';
import { secondsSince, see, until } from '../patience.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../results.mjs').Case} Case */

const BEFORE = 300;
const AFTER = 300;
const FROZEN_MS = 10_000;
const HOSPITALS = 3;
const KEPT =
  'Requests meanwhile are answered right or with 503 and a reason within 20 s; no process of ours ends; nothing that was answered is lost or done twice; nobody sees another hospital’s patients; every connection is given back.';

/**
 * @param {string} name
 * @param {{ breaks: (world: World) => Promise<unknown>, withinSeconds: number, expected?: string }} how `breaks` resolves when the fault is over
 * @returns {Case}
 */
const underLoad = (name, { breaks, withinSeconds, expected = KEPT }) => ({
  name: `PostgreSQL under load: ${name}`,
  expected,
  withinSeconds,
  async run(world) {
    const load = new Load(await world.hospitals(HOSPITALS));
    await load.goesWell(BEFORE);
    const began = performance.now();
    await breaks(world);
    const over = performance.now();
    await load.goesWell(AFTER);
    await load.stop();
    for (const process of /** @type {const} */ (['api', 'worker'])) see(world.isRunning(process), `the ${process} process ended`);
    await load.assertSound(world, { mayBreak: false });
    await assertPoolsClean(world);
    return { seconds: load.recovery(over), seen: `${load.tally()}; the fault itself took ${secondsSince(began, over).toFixed(1)} s` };
  },
});

const ROWS = 3000;
const FILE = `Name,DOB,Mobile\n${Array.from({ length: ROWS }, (_, n) => `Kept${n} Person,1990-01-01,97${String(40_000_000 + n)}\n`).join('')}`;

/** @type {Case} */
const whileImporting = {
  name: 'PostgreSQL restarted while the worker imports',
  expected: 'The worker goes on by itself when PostgreSQL is back: every row is in once, and the job counts as done.',
  withinSeconds: 30,
  async run(world) {
    const { id, admin } = await world.hospital();
    const { body } = await admin.send('POST', '/api/patients/import', { body: FILE, headers: { 'content-type': 'text/csv' } });
    const imported = () => world.count(`SELECT count(*) FROM "${id}".patients WHERE first_name LIKE 'Kept%'`);
    await until('the import begins', 30, async () => (await imported()) > 0);
    const there = await imported();
    await world.ground.cloud.supervisor.restart('postgres');
    const over = performance.now();
    const job = await jobEnds(world, body.jobId);
    const seconds = secondsSince(over);
    see(job.state === 'done' && job.result.imported === ROWS, `the job ended as ${job.state} ${JSON.stringify(job.error ?? job.result)}`);
    see((await imported()) === ROWS, `${await imported()} of ${ROWS} rows are in`);
    see(world.isRunning('worker'), 'the worker ended');
    return { seconds, seen: `${there} rows in before, all ${ROWS} afterwards; counted as try ${job.attempts}` };
  },
};

/** @type {Case[]} */
export const cases = [
  underLoad('kill −9 of the server', {
    breaks: (world) => world.breakConnections(() => process.kill(Number(world.postgres()[0]), 'SIGKILL')),
    withinSeconds: 10,
    expected: `The supervisor starts it again, and it recovers from its log. ${KEPT}`,
  }),
  underLoad('kill −9 of one backend, which makes it end all', {
    breaks: async (world) => {
      const { rows } = await world.pool.query(
        `SELECT pid FROM pg_stat_activity WHERE usename = 'hms_api' AND pid <> pg_backend_pid() LIMIT 1`,
      );
      await world.breakConnections(() => process.kill(rows[0].pid, 'SIGKILL'));
    },
    withinSeconds: 10,
  }),
  underLoad('restarted in order', { breaks: (world) => world.ground.cloud.supervisor.restart('postgres'), withinSeconds: 10 }),
  underLoad(`frozen for ${FROZEN_MS / 1000} s (SIGSTOP of all its processes)`, {
    breaks: async (world) => {
      const frozen = world.postgres();
      for (const pid of frozen) process.kill(pid, 'SIGSTOP');
      await sleep(FROZEN_MS);
      for (const pid of frozen) process.kill(pid, 'SIGCONT');
    },
    withinSeconds: 10,
  }),
  underLoad('every connection of ours ended by an operator', {
    breaks: (world) =>
      world.administer(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename LIKE 'hms_%' AND pid <> pg_backend_pid()`),
    withinSeconds: 10,
  }),
  whileImporting,
];
