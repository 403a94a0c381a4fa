import fs from 'node:fs';
import path from 'node:path';

const MARKER = '.hms-data';
const NOTE = 'Data of the hospital management system. "npm run demo:reset" removes the content of this folder.\n';

/**
 * Makes the data folder, or takes one that is empty or already ours.
 *
 * @param {string} dataDir
 * @returns {string} its absolute path
 * @throws when the folder holds somebody else's files or cannot be written
 */
export function claimDataFolder(dataDir) {
  const folder = path.resolve(dataDir);
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o711 });
    if (!isOurs(folder) && fs.readdirSync(folder).length === 0) fs.writeFileSync(path.join(folder, MARKER), NOTE);
    fs.accessSync(folder, fs.constants.R_OK | fs.constants.W_OK);
  } catch (cause) {
    throw new Error(`The data folder ${folder} cannot be written. Set HMS_DATA_DIR to one that can.`, { cause });
  }
  if (!isOurs(folder)) throw new Error(`${folder} holds files that are not ours. Set HMS_DATA_DIR to an empty folder.`);
  return folder;
}

/**
 * @param {string} folder
 * @returns {boolean}
 */
export function isOurs(folder) {
  return fs.existsSync(path.join(folder, MARKER));
}
