import crypto from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** Cognito's: SHA-1, six digits, 30 seconds. */
const STEP_S = 30;
/** A telephone's clock may be one step off. */
const WINDOW = 1;
const SECRET_BYTES = 20;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** @returns {string} a new secret in base 32 */
export function newSecret() {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/**
 * The time step that a code belongs to.
 *
 * @param {string} secret base 32
 * @param {string} code
 * @param {number} [now] milliseconds
 * @returns {number | null} null when the code is wrong
 */
export function stepOf(secret, code, now = Date.now()) {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = new TOTP({ secret, period: STEP_S }).validate({ token: code, window: WINDOW, timestamp: now });
  return delta === null ? null : Math.floor(now / 1000 / STEP_S) + delta;
}

/** Keeps secrets sealed at rest: AES-256-GCM, bound to the user they belong to. */
export class SecretSealer {
  /** @param {Buffer} key 32 bytes */
  constructor(key) {
    this.key = key;
  }

  /**
   * @param {string} secret
   * @param {string} username
   * @returns {Buffer} nonce, tag, cipher text
   */
  seal(secret, username) {
    const iv = crypto.randomBytes(IV_BYTES);
    const cipher = crypto.createCipheriv('aes-256-gcm', this.key, iv).setAAD(Buffer.from(username));
    const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
    return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
  }

  /**
   * @param {Buffer} sealed
   * @param {string} username
   * @returns {string}
   * @throws when it was sealed with another key or for another user
   */
  unseal(sealed, username) {
    const decipher = crypto.createDecipheriv('aes-256-gcm', this.key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(username)).setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8');
  }
}
