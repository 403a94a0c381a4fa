/** What the product relies on from Cognito's second factor (TOTP). Against a real user pool as in `identity.contract.test.mjs`; its MFA must be optional. */
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { after, before, test } from 'node:test';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { authenticator, openContract } from './testing/contract.mjs';

const PASSWORD = 'Permanent-Pass-1';
const TEMPORARY = 'Temporary-Pass-1';
const ANOTHER = 'Permanent-Pass-2';
const SECOND_FACTOR = sdk.ChallengeNameType.SOFTWARE_TOKEN_MFA;

/** @type {Awaited<ReturnType<typeof openContract>>} */
let contract;
before(async () => {
  contract = await openContract();
});
after(() => contract.close());

test('a secret is given for an access token, and changes nothing before a code of it was verified', async () => {
  const { username, accessToken } = await aUser();
  const secret = await associate(accessToken);
  assert.match(secret, /^[A-Z2-7]{16,}$/);
  assert.notEqual(await associate(accessToken), secret);
  assert.ok((await signIn(username)).AuthenticationResult);
  await assert.rejects(prefer(username, true), { name: 'InvalidParameterException' });
  assert.deepEqual(await settingsOf(username), []);
});

test('a made-up or revoked access token is refused', async () => {
  const { username, accessToken, refreshToken } = await aUser();
  await assert.rejects(associate(`${accessToken.slice(0, -4)}AAAA`), { name: 'NotAuthorizedException' });
  await assert.rejects(associate('a.b.c'), { name: 'NotAuthorizedException' });
  const { IdToken = '' } = (await signIn(username)).AuthenticationResult ?? {};
  await assert.rejects(associate(IdToken), { name: 'NotAuthorizedException' });
  await contract.client.send(new sdk.RevokeTokenCommand({ ClientId: contract.clientId, Token: refreshToken }));
  await assert.rejects(associate(accessToken), { name: 'NotAuthorizedException' });
});

test('a wrong code verifies nothing', async () => {
  const { username, accessToken } = await aUser();
  const secret = await associate(accessToken);
  await assert.rejects(verify(accessToken, await otherThan(secret)), { name: 'EnableSoftwareTokenMFAException' });
  await assert.rejects(prefer(username, true), { name: 'InvalidParameterException' });
});

test('once preferred, a right password asks for a code, and the code gives tokens', async () => {
  const { username, secret, next } = await anEnrolledUser();
  assert.deepEqual(await settingsOf(username), ['SOFTWARE_TOKEN_MFA']);
  const asked = await signIn(username);
  assert.equal(asked.ChallengeName, SECOND_FACTOR);
  assert.equal(asked.AuthenticationResult, undefined);
  await assert.rejects(answer(username, asked.Session, await otherThan(secret)), { name: 'CodeMismatchException' });
  const { AuthenticationResult } = await answer(username, asked.Session, await next());
  assert.ok(AuthenticationResult?.AccessToken && AuthenticationResult.RefreshToken);
});

test('a wrong password asks for nothing', async () => {
  const { username } = await anEnrolledUser();
  await assert.rejects(signIn(username, 'Wrong-Password-1'), { name: 'NotAuthorizedException' });
});

test('a code works once, and so does a session', async () => {
  const { username, next } = await anEnrolledUser();
  const [one, two] = [await signIn(username), await signIn(username)];
  const code = await next();
  await answer(username, one.Session, code);
  await assert.rejects(answer(username, two.Session, code), { name: 'ExpiredCodeException' });
  await assert.rejects(answer(username, one.Session, code), { name: 'NotAuthorizedException' });
});

test('of two answers with one code at the same moment, one counts', async () => {
  const { username, next } = await anEnrolledUser();
  const [one, two] = [await signIn(username), await signIn(username)];
  const code = await next();
  const both = await Promise.allSettled([answer(username, one.Session, code), answer(username, two.Session, code)]);
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
});

test("a session is its owner's and of its kind: made up, another user's, or for a new password, it is refused", async () => {
  const [mine, theirs] = [await anEnrolledUser(), await anEnrolledUser()];
  const { Session } = await signIn(mine.username);
  await assert.rejects(answer(theirs.username, Session, await theirs.next()), { name: 'NotAuthorizedException' });
  const madeUp = crypto.randomBytes(64).toString('base64url');
  await assert.rejects(answer(mine.username, madeUp, await mine.next()), { name: 'NotAuthorizedException' });
  const { poolId: UserPoolId, clientId: ClientId } = contract;
  const asNewPassword = { UserPoolId, ClientId, ChallengeName: sdk.ChallengeNameType.NEW_PASSWORD_REQUIRED, Session };
  const ChallengeResponses = { USERNAME: mine.username, NEW_PASSWORD: ANOTHER };
  await assert.rejects(contract.client.send(new sdk.AdminRespondToAuthChallengeCommand({ ...asNewPassword, ChallengeResponses })), {
    name: 'NotAuthorizedException',
  });
});

