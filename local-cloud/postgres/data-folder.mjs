import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { reachableFolder } from './binaries.mjs';

/** @typedef {import('./system-user.mjs').SystemUser} SystemUser */

const LOCATION_FILE = 'postgres.location';

/**
 * The folder of the database's files: below the data folder, or, when PostgreSQL's user cannot enter that, one it can (its path is
 * kept in `<data>/postgres.location` and printed).
 *
 * @param {string} dataDir
 * @param {SystemUser} user
 * @returns {string}
 */
export function prepareDatabaseFolder(dataDir, user) {
  const known = databaseFolder(dataDir);
  const preferred = path.join(dataDir, 'postgres');
  if (known !== preferred && fs.existsSync(known)) return known;
  if (user.uid !== undefined) fs.chmodSync(dataDir, 0o711);
  if (take(preferred, user)) return preferred;
  return elsewhere(dataDir, user);
}

/**
 * Where the database's files are, without making anything.
 *
 * @param {string} dataDir
 * @returns {string}
 */
export function databaseFolder(dataDir) {
  const note = path.join(dataDir, LOCATION_FILE);
  return fs.existsSync(note) ? fs.readFileSync(note, 'utf8').trim() : path.join(dataDir, 'postgres');
}

/**
 * @param {string} dataDir
 * @param {SystemUser} user
 */
function elsewhere(dataDir, user) {
  const id = crypto.createHash('sha256').update(path.resolve(dataDir)).digest('hex').slice(0, 12);
  const folder = path.join(reachableFolder(), `data-${id}`);
  if (!take(folder, user)) throw new Error(`User ${user.uid} can write neither below ${dataDir} nor in ${folder}. Set HMS_DATA_DIR.`);
  fs.writeFileSync(path.join(dataDir, LOCATION_FILE), `${folder}\n`);
  console.log(`Note: the database's files are in ${folder}, because user ${user.uid} cannot enter ${dataDir}.`);
  return folder;
}

/**
 * @param {string} folder
 * @param {SystemUser} user
 */
function take(folder, user) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (user.uid === undefined || user.gid === undefined) return true;
  fs.chownSync(folder, user.uid, user.gid);
  return spawnSync('test', ['-w', folder], { ...user, cwd: '/' }).status === 0;
}
