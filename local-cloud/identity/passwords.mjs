import crypto from 'node:crypto';
import { promisify } from 'node:util';
import { CognitoError } from './errors.mjs';

/** @type {(password: string, salt: Buffer, length: number, options: crypto.ScryptOptions) => Promise<Buffer>} */
const scrypt = promisify(crypto.scrypt);
/** Of scrypt: about 40 ms each, and memory of 128 * N * r bytes. */
const COST = { N: 16_384, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const { IDENTITY_FAST, NODE_ENV } = process.env;
/** What a new hash costs. Test suites make thousands of people, none of whom has a secret: they pay a sixteenth. */
const N = IDENTITY_FAST === 'true' && NODE_ENV !== 'production' ? 1024 : COST.N;
const KEY_BYTES = 32;
const MAX_PASSWORD_LENGTH = 256;

/** The pool's password policy, as `DescribeUserPool` tells it. */
export const PASSWORD_POLICY = {
  MinimumLength: 12,
  RequireUppercase: true,
  RequireLowercase: true,
  RequireNumbers: true,
  RequireSymbols: false,
  TemporaryPasswordValidityDays: 7,
};

/**
 * @param {string} password
 * @returns {Promise<string>} `<N>:<salt>:<key>`, both base64url
 */
export async function hashPassword(password) {
  const salt = crypto.randomBytes(16);
  return [N, salt.toString('base64url'), (await derive(password, salt, N)).toString('base64url')].join(':');
}

/** Compared against for an unknown user, so that the answer takes as long as for a known one. */
const NOBODY = `${N}:${crypto.randomBytes(16).toString('base64url')}:${crypto.randomBytes(KEY_BYTES).toString('base64url')}`;

/**
 * @param {string} password
 * @param {string | undefined} stored undefined for an unknown user: the same work, and never right
 * @returns {Promise<boolean>}
 */
export async function verifyPassword(password, stored) {
  // Older hashes name no cost.
  const [key = '', salt = '', cost = COST.N] = (stored ?? NOBODY).split(':').reverse();
  const derived = await derive(password.slice(0, MAX_PASSWORD_LENGTH), Buffer.from(salt, 'base64url'), Number(cost));
  return crypto.timingSafeEqual(derived, Buffer.from(key, 'base64url')) && stored !== undefined;
}

/**
 * @param {string} password
 * @throws {CognitoError} InvalidPasswordException, saying what is missing
 */
export function checkPolicy(password) {
  const missing = [
    [password.length >= PASSWORD_POLICY.MinimumLength, 'Password not long enough'],
    [password.length <= MAX_PASSWORD_LENGTH, 'Password too long'],
    [/\p{Lu}/u.test(password), 'Password must have uppercase characters'],
    [/\p{Ll}/u.test(password), 'Password must have lowercase characters'],
    [/\d/.test(password), 'Password must have numeric characters'],
    [password.trim() === password, 'Password must not begin or end with a space'],
  ].find(([ok]) => !ok);
  if (missing) throw new CognitoError('InvalidPasswordException', `Password did not conform with policy: ${missing[1]}`);
}

/** @returns {string} one that the policy accepts, for a user created without */
export function randomPassword() {
  return `Aa1${crypto.randomBytes(18).toString('base64url')}`;
}

/**
 * @param {string} password
 * @param {Buffer} salt
 * @param {number} cost `N`
 */
function derive(password, salt, cost) {
  return scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...COST, N: cost });
}
