import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const LOCK_FILE = 'supervisor.lock';

/**
 * Takes the data folder for this process. A lock whose process is gone is taken over.
 *
 * @param {string} dataDir
 * @returns {() => void} gives the folder back
 * @throws when another process has it
 */
export function lockDataFolder(dataDir) {
  const file = path.join(dataDir, LOCK_FILE);
  const holder = lockHolder(dataDir);
  if (holder !== null) throw new Error(`${dataDir} is in use by another start (process ${holder}). Stop it first, or set HMS_DATA_DIR.`);
  fs.rmSync(file, { force: true });
  create(file, dataDir);
  return () => fs.rmSync(file, { force: true });
}

/**
 * @param {string} dataDir
 * @returns {number | null} the process that has the folder
 */
export function lockHolder(dataDir) {
  const file = path.join(dataDir, LOCK_FILE);
  if (!fs.existsSync(file)) return null;
  const [pid, birth] = fs.readFileSync(file, 'utf8').split('\n');
  return birthOf(Number(pid)) === birth && birth !== '' ? Number(pid) : null;
}

/**
 * @param {string} file
 * @param {string} dataDir
 */
function create(file, dataDir) {
  try {
    fs.writeFileSync(file, `${process.pid}\n${birthOf(process.pid)}\n`, { flag: 'wx', mode: 0o600 });
  } catch (cause) {
    throw new Error(`${dataDir} was taken by another start at this moment.`, { cause });
  }
}

/**
 * When a process began: numbers are given out again, pairs of number and beginning are not.
 *
 * @param {number} pid
 * @returns {string} empty when there is no such process
 */
function birthOf(pid) {
  if (!Number.isInteger(pid) || pid < 1) return '';
  if (process.platform === 'linux') return birthFromProc(`/proc/${pid}/stat`);
  return (spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '').trim();
}

/** @param {string} file */
function birthFromProc(file) {
  if (!fs.existsSync(file)) return '';
  const stat = fs.readFileSync(file, 'utf8');
  // The program's name, in brackets, may hold spaces; field 22 is the start time, the state after the bracket is field 3.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' ? '' : (fields[19] ?? '');
}
