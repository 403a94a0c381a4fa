import crypto from 'node:crypto';

const ITERATIONS = 4096;

/**
 * PostgreSQL's stored form of a password (RFC 5803), so that no statement carries the password itself.
 *
 * @param {string} password
 * @param {Buffer} [salt]
 * @returns {string}
 */
export function scramVerifier(password, salt = crypto.randomBytes(16)) {
  const salted = crypto.pbkdf2Sync(password.normalize('NFKC'), salt, ITERATIONS, 32, 'sha256');
  const key = (/** @type {string} */ label) => crypto.createHmac('sha256', salted).update(label).digest();
  const storedKey = crypto.createHash('sha256').update(key('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${ITERATIONS}:${salt.toString('base64')}$${storedKey}:${key('Server Key').toString('base64')}`;
}

/**
 * @param {string} password
 * @param {string | null} verifier as in `pg_authid.rolpassword`
 * @returns {boolean}
 */
export function scramMatches(password, verifier) {
  const salt = /^SCRAM-SHA-256\$4096:([^$]+)\$/.exec(verifier ?? '')?.[1];
  return salt !== undefined && scramVerifier(password, Buffer.from(salt, 'base64')) === verifier;
}