test('neither a password that an administrator sets nor a new one that is asked for gets past the code', async () => {
  const { username } = await anEnrolledUser();
  await setPassword(username, ANOTHER, true);
  assert.equal((await signIn(username, ANOTHER)).ChallengeName, SECOND_FACTOR);
  await setPassword(username, TEMPORARY, false);
  const { Session, ChallengeName } = await signIn(username, TEMPORARY);
  assert.equal(ChallengeName, 'NEW_PASSWORD_REQUIRED');
  const { poolId: UserPoolId, clientId: ClientId } = contract;
  const ChallengeResponses = { USERNAME: username, NEW_PASSWORD: PASSWORD };
  const command = new sdk.AdminRespondToAuthChallengeCommand({ UserPoolId, ClientId, ChallengeName, Session, ChallengeResponses });
  const after = await contract.client.send(command);
  assert.equal(after.ChallengeName, SECOND_FACTOR);
  assert.equal(after.AuthenticationResult, undefined);
});

test('switched off, the password is enough; switched on again, the same authenticator counts', async () => {
  const { username, next } = await anEnrolledUser();
  await prefer(username, false);
  assert.deepEqual(await settingsOf(username), []);
  assert.ok((await signIn(username)).AuthenticationResult);
  await prefer(username, true);
  const { Session, ChallengeName } = await signIn(username);
  assert.equal(ChallengeName, SECOND_FACTOR);
  assert.ok((await answer(username, Session, await next())).AuthenticationResult);
});

test('a code of the authenticator in use verifies again, as a proof that its owner is there', async () => {
  const { accessToken, secret, next } = await anEnrolledUser();
  await assert.rejects(verify(accessToken, await otherThan(secret)), { name: 'EnableSoftwareTokenMFAException' });
  assert.equal((await verify(accessToken, await next())).Status, 'SUCCESS');
});

async function aUser() {
  const Username = crypto.randomUUID();
  contract.remember(Username);
  const input = { UserPoolId: contract.poolId, Username, TemporaryPassword: TEMPORARY, MessageAction: sdk.MessageActionType.SUPPRESS };
  await contract.client.send(new sdk.AdminCreateUserCommand(input));
  await setPassword(Username, PASSWORD, true);
  const { AuthenticationResult } = await signIn(Username);
  const { AccessToken: accessToken = '', RefreshToken: refreshToken = '' } = AuthenticationResult ?? {};
  return { username: Username, accessToken, refreshToken };
}

async function anEnrolledUser() {
  const user = await aUser();
  const secret = await associate(user.accessToken);
  const next = authenticator(secret);
  await verify(user.accessToken, await next());
  await prefer(user.username, true);
  return { ...user, secret, next };
}

/** @param {string} AccessToken */
async function associate(AccessToken) {
  return (await contract.client.send(new sdk.AssociateSoftwareTokenCommand({ AccessToken }))).SecretCode ?? '';
}

/**
 * @param {string} AccessToken
 * @param {string} UserCode
 */
function verify(AccessToken, UserCode) {
  return contract.client.send(new sdk.VerifySoftwareTokenCommand({ AccessToken, UserCode }));
}

/**
 * @param {string} Username
 * @param {boolean} Enabled
 */
function prefer(Username, Enabled) {
  const SoftwareTokenMfaSettings = { Enabled, PreferredMfa: Enabled };
  return contract.client.send(
    new sdk.AdminSetUserMFAPreferenceCommand({ UserPoolId: contract.poolId, Username, SoftwareTokenMfaSettings }),
  );
}

/** @param {string} Username */
async function settingsOf(Username) {
  return (await contract.client.send(new sdk.AdminGetUserCommand({ UserPoolId: contract.poolId, Username }))).UserMFASettingList ?? [];
}

/**
 * @param {string} Username
 * @param {string} Password
 * @param {boolean} Permanent
 */
function setPassword(Username, Password, Permanent) {
  return contract.client.send(new sdk.AdminSetUserPasswordCommand({ UserPoolId: contract.poolId, Username, Password, Permanent }));
}

/**
 * @param {string} USERNAME
 * @param {string} [PASSWORD_]
 */
function signIn(USERNAME, PASSWORD_ = PASSWORD) {
  const input = { UserPoolId: contract.poolId, ClientId: contract.clientId, AuthFlow: sdk.AuthFlowType.ADMIN_USER_PASSWORD_AUTH };
  return contract.client.send(new sdk.AdminInitiateAuthCommand({ ...input, AuthParameters: { USERNAME, PASSWORD: PASSWORD_ } }));
}

/**
 * @param {string} USERNAME
 * @param {string | undefined} Session
 * @param {string} SOFTWARE_TOKEN_MFA_CODE
 */
function answer(USERNAME, Session, SOFTWARE_TOKEN_MFA_CODE) {
  const input = { UserPoolId: contract.poolId, ClientId: contract.clientId, ChallengeName: SECOND_FACTOR, Session };
  const ChallengeResponses = { USERNAME, SOFTWARE_TOKEN_MFA_CODE };
  return contract.client.send(new sdk.AdminRespondToAuthChallengeCommand({ ...input, ChallengeResponses }));
}

/** A code that is not right within some minutes of now. @param {string} secret */
async function otherThan(secret) {
  const { TOTP } = await import('otpauth');
  const totp = new TOTP({ secret });
  const near = new Set([-4, -3, -2, -1, 0, 1, 2, 3, 4].map((step) => totp.generate({ timestamp: Date.now() + step * 30_000 })));
  return (
    ['000000', '111111', '222222', '333333', '444444', '555555', '666666', '777777', '888888', '999999'].find((code) => !near.has(code)) ??
    ''
  );
}
