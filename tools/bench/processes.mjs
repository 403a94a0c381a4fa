import fs from 'node:fs';

const TICK_MS = 10;
const PAGE_KB = 4;

/** The fields of /proc/<pid>/stat after the name, which may hold spaces. */
function statOf(pid) {
  const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
}

const cpuOf = (fields, ended) =>
  (Number(fields[11]) + Number(fields[12]) + (ended ? Number(fields[13]) + Number(fields[14]) : 0)) * TICK_MS;

/** CPU time of one process so far, in ms. */
export const cpuMs = (/** @type {number} */ pid) => cpuOf(statOf(pid), false);

/** Resident memory, in MB. */
export const residentMb = (/** @type {number} */ pid) =>
  Math.round((Number(fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE_KB) / 1024);

/** The most memory that it ever held, in MB. */
export const peakMb = (/** @type {number} */ pid) =>
  Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024);

/** Processes whose parent this is. */
function childrenOf(pid) {
  return fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
}

/** A process with all that it started: PostgreSQL with its backends. @param {number} pid @returns {number[]} */
export const treeOf = (pid) => [pid, ...childrenOf(pid).flatMap(treeOf)];

/** CPU time of a process with all its children, ended ones too, in ms: PostgreSQL with its backends. */
export function treeCpuMs(/** @type {number} */ pid) {
  return childrenOf(pid).reduce((total, child) => total + orNothing(() => cpuMs(child)), cpuOf(statOf(pid), true));
}

/** What a backend holds by itself, in MB: shared buffers are not counted once more for each. */
export const treePrivateMb = (/** @type {number} */ pid) =>
  Math.round(childrenOf(pid).reduce((total, child) => total + orNothing(() => privateKb(child)), 0) / 1024);

function privateKb(pid) {
  const [, resident, shared] = fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ').map(Number);
  return (resident - shared) * PAGE_KB;
}

/** A process may end while it is looked at. */
function orNothing(look) {
  try {
    return look();
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return 0;
    throw error;
  }
}
