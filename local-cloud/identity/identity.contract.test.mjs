/**
 * What the product relies on from Cognito, checked through the AWS SDK. Runs against the embedded service, or, with
 * COGNITO_CONTRACT_POOL_ID, COGNITO_CONTRACT_CLIENT_ID, AWS_REGION and credentials in the environment, against a real user pool.
 */
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { after, before, test } from 'node:test';
import * as sdk from '@aws-sdk/client-cognito-identity-provider';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { openContract } from './testing/contract.mjs';

const TEMPORARY = 'Temporary-Pass-1';
const PERMANENT = 'Permanent-Pass-1';
const WRONG = { name: 'NotAuthorizedException', message: 'Incorrect username or password.' };
const INVALID_SESSION = { name: 'NotAuthorizedException' };

/** @type {Awaited<ReturnType<typeof openContract>>} */
let contract;
before(async () => {
  contract = await openContract();
});
after(() => contract.close());

test('a wrong password and an unknown user get the same answer', async () => {
  const username = await aUser();
  await assert.rejects(signIn(username, 'Wrong-Password-1'), WRONG);
  await assert.rejects(signIn(crypto.randomUUID(), PERMANENT), WRONG);
});

test('a disabled user is refused, at sign-in and at refresh', async () => {
  const username = await aUser();
  const { RefreshToken } = await tokensOf(signIn(username, PERMANENT));
  await contract.disable(username, PERMANENT);
  await assert.rejects(signIn(username, PERMANENT), { name: 'NotAuthorizedException' });
  await assert.rejects(refresh(RefreshToken), { name: 'NotAuthorizedException' });
});

test('passwords that break the policy are refused wherever they are set', async () => {
  for (const password of ['Short-1', 'no-uppercase-1', 'NO-LOWERCASE-1', 'No-Digits-Here']) {
    await assert.rejects(create(crypto.randomUUID(), password), { name: 'InvalidPasswordException' }, password);
  }
  const username = crypto.randomUUID();
  await create(username);
  await assert.rejects(setPassword(username, 'Short-1'), { name: 'InvalidPasswordException' });
  const { Session } = await signIn(username, TEMPORARY);
  await assert.rejects(answer({ username, session: Session, password: 'Short-1' }), { name: 'InvalidPasswordException' });
});

test('a made-up session is refused', async () => {
  const username = await anInvitedUser();
  await assert.rejects(answer({ username, session: crypto.randomBytes(64).toString('base64url') }), INVALID_SESSION);
});

test("a session of one user is refused for another, and the other's password stays", async () => {
  const [mine, theirs] = [await anInvitedUser(), await anInvitedUser()];
  const { Session } = await signIn(mine, TEMPORARY);
  await assert.rejects(answer({ username: theirs, session: Session }), INVALID_SESSION);
  assert.equal((await signIn(theirs, TEMPORARY)).ChallengeName, 'NEW_PASSWORD_REQUIRED');
});

test('a first sign-in asks for a new password, once', async () => {
  const username = await anInvitedUser();
  const first = await signIn(username, TEMPORARY);
  assert.equal(first.ChallengeName, 'NEW_PASSWORD_REQUIRED');
  assert.equal(first.AuthenticationResult, undefined);
  await tokensOf(answer({ username, session: first.Session }));
  await assert.rejects(answer({ username, session: first.Session, password: 'Another-Pass-12' }), INVALID_SESSION);
  await assert.rejects(signIn(username, TEMPORARY), WRONG);
  await tokensOf(signIn(username, PERMANENT));
});

test('of two answers to one challenge at the same time, one counts', async () => {
  const username = await anInvitedUser();
  const { Session } = await signIn(username, TEMPORARY);
  const both = await Promise.allSettled([answer({ username, session: Session }), answer({ username, session: Session })]);
  assert.equal(both.filter(({ status }) => status === 'fulfilled').length, 1);
});

