/**
 * Owns one PostgreSQL server. Started with an IPC channel: when the other side goes away, however it ended, so does the server.
 * Reads DATA_DIR, PG_PORT, PG_FAST, PG_SHARED_BUFFERS and SUPERUSER_PASSWORD from its environment; says `ready` once connections are taken.
 */
import { spawn } from 'node:child_process';
import { refuseInProduction } from '../embedded.mjs';
import { locatePrograms } from './binaries.mjs';
import { initialise, isAccepting, recoverLeftOver, serverArguments, spawnOptions } from './cluster.mjs';
import { prepareDatabaseFolder } from './data-folder.mjs';
import { databaseUser } from './system-user.mjs';

const READY_POLL_MS = 15;
const GIVE_UP_MS = 20_000;

/** What the guard prints goes to the supervisor; when that is gone, writing fails and must not end the guard before the server. */
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** @returns {import('./cluster.mjs').Cluster} */
function prepareCluster() {
  const user = databaseUser();
  const program = locatePrograms(user);
  const folder = prepareDatabaseFolder(process.env.DATA_DIR ?? '', user);
  return { user, program, folder, fast: process.env.PG_FAST === 'true', sharedBuffers: process.env.PG_SHARED_BUFFERS ?? '128MB' };
}

/** @param {import('./cluster.mjs').Cluster} cluster */
function serve(cluster) {
  const stdio = /** @type {import('node:child_process').StdioOptions} */ (['ignore', 'inherit', 'inherit']);
  const options = { ...spawnOptions(cluster), stdio };
  const server = spawn(cluster.program('postgres'), serverArguments(cluster, Number(process.env.PG_PORT)), options);
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    server.kill('SIGINT'); // "fast": ends sessions, writes a checkpoint
    setTimeout(() => server.kill('SIGQUIT'), GIVE_UP_MS).unref();
  };
  server.on('error', (error) => fail(error));
  server.on('exit', () => process.exit(stopping ? 0 : 1));
  process.on('disconnect', stop);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
  if (!process.connected) stop();
  announce(cluster.folder, server.pid);
}

/**
 * @param {string} folder
 * @param {number | undefined} pid
 */
function announce(folder, pid) {
  const timer = setInterval(() => {
    if (!isAccepting(folder, pid)) return;
    clearInterval(timer);
    if (process.connected) process.send?.({ ready: true, folder });
  }, READY_POLL_MS);
}

/** @param {unknown} error */
function fail(error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

try {
  refuseInProduction('postgres', process.env);
  const cluster = prepareCluster();
  recoverLeftOver(cluster);
  initialise(cluster, process.env.SUPERUSER_PASSWORD ?? '');
  serve(cluster);
} catch (error) {
  fail(error);
}
