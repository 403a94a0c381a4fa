import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * @typedef {object} Cluster
 * @property {(program: string) => string} program path of one of PostgreSQL's programs
 * @property {import('./system-user.mjs').SystemUser} user
 * @property {string} folder
 * @property {boolean} fast no durability: for tests only
 * @property {string} sharedBuffers PostgreSQL's own cache: little for a desk, a quarter of the memory where many hospitals are served
 */

/** PostgreSQL's messages are matched and read by people: keep them in one language. */
const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };

/**
 * @param {Cluster} cluster
 * @returns {import('node:child_process').SpawnOptions}
 */
export function spawnOptions(cluster) {
  return { ...cluster.user, env: ENVIRONMENT, cwd: '/' };
}

/**
 * Creates the database files unless they are there.
 *
 * @param {Cluster} cluster
 * @param {string} password of the superuser `hms_super`
 */
export function initialise(cluster, password) {
  if (fs.existsSync(path.join(cluster.folder, 'PG_VERSION'))) return;
  // A start that was killed in the middle leaves files that initdb refuses.
  for (const entry of fs.readdirSync(cluster.folder)) fs.rmSync(path.join(cluster.folder, entry), { recursive: true, force: true });
  const secret = passwordFile(cluster, password);
  try {
    runInitdb(cluster, secret.file);
  } finally {
    fs.rmSync(secret.folder, { recursive: true, force: true });
  }
}

/**
 * @param {Cluster} cluster
 * @param {string} passwordFile
 */
function runInitdb(cluster, passwordFile) {
  const flags = ['-D', cluster.folder, '-U', 'hms_super', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8'];
  flags.push('--locale-provider=builtin', '--locale=C.UTF-8', '--data-checksums', ...(cluster.fast ? ['--no-sync'] : []));
  const result = spawnSync(cluster.program('initdb'), flags, { ...spawnOptions(cluster), encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || result.error?.message}`);
}

/**
 * @param {Cluster} cluster
 * @param {string} password
 */
function passwordFile({ user }, password) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-init-'));
  const file = path.join(folder, 'password');
  fs.writeFileSync(file, `${password}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) for (const item of [file, folder]) fs.chownSync(item, user.uid, user.gid);
  return { folder, file };
}

/**
 * Ends a server that outlived its guard, or removes the pid file of one that did not end well.
 *
 * @param {Cluster} cluster
 */
export function recoverLeftOver(cluster) {
  const pidFile = path.join(cluster.folder, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return;
  if (!isServerOf(cluster.folder, readPid(pidFile))) {
    // The number may belong to another program by now; PostgreSQL would refuse to start because of it.
    fs.rmSync(pidFile, { force: true });
    return;
  }
  console.log('Note: a database server of an earlier run is still there; it is being stopped.');
  const flags = ['-D', cluster.folder, '-m', 'fast', '-w', '-t', '30', 'stop'];
  const result = spawnSync(cluster.program('pg_ctl'), flags, { ...spawnOptions(cluster), encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`The earlier database server could not be stopped: ${result.stderr}`);
}

/** @param {string} pidFile */
function readPid(pidFile) {
  return Number(fs.readFileSync(pidFile, 'utf8').split('\n', 1)[0]);
}

/**
 * @param {string} folder
 * @param {number} pid
 */
function isServerOf(folder, pid) {
  if (!Number.isInteger(pid) || pid < 2) return false;
  return commandLine(pid).includes(folder);
}

/**
 * @param {number} pid
 * @returns {string} empty when there is no such process
 */
function commandLine(pid) {
  const proc = `/proc/${pid}/cmdline`;
  if (process.platform === 'linux') return fs.existsSync(proc) ? fs.readFileSync(proc, 'utf8').replaceAll('\0', ' ') : '';
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? '';
}

/**
 * The server says in its pid file when it takes connections (as `pg_ctl -w` reads it).
 *
 * @param {string} folder
 * @param {number | undefined} pid
 * @returns {boolean}
 */
export function isAccepting(folder, pid) {
  const pidFile = path.join(folder, 'postmaster.pid');
  if (!fs.existsSync(pidFile)) return false;
  const lines = fs.readFileSync(pidFile, 'utf8').split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/**
 * @param {Cluster} cluster
 * @param {number} port
 * @returns {string[]} the server's arguments
 */
export function serverArguments(cluster, port) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    max_locks_per_transaction: 256,
    shared_buffers: cluster.sharedBuffers,
    shared_preload_libraries: 'pg_stat_statements',
    timezone: 'UTC',
    log_timezone: 'UTC',
    password_encryption: 'scram-sha-256',
    ...(cluster.fast ? { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', autovacuum: 'off' } : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', cluster.folder, '-p', String(port), ...flags];
}
