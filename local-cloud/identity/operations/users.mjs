import { invalidParameter, userExists } from '../errors.mjs';
import { PASSWORD_POLICY, checkPolicy, hashPassword, randomPassword } from '../passwords.mjs';
import { checkPool, getUser, requireText } from '../service.mjs';

const SOFTWARE_TOKEN = 'SOFTWARE_TOKEN_MFA';

/** @typedef {import('../service.mjs').Service} Service */
/** @typedef {import('../service.mjs').Input} Input */

/**
 * @param {Service} service
 * @param {Input} input
 */
export async function adminCreateUser(service, input) {
  checkPool(service, input);
  if (input.MessageAction !== 'SUPPRESS') throw invalidParameter('This pool sends no messages: MessageAction must be SUPPRESS.');
  const username = requireText(input, 'Username');
  const password = input.TemporaryPassword === undefined ? randomPassword() : requireText(input, 'TemporaryPassword');
  checkPolicy(password);
  const attributes = readAttributes(input.UserAttributes);
  const password_hash = await hashPassword(password);
  const user = await service.store.addUser({ username, attributes, password_hash, status: 'FORCE_CHANGE_PASSWORD' });
  if (!user) throw userExists();
  const { UserAttributes, ...rest } = describe(user);
  return { User: { ...rest, Attributes: UserAttributes } };
}

/**
 * @param {Service} service
 * @param {Input} input
 */
export async function adminSetUserPassword(service, input) {
  checkPool(service, input);
  const password = requireText(input, 'Password');
  const user = await getUser(service, input);
  checkPolicy(password);
  await service.store.setPassword(
    user.username,
    await hashPassword(password),
    input.Permanent === true ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD',
  );
  return {};
}

/**
 * @param {Service} service
 * @param {Input} input
 */
export async function adminGetUser(service, input) {
  checkPool(service, input);
  return describe(await getUser(service, input));
}

/**
 * @param {Service} service
 * @param {Input} input
 */
export async function adminDeleteUser(service, input) {
  checkPool(service, input);
  await service.store.deleteUser((await getUser(service, input)).username);
  return {};
}

/**
 * @param {Service} service
 * @param {Input} input
 */
export async function adminUserGlobalSignOut(service, input) {
  checkPool(service, input);
  await service.store.revokeAll((await getUser(service, input)).username);
  return {};
}

/**
 * @param {Service} service
 * @param {Input} input
 */
export function describeUserPool(service, input) {
  checkPool(service, input);
  const Policies = { PasswordPolicy: PASSWORD_POLICY };
  const AdminCreateUserConfig = { AllowAdminCreateUserOnly: true };
  return { UserPool: { Id: service.pool.poolId, Name: 'hms', Policies, AdminCreateUserConfig, MfaConfiguration: 'OPTIONAL' } };
}

/** @param {unknown} given */
function readAttributes(given = []) {
  if (!Array.isArray(given)) throw invalidParameter('UserAttributes must be a list.');
  const entries = given.map((item) => [requireText(item ?? {}, 'Name'), String(item.Value ?? '')]);
  if (entries.some(([name]) => name === 'sub')) throw invalidParameter('Cannot modify the non-mutable attribute sub');
  return Object.fromEntries(entries);
}

/** @param {import('../store.mjs').User} user */
function describe(user) {
  const attributes = { ...user.attributes, sub: user.sub };
  return {
    Username: user.username,
    UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
    UserCreateDate: user.created_at.getTime() / 1000,
    UserLastModifiedDate: user.modified_at.getTime() / 1000,
    Enabled: user.enabled,
    UserStatus: user.status,
    ...(user.mfa_enabled ? { UserMFASettingList: [SOFTWARE_TOKEN], PreferredMfaSetting: SOFTWARE_TOKEN } : {}),
  };
}
