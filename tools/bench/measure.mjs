import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { inRepository } from '../start/paths.mjs';
import { cpuMs, residentMb, treeCpuMs, treePrivateMb } from './processes.mjs';

/** @typedef {import('./world.mjs').World} World */
/** @typedef {import('./loads.mjs').Load} Load */
/**
 * @typedef {object} Sample one load of one round; CPU in ms of one request
 * @property {number} perSecond @property {number} p50Ms @property {number} p99Ms @property {number} bytesEach
 * @property {number} apiCpu @property {number} postgresCpu @property {number} clientCpu @property {number} apiMb @property {number} postgresMb
 */

const run = promisify(execFile);
export const CONNECTIONS = 16;
const WARM_UP_SECONDS = 1;

/**
 * @param {World} world
 * @param {Load} load
 * @param {number} seconds
 * @returns {Promise<Sample>}
 * @throws when an answer is not the expected one: what is fast at failing is not measured
 */
export async function measure(world, load, seconds) {
  const { pids } = world;
  const pid = pids[load.server];
  await send(world, load, WARM_UP_SECONDS);
  const before = { api: cpuMs(pid), postgres: treeCpuMs(pids.postgres) };
  const result = await send(world, load, seconds);
  const each = (/** @type {number} */ total) => total / result.requests;
  return {
    perSecond: result.perSecond,
    p50Ms: result.p50Ms,
    p99Ms: result.p99Ms,
    bytesEach: Math.round(each(result.bytes)),
    apiCpu: each(cpuMs(pid) - before.api),
    postgresCpu: each(treeCpuMs(pids.postgres) - before.postgres),
    clientCpu: each(result.clientCpuMs),
    apiMb: residentMb(pid),
    postgresMb: treePrivateMb(pids.postgres),
  };
}

/**
 * Nothing is measured: what a system that has run for an hour has behind it, such as every connection's first meeting with every hospital.
 *
 * @param {World} world @param {Load} load @param {number} seconds
 */
export const warmUp = (world, load, seconds) => send(world, load, seconds);

/** @param {World} world @param {Load} load @param {number} seconds */
async function send({ urls, dataDir }, { name, server, requests, expects }, seconds) {
  const file = path.join(dataDir, 'load.json');
  fs.writeFileSync(file, JSON.stringify({ url: urls[server], requests: requests(seconds), connections: CONNECTIONS, seconds, expects }));
  const { stdout } = await run(process.execPath, [inRepository('tools/bench/client.mjs'), file], { maxBuffer: 2 ** 24 });
  const result = JSON.parse(stdout);
  if (result.failed > 0 || Object.keys(result.unexpected).length > 0) {
    throw new Error(`${name} on ${server}: ${result.failed} failed, unexpected answers ${JSON.stringify(result.unexpected)}`);
  }
  return result;
}
