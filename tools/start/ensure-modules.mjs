import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Runs on the machine's own Node, 20 or newer. */

/**
 * Runs `npm ci` unless the installed packages are the locked ones.
 *
 * @param {string} root
 * @throws one clear line when the installation fails
 */
export async function ensureModules(root) {
  const stampFile = path.join(root, 'node_modules', '.hms-lock');
  const stamp = crypto
    .createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  if (fs.existsSync(stampFile) && fs.readFileSync(stampFile, 'utf8') === stamp) return;
  if (!isInstalled(root)) install(root);
  fs.writeFileSync(stampFile, stamp);
}

/**
 * npm notes what it installed; compared with the lock, an `npm ci` done by hand counts as well.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function isInstalled(root) {
  const note = path.join(root, 'node_modules', '.package-lock.json');
  if (!fs.existsSync(note)) return false;
  const installed = JSON.parse(fs.readFileSync(note, 'utf8')).packages;
  const locked = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(locked).every(([name, entry]) => matches(name, entry, installed[name]));
}

/**
 * @param {string} name
 * @param {{ version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} locked
 * @param {{ version?: string } | undefined} installed
 */
function matches(name, locked, installed) {
  if (!name.startsWith('node_modules/') || locked.link) return true;
  if (!installed) return locked.optional === true || locked.devOptional === true;
  return installed.version === locked.version;
}

/** @param {string} root */
function install(root) {
  console.log('Installing packages (npm ci); the first time this takes a few minutes.');
  const options = { cwd: root, stdio: /** @type {const} */ ('inherit'), shell: process.platform === 'win32' };
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--foreground-scripts=false', '--loglevel=error'], options);
  if (result.error || result.status !== 0) throw new Error('The packages could not be installed. What npm says above tells why.');
}
