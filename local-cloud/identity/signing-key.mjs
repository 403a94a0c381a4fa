import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const generateKeyPair = promisify(crypto.generateKeyPair);

/** @typedef {{ privateKey: crypto.KeyObject, kid: string, jwks: { keys: object[] } }} SigningKey */

/**
 * This installation's RS256 key: made at the first start, kept in `<folder>/signing-key.pem` (mode 0600).
 *
 * @param {string} folder
 * @returns {Promise<SigningKey>}
 */
export async function loadSigningKey(folder) {
  const file = path.join(folder, 'signing-key.pem');
  const privateKey = fs.existsSync(file) ? crypto.createPrivateKey(fs.readFileSync(file)) : await createKey(file);
  const jwk = crypto.createPublicKey(privateKey).export({ format: 'jwk' });
  const kid = thumbprint(jwk);
  return { privateKey, kid, jwks: { keys: [{ ...jwk, kid, alg: 'RS256', use: 'sig' }] } };
}

/**
 * This installation's key for the secrets of authenticators: made at the first start, kept in `<folder>/totp.key` (mode 0600).
 *
 * @param {string} folder
 * @returns {Buffer} 32 bytes
 */
export function loadTotpKey(folder) {
  const file = path.join(folder, 'totp.key');
  if (!fs.existsSync(file)) writeSecret(file, crypto.randomBytes(32).toString('base64url'));
  return Buffer.from(fs.readFileSync(file, 'utf8'), 'base64url');
}

/** @param {string} file */
async function createKey(file) {
  const { privateKey } = await generateKeyPair('rsa', { modulusLength: 2048 });
  writeSecret(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  return privateKey;
}

/**
 * @param {string} file
 * @param {string} content
 */
function writeSecret(file, content) {
  fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  fs.writeFileSync(`${file}.new`, content, { mode: 0o600 });
  fs.renameSync(`${file}.new`, file);
}

/** RFC 7638. @param {crypto.JsonWebKey} jwk */
function thumbprint({ e, kty, n }) {
  return crypto.createHash('sha256').update(JSON.stringify({ e, kty, n })).digest('base64url');
}
