import crypto from 'node:crypto';
import {
  codeMismatch,
  codeUsed,
  invalidParameter,
  invalidRefreshToken,
  invalidSession,
  refreshTokenReused,
  userDisabled,
  wrongCredentials,
} from '../errors.mjs';
import { checkPolicy, hashPassword, verifyPassword } from '../passwords.mjs';
import { checkClient, checkPool, requireText, section } from '../service.mjs';
import { stepOf } from '../totp.mjs';

/** @typedef {import('../service.mjs').Service} Service */
/** @typedef {import('../service.mjs').Input} Input */
/** @typedef {import('../store.mjs').User} User */

const CHALLENGE_TTL_MS = 3 * 60 * 1000;
const REFRESH_TTL_MS = 30 * 24 * 3600 * 1000;
/** After rotation the old refresh token works this much longer: an answer may have been lost on the way. */
const ROTATION_GRACE_MS = 10_000;
const NEW_PASSWORD = 'NEW_PASSWORD_REQUIRED';
const SOFTWARE_TOKEN = 'SOFTWARE_TOKEN_MFA';
/** Wrong codes in one session. */
const MAX_WRONG_CODES = 5;

/**
 * @param {Service} service
 * @param {Input} input
 */
export async function adminInitiateAuth(service, input) {
  checkPool(service, input);
  checkClient(service, input);
  if (input.AuthFlow !== 'ADMIN_USER_PASSWORD_AUTH') throw invalidParameter('Auth flow not enabled for this client');
  const parameters = section(input, 'AuthParameters');
  const password = requireText(parameters, 'PASSWORD');
  const user = await service.store.findUser(requireText(parameters, 'USERNAME'));
  if (!(await verifyPassword(password, user?.password_hash)) || !user) throw wrongCredentials();
  if (!user.enabled) throw userDisabled();
  return user.status === 'FORCE_CHANGE_PASSWORD' ? askForNewPassword(service, user) : afterPassword(service, user);
}

/**
 * @param {Service} service
 * @param {Input} input
 */
export async function adminRespondToAuthChallenge(service, input) {
  checkPool(service, input);
  checkClient(service, input);
  const name = String(input.ChallengeName);
  if (name !== NEW_PASSWORD && name !== SOFTWARE_TOKEN) throw invalidParameter(`${NEW_PASSWORD} and ${SOFTWARE_TOKEN} can be answered.`);
  const responses = section(input, 'ChallengeResponses');
  const session = requireText(input, 'Session');
  const user = await service.store.findUser(requireText(responses, 'USERNAME'));
  if (!user || !(await service.store.isChallengeOpen(session, user.username, name))) throw invalidSession();
  if (!user.enabled) throw userDisabled();
  const asked = { user, session, responses };
  return name === NEW_PASSWORD ? takeNewPassword(service, asked) : takeCode(service, asked);
}

/** @typedef {{ user: User, session: string, responses: Input }} Asked */

/**
 * @param {Service} service
 * @param {Asked} asked
 */
async function takeNewPassword(service, { user, session, responses }) {
  const password = requireText(responses, 'NEW_PASSWORD');
  checkPolicy(password);
  const passwordHash = await hashPassword(password);
  if (!(await service.store.closeChallenge(session))) throw invalidSession();
  await service.store.setPassword(user.username, passwordHash, 'CONFIRMED');
  return afterPassword(service, user);
}

/**
 * A wrong code leaves the session open, for a while. A code works once.
 *
 * @param {Service} service
 * @param {Asked} asked
 */
async function takeCode(service, { user, session, responses }) {
  const code = requireText(responses, 'SOFTWARE_TOKEN_MFA_CODE');
  const step = user.totp_secret && stepOf(service.sealer.unseal(user.totp_secret, user.username), code);
  if (step === null) {
    await service.store.countFailure(session, MAX_WRONG_CODES);
    throw codeMismatch();
  }
  if (!(await service.store.totp.useStep(user.username, step))) throw codeUsed();
  if (!(await service.store.closeChallenge(session))) throw invalidSession();
  return signIn(service, user);
}

/**
 * Not signed: whoever has the refresh token may use it. It is exchanged for a new one.
 *
 * @param {Service} service
 * @param {Input} input
 */
export async function getTokensFromRefreshToken(service, input) {
  checkClient(service, input);
  const given = requireText(input, 'RefreshToken');
  const token = await service.store.findRefreshToken(given);
  const user = token && (await service.store.findUser(token.username));
  if (!token || !user) throw invalidRefreshToken();
  if (!user.enabled) throw userDisabled();
  if (token.rotated_at && Date.now() - token.rotated_at.getTime() > ROTATION_GRACE_MS) throw refreshTokenReused();
  await service.store.markRotated(given);
  return answer(service, user, token);
}

/**
 * Not signed, like the above. An unknown token is no error: it is as revoked as it can be.
 *
 * @param {Service} service
 * @param {Input} input
 */
export async function revokeToken(service, input) {
  checkClient(service, input);
  const token = await service.store.findRefreshToken(requireText(input, 'Token'));
  if (token) await service.store.revokeFamily(token.origin_jti);
  return {};
}

/**
 * @param {Service} service
 * @param {User} user
 */
async function afterPassword(service, user) {
  if (!user.mfa_enabled) return signIn(service, user);
  return {
    ChallengeName: SOFTWARE_TOKEN,
    Session: await service.store.openChallenge(user.username, SOFTWARE_TOKEN, CHALLENGE_TTL_MS),
    ChallengeParameters: { USER_ID_FOR_SRP: user.username },
  };
}

/**
 * @param {Service} service
 * @param {User} user
 */
async function askForNewPassword({ store }, user) {
  return {
    ChallengeName: NEW_PASSWORD,
    Session: await store.openChallenge(user.username, NEW_PASSWORD, CHALLENGE_TTL_MS),
    ChallengeParameters: {
      USER_ID_FOR_SRP: user.username,
      requiredAttributes: '[]',
      userAttributes: JSON.stringify(user.attributes),
    },
  };
}

/**
 * @param {Service} service
 * @param {User} user
 */
function signIn(service, user) {
  const now = new Date();
  return answer(service, user, { origin_jti: crypto.randomUUID(), auth_time: now, expires_at: new Date(now.getTime() + REFRESH_TTL_MS) });
}

/**
 * @param {Service} service
 * @param {User} user
 * @param {Pick<import('../store.mjs').RefreshToken, 'origin_jti' | 'auth_time' | 'expires_at'>} family
 */
async function answer({ store, tokens }, user, { origin_jti, auth_time, expires_at }) {
  const issued = await tokens.issue(user, { originJti: origin_jti, authTime: auth_time, eventId: crypto.randomUUID() });
  const RefreshToken = await store.addRefreshToken({ username: user.username, origin_jti, auth_time, expires_at });
  return { AuthenticationResult: { ...issued, RefreshToken }, ChallengeParameters: {} };
}
