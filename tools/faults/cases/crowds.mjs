import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { assertPoolsClean, Load } from '../load.mjs';
import { secondsSince, see, until } from '../patience.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../world.mjs').Hospital} Hospital */
/** @typedef {import('../results.mjs').Case} Case */

const HELD_MS = 8000;
const CROWD = 60;
/** Connections are waited for two seconds; the rest is for a busy machine. */
const REFUSED_SECONDS = 4;
const ABORTED = 600;
const LANES = 24;
/** The longest until somebody goes away, in ms. */
const PATIENCE_MS = 15;

/** @type {Case} */
const pool = {
  name: `Pool exhausted: every connection of a hospital held for ${HELD_MS / 1000} s`,
  expected: `Who finds no connection is told 503 with Retry-After within ${REFUSED_SECONDS} s, nobody hangs; hospitals on other lanes are served; afterwards all is as before.`,
  withinSeconds: 5,
  async run(world) {
    const [hospital, ...others] = await world.hospitals(6);
    const holder = await world.pool.connect();
    await holder.query(`BEGIN; LOCK TABLE "${hospital?.id}".patients IN ACCESS EXCLUSIVE MODE`);
    const crowd = Array.from({ length: CROWD }, async () => {
      const began = performance.now();
      const { status, body, headers } = await /** @type {Hospital} */ (hospital).admin.get('/api/patients');
      return { status, code: body.code, retry: headers['retry-after'], seconds: secondsSince(began) };
    });
    await sleep(HELD_MS / 2);
    const served = await Promise.all(others.map(async ({ admin }) => (await admin.get('/api/patients')).status));
    await sleep(HELD_MS / 2);
    await holder.query('COMMIT');
    holder.release();
    const over = performance.now();
    const answers = await Promise.all(crowd);
    await until('the list is served', 30, async () => (await hospital?.admin.get('/api/patients'))?.status === 200);
    const seconds = secondsSince(over);
    const refused = answers.filter(({ status }) => status === 503);
    see(
      refused.length > 0 && refused.every(({ code, retry }) => code === 'pool.exhausted' && retry !== undefined),
      `refusals: ${JSON.stringify(refused[0])}`,
    );
    see(Math.max(...refused.map((one) => one.seconds)) < REFUSED_SECONDS, 'somebody waited longer to be refused');
    see(
      answers.every(({ status }) => status === 200 || status === 503),
      'an answer was neither the list nor a refusal',
    );
    see(
      served.some((status) => status === 200),
      `other hospitals got ${served.join(', ')}`,
    );
    await assertPoolsClean(world);
    const right = served.filter((status) => status === 200).length;
    return {
      seconds,
      seen: `${refused.length} of ${CROWD} refused, the others served when it was let go; ${right} of ${served.length} other hospitals served meanwhile`,
    };
  },
};

/** @param {Hospital} hospital @param {number} n a list, a chart, a registration, an import or an export that nobody waits for */
function goAway({ admin, id, token, patients }, n) {
  const headers = { authorization: `Bearer ${token}`, 'x-tenant-id': id, 'x-app-id': admin.appId };
  const json = { ...headers, 'content-type': 'application/json' };
  const patient = JSON.stringify({ lastName: `Away ${n}`, dateOfBirth: '1990-01-01', gender: 'male', allowDuplicate: true });
  const csv = `Name,DOB,Mobile\n${`Away Person,1990-01-01,98${40_000_000 + n}\n`.repeat(200)}`;
  const kinds = [
    { method: 'GET', path: '/api/patients', headers },
    { method: 'GET', path: `/api/patients/${patients[0]}`, headers },
    { method: 'POST', path: '/api/patients', headers: json, body: patient },
    { method: 'GET', path: '/api/patients/export', headers },
    { method: 'POST', path: '/api/patients/import', headers: { ...headers, 'content-type': 'text/csv' }, body: csv },
  ];
  const { body, ...options } = /** @type {typeof kinds[number] & { body?: string }} */ (kinds[n % kinds.length]);
  return new Promise((resolve) => {
    const request = http.request({ host: '127.0.0.1', port: admin.door.port, ...options, agent: false });
    request.on('error', () => undefined).on('response', (response) => void response.resume());
    request.on('close', () => resolve(undefined));
    setTimeout(() => request.destroy(), (n * 7) % PATIENCE_MS);
    request.end(body);
  });
}

/** @type {Case} */
const aborts = {
  name: `Clients go away: ${ABORTED} requests cut off within ${PATIENCE_MS} ms, beside others`,
  expected:
    'Those beside them are served as ever and see only their own hospital; every connection is given back; nobody’s answer reaches another.',
  withinSeconds: 5,
  async run(world) {
    const load = new Load(await world.hospitals(3));
    await load.goesWell(100);
    let n = 0;
    const lane = async () => {
      while (n < ABORTED) await goAway(/** @type {Hospital} */ (load.hospitals[n % 3]), (n += 1));
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const over = performance.now();
    await load.goesWell(100);
    await load.stop();
    await assertPoolsClean(world);
    const seconds = load.recovery(over);
    await load.assertSound(world, { mayBreak: false });
    const wrong = load.asked.filter(({ status }) => status >= 400 || status === 0).length;
    see(wrong === 0, `others: ${load.tally()}`);
    return { seconds, seen: `beside them: ${load.tally()}` };
  },
};

/** @type {Case[]} */
export const cases = [pool, aborts];
