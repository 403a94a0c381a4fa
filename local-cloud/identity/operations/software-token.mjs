import { accessTokenRevoked, cannotEnableTotp, codeUsed, invalidParameter, noTotp, userDisabled } from '../errors.mjs';
import { checkPool, getUser, requireText, section } from '../service.mjs';
import { newSecret, stepOf } from '../totp.mjs';

/** @typedef {import('../service.mjs').Service} Service */
/** @typedef {import('../service.mjs').Input} Input */

/**
 * Not signed: the access token is the proof. The secret in use stays until a code of the new one is verified.
 *
 * @param {Service} service
 * @param {Input} input
 */
export async function associateSoftwareToken(service, input) {
  const user = await ownerOf(service, input);
  const secret = newSecret();
  await service.store.totp.keepPending(user.username, service.sealer.seal(secret, user.username));
  return { SecretCode: secret };
}

/**
 * Not signed, like the above. Verifies the secret that was given last, or, when none waits, the one in use.
 *
 * @param {Service} service
 * @param {Input} input
 */
export async function verifySoftwareToken(service, input) {
  const user = await ownerOf(service, input);
  const code = requireText(input, 'UserCode');
  const sealed = user.totp_pending ?? user.totp_secret;
  if (!sealed) throw noTotp();
  const step = stepOf(service.sealer.unseal(sealed, user.username), code);
  if (step === null) throw cannotEnableTotp();
  const { totp } = service.store;
  const counted = user.totp_pending ? await totp.confirmPending(user.username, sealed, step) : await totp.useStep(user.username, step);
  if (!counted) throw codeUsed();
  return { Status: 'SUCCESS' };
}

/**
 * @param {Service} service
 * @param {Input} input
 */
export async function adminSetUserMfaPreference(service, input) {
  checkPool(service, input);
  const user = await getUser(service, input);
  const { Enabled } = section(input, 'SoftwareTokenMfaSettings');
  if (Enabled === undefined) return {};
  if (Enabled === true && !user.totp_secret) throw invalidParameter('User has not verified software token mfa');
  await service.store.totp.prefer(user.username, Enabled === true);
  return {};
}

/**
 * @param {Service} service
 * @param {Input} input
 */
async function ownerOf(service, input) {
  const { username, originJti } = await service.tokens.readAccessToken(requireText(input, 'AccessToken'));
  const user = await service.store.findUser(username);
  if (!user || !(await service.store.isFamilyAlive(originJti))) throw accessTokenRevoked();
  if (!user.enabled) throw userDisabled();
  return user;
}
