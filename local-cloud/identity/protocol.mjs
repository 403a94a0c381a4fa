import { CognitoError } from './errors.mjs';
import { adminSetUserMfaPreference, associateSoftwareToken, verifySoftwareToken } from './operations/software-token.mjs';
import { adminInitiateAuth, adminRespondToAuthChallenge, getTokensFromRefreshToken, revokeToken } from './operations/sign-in.mjs';
import {
  adminCreateUser,
  adminDeleteUser,
  adminGetUser,
  adminSetUserPassword,
  adminUserGlobalSignOut,
  describeUserPool,
} from './operations/users.mjs';
import { verifySignature } from './sigv4.mjs';

/** @typedef {import('./service.mjs').Service} Service */

/** Needs a signature with the installation's key. */
const SIGNED = {
  AdminInitiateAuth: adminInitiateAuth,
  AdminRespondToAuthChallenge: adminRespondToAuthChallenge,
  AdminCreateUser: adminCreateUser,
  AdminSetUserPassword: adminSetUserPassword,
  AdminGetUser: adminGetUser,
  AdminDeleteUser: adminDeleteUser,
  AdminUserGlobalSignOut: adminUserGlobalSignOut,
  AdminSetUserMFAPreference: adminSetUserMfaPreference,
  DescribeUserPool: describeUserPool,
};
/** Cognito takes these from clients without AWS keys; the token in them is the proof. */
const UNSIGNED = {
  GetTokensFromRefreshToken: getTokensFromRefreshToken,
  RevokeToken: revokeToken,
  AssociateSoftwareToken: associateSoftwareToken,
  VerifySoftwareToken: verifySoftwareToken,
};
const TARGET = 'AWSCognitoIdentityProviderService.';

/**
 * Carries out one call of the Cognito JSON 1.1 protocol.
 *
 * @param {Service} service
 * @param {import('./sigv4.mjs').Credentials} credentials
 * @param {import('./sigv4.mjs').SignedRequest} request
 * @returns {Promise<object>} the answer's body
 * @throws {CognitoError}
 */
export async function perform(service, credentials, request) {
  const target = String(request.headers['x-amz-target'] ?? '');
  const name = target.startsWith(TARGET) ? target.slice(TARGET.length) : '';
  if (Object.hasOwn(UNSIGNED, name)) return UNSIGNED[/** @type {keyof typeof UNSIGNED} */ (name)](service, parse(request.body));
  // Also an unknown operation needs a signature: strangers learn nothing about what there is.
  verifySignature(request, credentials);
  if (!Object.hasOwn(SIGNED, name)) throw new CognitoError('UnknownOperationException', `Unknown operation ${name}`);
  return SIGNED[/** @type {keyof typeof SIGNED} */ (name)](service, parse(request.body));
}

/**
 * @param {Buffer} body
 * @returns {Record<string, unknown>}
 */
function parse(body) {
  try {
    const value = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (cause) {
    throw Object.assign(new CognitoError('SerializationException', 'The body is not JSON.'), { cause });
  }
  throw new CognitoError('SerializationException', 'The body is not a structure.');
}