test('access and id tokens carry the claims the product reads, signed by a published key', async () => {
  const username = await aUser();
  const { AccessToken, IdToken, ExpiresIn, TokenType } = await tokensOf(signIn(username, PERMANENT));
  assert.equal(ExpiresIn, 3600);
  assert.equal(TokenType, 'Bearer');
  const access = await claimsOf(AccessToken);
  const id = await claimsOf(IdToken);
  assert.equal(access.token_use, 'access');
  assert.equal(access.client_id, contract.clientId);
  assert.equal(access.username, username);
  assert.equal(access.aud, undefined);
  assert.equal(access.email, undefined);
  assert.equal(Number(access.exp) - Number(access.iat), 3600);
  for (const claim of ['sub', 'origin_jti', 'event_id', 'scope', 'auth_time', 'jti']) assert.ok(access[claim], claim);
  assert.equal(id.token_use, 'id');
  assert.equal(id.aud, contract.clientId);
  assert.equal(id['cognito:username'], username);
  assert.equal(id.email, `${username}@contract.example`);
  assert.equal(id.email_verified, true);
  assert.equal(id.sub, access.sub);
  assert.equal(id.origin_jti, access.origin_jti);
  assert.notEqual(id.jti, access.jti);
});

test('refreshing rotates the token and stays in the same sign-in', async () => {
  const first = await tokensOf(signIn(await aUser(), PERMANENT));
  const second = await tokensOf(refresh(first.RefreshToken));
  assert.notEqual(second.RefreshToken, first.RefreshToken);
  const [before, later] = [await claimsOf(first.AccessToken), await claimsOf(second.AccessToken)];
  assert.equal(later.origin_jti, before.origin_jti);
  assert.equal(later.auth_time, before.auth_time);
  assert.notEqual(later.jti, before.jti);
  await tokensOf(refresh(second.RefreshToken));
});

test('two sign-ins have different origins, and revoking one leaves the other', async () => {
  const username = await aUser();
  const [one, two] = [await tokensOf(signIn(username, PERMANENT)), await tokensOf(signIn(username, PERMANENT))];
  assert.notEqual((await claimsOf(one.AccessToken)).origin_jti, (await claimsOf(two.AccessToken)).origin_jti);
  const successor = await tokensOf(refresh(one.RefreshToken));
  await contract.client.send(new sdk.RevokeTokenCommand({ ClientId: contract.clientId, Token: successor.RefreshToken }));
  await assert.rejects(refresh(one.RefreshToken), { name: 'NotAuthorizedException' });
  await assert.rejects(refresh(successor.RefreshToken), { name: 'NotAuthorizedException' });
  await tokensOf(refresh(two.RefreshToken));
});

test('signing out everywhere ends every refresh token', async () => {
  const username = await aUser();
  const [one, two] = [await tokensOf(signIn(username, PERMANENT)), await tokensOf(signIn(username, PERMANENT))];
  await contract.client.send(new sdk.AdminUserGlobalSignOutCommand({ UserPoolId: contract.poolId, Username: username }));
  for (const { RefreshToken } of [one, two]) await assert.rejects(refresh(RefreshToken), { name: 'NotAuthorizedException' });
  await tokensOf(signIn(username, PERMANENT));
});

test('a made-up refresh token is refused', async () => {
  await assert.rejects(refresh(crypto.randomBytes(64).toString('base64url')), { name: 'NotAuthorizedException' });
});

test('users are created once, described and deleted', async () => {
  const username = await anInvitedUser();
  await assert.rejects(create(username), { name: 'UsernameExistsException' });
  const input = { UserPoolId: contract.poolId, Username: username };
  const user = await contract.client.send(new sdk.AdminGetUserCommand(input));
  assert.equal(user.UserStatus, 'FORCE_CHANGE_PASSWORD');
  assert.equal(user.Enabled, true);
  assert.ok(user.UserCreateDate instanceof Date);
  assert.ok(user.UserAttributes?.some(({ Name, Value }) => Name === 'email' && Value === `${username}@contract.example`));
  await setPassword(username, PERMANENT);
  assert.equal((await contract.client.send(new sdk.AdminGetUserCommand(input))).UserStatus, 'CONFIRMED');
  await contract.client.send(new sdk.AdminDeleteUserCommand(input));
  await assert.rejects(contract.client.send(new sdk.AdminGetUserCommand(input)), { name: 'UserNotFoundException' });
});

