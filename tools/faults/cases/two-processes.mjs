import { once } from 'node:events';
import { SUFFIX, WebServer } from '../../../deploy/testing/web-server.mjs';
import { stopChild } from '../../../local-cloud/supervisor/child.mjs';
import { ready, STOP } from '../../bench/world.mjs';
import { apiProgram } from '../../start/programs.mjs';
import { Load } from '../load.mjs';
import { see, until } from '../patience.mjs';

/** @typedef {import('../world.mjs').World} World */
/** @typedef {import('../results.mjs').Case} Case */
/** @typedef {{ load: Load, apis: import('node:child_process').ChildProcess[], restart: (n: number) => Promise<void> }} Pair */

const TIMES = 10;
const BETWEEN = 200;
const USED_SECONDS = 20;

/** Two API processes as in production, behind the product's nginx, with people of three hospitals who come in by it. @param {World} world @returns {Promise<Pair & { stop: () => Promise<void> }>} */
async function pair(world) {
  const ports = world.morePorts.slice(0, 2);
  /** @type {Pair['apis']} */ const apis = [];
  const start = async (/** @type {number} */ n) => {
    const env = { NODE_ENV: 'production', PORTAL_HOST_SUFFIX: SUFFIX, TRUSTED_PROXIES: 'loopback', API_PORT: String(ports[n]) };
    apis[n] = await ready({ ...apiProgram({ ...world.env, ...env }), name: `api-${n + 1}` }, world.dataDir);
  };
  await Promise.all([start(0), start(1)]);
  const web = await WebServer.start({ upstreams: ports.map((port) => `127.0.0.1:${port}`), root: '/nonexistent' });
  const hospitals = (await world.hospitals(3)).map((hospital) => {
    const host = `${hospital.subdomain}.${SUFFIX}`;
    const door = { host, port: web.ports.https, secure: true, origin: `https://${host}` };
    return { ...hospital, admin: hospital.admin.through(door) };
  });
  const load = new Load(hospitals);
  const stop = async () => {
    await load.stop();
    await web.stop();
    for (const api of apis) await stopChild(api, STOP);
  };
  /** Starts one again; resolves once nginx uses it. @param {number} n */
  const restart = async (n) => {
    const before = web.log('access.log').length;
    await start(n);
    const answered = `"upstream":"127.0.0.1:${ports[n]}"`;
    await until('nginx uses it again', USED_SECONDS, async () => web.log('access.log').slice(before).includes(answered));
  };
  return { load, apis, restart, stop };
}

/**
 * @param {string} name
 * @param {{ signal: NodeJS.Signals, expected: string, ended: number | null }} how `ended`: the exit code that the process ends with
 * @returns {Case}
 */
const stopped = (name, { signal, expected, ended }) => ({
  name,
  expected,
  withinSeconds: 0,
  async run(world) {
    const { load, apis, restart, stop } = await pair(world);
    let seconds = 0;
    try {
      for (let time = 0; time < TIMES; time += 1) {
        await load.goesWell(BETWEEN);
        const at = performance.now();
        const api = /** @type {Pair['apis'][number]} */ (apis[time % 2]);
        api.kill(signal);
        const [code] = await once(api, 'exit');
        see(code === ended, `the process ended with ${code}`);
        await load.goesWell(BETWEEN);
        await restart(time % 2);
        seconds = Math.max(seconds, load.lastWrong(at));
      }
    } finally {
      await stop();
    }
    const wrong = load.asked.filter((one) => ![200, 201].includes(one.status)).length;
    see(wrong === 0, load.tally());
    await load.assertSound(world, { mayBreak: false });
    return { seconds, seen: load.tally() };
  },
});

/** @type {Case[]} */
export const cases = [
  stopped(`Two API processes behind nginx: one told to stop (SIGTERM), ${TIMES} times under load`, {
    signal: 'SIGTERM',
    expected: 'No request fails; the process ends with 0, and is used again when it is back.',
    ended: 0,
  }),
  stopped(`Two API processes behind nginx: kill −9 of one, ${TIMES} times under load`, {
    signal: 'SIGKILL',
    expected: 'nginx sends reads, and creates with their key, to the other one: no request fails, and none is done twice.',
    ended: null,
  }),
];
