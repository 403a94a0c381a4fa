import path from 'node:path';
import { startCloud } from '../../local-cloud/cloud.mjs';
import { embeddedServices } from '../../local-cloud/embedded.mjs';
import { readPorts } from '../../local-cloud/environment.mjs';
import { startDevelopment } from './dev.mjs';
import { inRepository } from './paths.mjs';
import { preflight } from './preflight.mjs';
import { build, migrate, seed } from './prepare.mjs';
import { apiProgram, spaProgram, workerProgram } from './programs.mjs';
import { dim, failure, note, step, yellow } from './progress.mjs';
import { summary } from './summary.mjs';

/** @typedef {import('../../local-cloud/cloud.mjs').Cloud} Cloud */

/** What runs, so that a signal at any moment can end it. */
const running = { /** @type {Cloud | null} */ cloud: null, ending: false };

/**
 * From nothing to a running system; returns when it runs, and goes on until a signal or a failure ends it.
 *
 * @param {{ dev: boolean }} options
 */
export async function run({ dev }) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end(0, 'Stopping'));
  process.on('disconnect', () => void end(1, 'Stopping'));
  try {
    await start(dev);
  } catch (error) {
    if (!running.ending) await fail(error instanceof Error ? error.message : String(error));
  }
}

/** @param {boolean} dev */
async function start(dev) {
  const began = Date.now();
  const dataDir = path.resolve(process.env.HMS_DATA_DIR ?? inRepository('.data'));
  const ports = readPorts(process.env);
  const services = embeddedServices(process.env);
  await preflight(dataDir, ports);
  await build();
  const cloud = await step(servicesLine(services), () => startServices(dataDir, services));
  const env = { ...process.env, ...cloud.env };
  const logsDir = path.join(dataDir, 'logs');
  await migrate(env, logsDir);
  await seed(env, logsDir);
  if (running.ending) return;
  await startPrograms(cloud, env, dev);
  process.stdout.write(summary({ ports, env, services, tookMs: Date.now() - began }));
  stayAlive();
}

/**
 * @param {string} dataDir
 * @param {import('../../local-cloud/embedded.mjs').ServiceName[]} services
 */
async function startServices(dataDir, services) {
  const log = (/** @type {string} */ line) => note(yellow(line));
  const cloud = await startCloud({ dataDir, services, settings: process.env, log, onFailure: (reason) => void fail(reason) });
  running.cloud = cloud;
  return cloud;
}

/**
 * @param {Cloud} cloud
 * @param {Record<string, string | undefined>} env
 * @param {boolean} dev
 */
async function startPrograms(cloud, env, dev) {
  await step('API', () => cloud.supervisor.start(apiProgram(env)));
  await step('Worker', () => cloud.supervisor.start(workerProgram(env)));
  if (dev) return startDevelopment(cloud, env);
  await step('Hospital portal', () => cloud.supervisor.start(spaProgram('portal', env)));
  await step('Admin dashboard', () => cloud.supervisor.start(spaProgram('admin', env)));
}

/** @param {string[]} services */
function servicesLine(services) {
  const names = { postgres: 'PostgreSQL', cognito: 'identity', mail: 'mail' };
  return services.length === 0
    ? 'No embedded services'
    : `Services: ${services.map((name) => names[/** @type {'mail'} */ (name)]).join(', ')}`;
}

/** @param {string} reason */
async function fail(reason) {
  if (running.ending) return;
  failure(reason);
  await end(1, '');
}

/**
 * @param {number} code
 * @param {string} why
 */
async function end(code, why) {
  if (running.ending) return;
  running.ending = true;
  if (why) note(dim(`${why} …`));
  await running.cloud?.stop();
  process.exit(code);
}

/** The children do not keep this process alive, so that tests can forget them; a start must stay. */
function stayAlive() {
  setInterval(() => undefined, 2 ** 30);
}
