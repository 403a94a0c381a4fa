import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startCloud } from '../../local-cloud/cloud.mjs';
import { RATES_OUT_OF_REACH } from '../../local-cloud/rates.mjs';
import { databaseFolder } from '../../local-cloud/postgres/data-folder.mjs';
import { startChild, stopChild } from '../../local-cloud/supervisor/child.mjs';
import { findFreePorts } from '../../local-cloud/supervisor/ports.mjs';
import { inRepository } from '../start/paths.mjs';
import { migrate } from '../start/prepare.mjs';
import { apiProgram, workerProgram } from '../start/programs.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {Awaited<ReturnType<typeof startWorld>>} World */

/** For PostgreSQL's cache, as where many hospitals are served. */
const QUARTER_OF_MEMORY = `${Math.floor(os.totalmem() / 4 / 2 ** 20)}MB`;
const PORTS = ['api', 'portal', 'admin', 'postgres', 'cognito', 'smtp', 'mail'];
export const STOP = { graceMs: 10_000, byMessage: true };

/** @typedef {Awaited<ReturnType<typeof layGround>>} Ground */

/**
 * PostgreSQL, identity and mail, durable, with an up-to-date database, on ports and a folder of their own.
 *
 * @param {{ morePorts?: number, settings?: Record<string, string>, log?: (line: string) => void }} [options] how many free ports are wanted besides
 */
export async function layGround({ morePorts = 0, settings: more = {}, log } = {}) {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-bench-'));
  fs.chmodSync(dataDir, 0o711);
  const free = await findFreePorts(PORTS.length + morePorts);
  const ports = Object.fromEntries(PORTS.map((name, index) => [name, free[index]]));
  const settings = { LOG_LEVEL: 'info', PG_SHARED_BUFFERS: QUARTER_OF_MEMORY, ...RATES_OUT_OF_REACH, ...more };
  const cloud = await startCloud({ dataDir, ports, settings, log });
  const env = { ...process.env, ...settings, ...cloud.env };
  await migrate(env, path.join(dataDir, 'logs'));
  const { DB_HOST: host, DB_PORT: port, DB_NAME: database, MIGRATOR_DB_USER: user, MIGRATOR_DB_PASSWORD: password } = cloud.env;
  const pool = new pg.Pool({ host, port: Number(port), database, user, password, max: 4 });
  const stop = async () => {
    await pool.end();
    await cloud.stop();
    fs.rmSync(dataDir, { recursive: true, force: true });
  };
  return { cloud, dataDir, env, free: free.slice(PORTS.length), pool, ports, stop };
}

/**
 * The system as `npm start` runs it: API and worker on a ground of their own, and beside them the bare server that is the limit.
 *
 * @param {{ nodeOptions?: string }} [options] for the API alone
 */
export async function startWorld({ nodeOptions } = {}) {
  const ground = await layGround({ morePorts: 1 });
  const { dataDir, env, pool, ports } = ground;
  const [limitPort] = ground.free;
  const children = {
    api: await ready(apiProgram({ ...env, ...(nodeOptions ? { NODE_OPTIONS: nodeOptions } : {}) }), dataDir),
    worker: await ready(workerProgram(env), dataDir),
    limit: await ready({ name: 'limit', file: inRepository('tools/bench/limit-server.mjs'), args: [String(limitPort)], env }, dataDir),
  };
  const stop = async () => {
    for (const child of Object.values(children)) await stopChild(child, STOP);
    await ground.stop();
  };
  const urls = { api: `http://127.0.0.1:${ports.api}`, limit: `http://127.0.0.1:${limitPort}` };
  const pids = { api: pidOf(children.api), limit: pidOf(children.limit), postgres: postmasterOf(dataDir) };
  return { env, pool, urls, pids, children, dataDir, stop };
}

/**
 * @param {import('../../local-cloud/supervisor/child.mjs').Program} program
 * @param {string} dataDir
 * @throws with its last lines when it ends before it is ready
 */
export async function ready(program, dataDir) {
  const log = fs.createWriteStream(path.join(dataDir, `${program.name}.log`));
  const child = startChild(program, (line) => log.write(`${line}\n`));
  const [message] = await Promise.race([once(child, 'message'), once(child, 'exit').then(() => ['exit'])]);
  if (message !== 'ready') throw new Error(`${program.name} did not start:\n${fs.readFileSync(String(log.path), 'utf8').slice(-2000)}`);
  return child;
}

const pidOf = (/** @type {ChildProcess} */ child) => Number(child.pid);

/** @param {string} dataDir @returns {number} the process of its PostgreSQL */
export function postmasterOf(dataDir) {
  return Number(fs.readFileSync(path.join(databaseFolder(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0]);
}
