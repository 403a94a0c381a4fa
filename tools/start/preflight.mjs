import fs from 'node:fs';
import { portTaken } from '../../local-cloud/cloud.mjs';
import { claimDataFolder } from '../../local-cloud/data-folder.mjs';
import { lockHolder } from '../../local-cloud/supervisor/lock.mjs';
import { becomesFree } from '../../local-cloud/supervisor/ports.mjs';

const NEEDED_BYTES = 1024 ** 3;

/**
 * What would make the start fail later, told at once and in one line.
 *
 * @param {string} dataDir
 * @param {import('../../local-cloud/environment.mjs').Ports} ports
 */
export async function preflight(dataDir, ports) {
  claimDataFolder(dataDir);
  const holder = lockHolder(dataDir);
  if (holder !== null)
    throw new Error(`It is running already (process ${holder}, data in ${dataDir}). Stop it first, or set HMS_DATA_DIR.`);
  checkDisk(dataDir);
  for (const name of /** @type {const} */ (['api', 'portal', 'admin'])) {
    if (!(await becomesFree(ports[name]))) throw new Error(portTaken(name, ports[name]));
  }
}

/** @param {string} dataDir */
function checkDisk(dataDir) {
  const { bavail, bsize } = fs.statfsSync(dataDir);
  const free = bavail * bsize;
  if (free < NEEDED_BYTES) throw new Error(`Only ${Math.floor(free / 1024 ** 2)} MB are free for ${dataDir}; at least 1024 MB are needed.`);
}
