import { invalidParameter, notFound, userNotFound } from './errors.mjs';

/**
 * What every operation works with.
 *
 * @typedef {object} Service
 * @property {import('./store.mjs').IdentityStore} store
 * @property {import('./tokens.mjs').TokenIssuer} tokens
 * @property {import('./totp.mjs').SecretSealer} sealer
 * @property {{ poolId: string, clientId: string, region: string }} pool
 */
/** @typedef {Record<string, unknown>} Input */

/**
 * @param {Input} input
 * @param {string} name
 * @returns {string}
 * @throws {import('./errors.mjs').CognitoError} InvalidParameterException
 */
export function requireText(input, name) {
  const value = input[name];
  if (typeof value === 'string' && value !== '') return value;
  throw invalidParameter(`1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must not be null`);
}

/**
 * @param {Input} input
 * @param {string} name
 * @returns {Input} empty when it is not given
 */
export function section(input, name) {
  const value = input[name] ?? {};
  if (typeof value === 'object' && !Array.isArray(value)) return /** @type {Input} */ (value);
  throw invalidParameter(`${name} must be a structure.`);
}

/**
 * @param {Service} service
 * @param {Input} input
 */
export function checkPool({ pool }, input) {
  const id = requireText(input, 'UserPoolId');
  if (id !== pool.poolId) throw notFound(`User pool ${id} does not exist.`);
}

/**
 * @param {Service} service
 * @param {Input} input
 */
export function checkClient({ pool }, input) {
  const id = requireText(input, 'ClientId');
  if (id !== pool.clientId) throw notFound(`User pool client ${id} does not exist.`);
}

/**
 * @param {Service} service
 * @param {Input} input
 * @throws {import('./errors.mjs').CognitoError} UserNotFoundException
 */
export async function getUser({ store }, input) {
  const user = await store.findUser(requireText(input, 'Username'));
  if (!user) throw userNotFound();
  return user;
}
