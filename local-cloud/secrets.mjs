import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Secrets of this installation: made once, kept in `<data>/secrets.json` (mode 0600), never shipped.
 *
 * @typedef {object} Secrets
 * @property {{ superuser: string, migrator: string, api: string, identity: string }} database passwords
 * @property {string} sessionKey base64url, 32 bytes
 * @property {string} accessKeyId
 * @property {string} secretAccessKey
 * @property {string} poolSuffix the part of the user pool's id after the region
 * @property {string} clientId
 */

const LOWER = 'abcdefghijklmnopqrstuvwxyz0123456789';
const MIXED = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${LOWER}`;

/**
 * @param {string} dataDir
 * @returns {Secrets}
 */
export function loadSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  const known = fs.existsSync(file) ? parse(file) : {};
  const secrets = { ...generate(), ...known };
  if (Object.keys(known).length !== Object.keys(secrets).length) write(file, secrets);
  return secrets;
}

/**
 * @param {string} file
 * @returns {Partial<Secrets>}
 */
function parse(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${file} cannot be read. Restore it, or start over with "npm run demo:reset".`, { cause });
  }
}

/**
 * Renamed into place, so that a kill in the middle leaves the old file or the new one.
 *
 * @param {string} file
 * @param {Secrets} secrets
 */
function write(file, secrets) {
  const partial = `${file}.${process.pid}`;
  fs.writeFileSync(partial, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(partial, file);
}

/** @returns {Secrets} */
function generate() {
  return {
    database: { superuser: random(24), migrator: random(24), api: random(24), identity: random(24) },
    sessionKey: random(32),
    accessKeyId: `HMS${pick(MIXED, 17).toUpperCase()}`,
    secretAccessKey: random(30),
    poolSuffix: pick(MIXED, 9),
    clientId: pick(LOWER, 26),
  };
}

/** @param {number} bytes */
function random(bytes) {
  return crypto.randomBytes(bytes).toString('base64url');
}

/**
 * @param {string} alphabet
 * @param {number} length
 */
function pick(alphabet, length) {
  return Array.from({ length }, () => alphabet[crypto.randomInt(alphabet.length)]).join('');
}