test('another pool or client is unknown', async () => {
  const pool = `${contract.region}_Unknown99`;
  await assert.rejects(contract.client.send(new sdk.DescribeUserPoolCommand({ UserPoolId: pool })), { name: 'ResourceNotFoundException' });
  const command = new sdk.GetTokensFromRefreshTokenCommand({ ClientId: 'unknownclient0000000000000', RefreshToken: 'x' });
  await assert.rejects(contract.client.send(command), { name: 'ResourceNotFoundException' });
  const { UserPool } = await contract.client.send(new sdk.DescribeUserPoolCommand({ UserPoolId: contract.poolId }));
  assert.equal(UserPool?.Id, contract.poolId);
});

/**
 * @param {string} username
 * @param {string} [temporary]
 */
function create(username, temporary = TEMPORARY) {
  const attributes = { email: `${username}@contract.example`, email_verified: 'true' };
  const UserAttributes = Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }));
  const input = { UserPoolId: contract.poolId, Username: username, TemporaryPassword: temporary, UserAttributes };
  contract.remember(username);
  return contract.client.send(new sdk.AdminCreateUserCommand({ ...input, MessageAction: 'SUPPRESS' }));
}

async function anInvitedUser() {
  const username = crypto.randomUUID();
  await create(username);
  return username;
}

async function aUser() {
  const username = await anInvitedUser();
  await setPassword(username, PERMANENT);
  return username;
}

/**
 * @param {string} Username
 * @param {string} Password
 */
function setPassword(Username, Password) {
  return contract.client.send(new sdk.AdminSetUserPasswordCommand({ UserPoolId: contract.poolId, Username, Password, Permanent: true }));
}

/**
 * @param {string} USERNAME
 * @param {string} PASSWORD
 */
function signIn(USERNAME, PASSWORD) {
  const input = { UserPoolId: contract.poolId, ClientId: contract.clientId, AuthFlow: sdk.AuthFlowType.ADMIN_USER_PASSWORD_AUTH };
  return contract.client.send(new sdk.AdminInitiateAuthCommand({ ...input, AuthParameters: { USERNAME, PASSWORD } }));
}

/** @param {{ username: string, session: string | undefined, password?: string }} given */
function answer({ username, session, password = PERMANENT }) {
  const input = { UserPoolId: contract.poolId, ClientId: contract.clientId, ChallengeName: sdk.ChallengeNameType.NEW_PASSWORD_REQUIRED };
  const ChallengeResponses = { USERNAME: username, NEW_PASSWORD: password };
  return contract.client.send(new sdk.AdminRespondToAuthChallengeCommand({ ...input, Session: session, ChallengeResponses }));
}

/** @param {string} RefreshToken */
function refresh(RefreshToken) {
  return contract.client.send(new sdk.GetTokensFromRefreshTokenCommand({ ClientId: contract.clientId, RefreshToken }));
}

/** @param {Promise<{ AuthenticationResult?: sdk.AuthenticationResultType }>} response */
async function tokensOf(response) {
  const { AuthenticationResult: result } = await response;
  assert.ok(result?.AccessToken && result.IdToken && result.RefreshToken);
  return /** @type {Required<sdk.AuthenticationResultType>} */ (result);
}

/** @param {string} token */
async function claimsOf(token) {
  const keys = createRemoteJWKSet(new URL(`${contract.issuer}/.well-known/jwks.json`));
  return (await jwtVerify(token, keys, { issuer: contract.issuer, algorithms: ['RS256'] })).payload;
}
