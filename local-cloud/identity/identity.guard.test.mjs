/** How the embedded service keeps strangers out, on the wire; and the import door for demo users. */
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { after, before, test } from 'node:test';
import { AdminInitiateAuthCommand, DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { startTemporaryCloud } from '../testing/temporary-cloud.mjs';
import { openIdentityImport } from './import-user.mjs';
import { verifySignature } from './sigv4.mjs';
import { clientOf } from './testing/contract.mjs';

/** @type {Awaited<ReturnType<typeof startTemporaryCloud>>} */
let cloud;
before(async () => {
  cloud = await startTemporaryCloud(['postgres', 'cognito']);
});
after(() => cloud.stop());

test('calls without a signature are refused, known and unknown ones alike', async () => {
  for (const name of ['AdminGetUser', 'AdminCreateUser', 'AdminInitiateAuth', 'DescribeUserPool', 'ListUsers', 'constructor', '']) {
    assert.deepEqual(await call(name, poolInput()), { status: 400, type: 'MissingAuthenticationTokenException' }, name);
  }
});

test('calls signed with another key or another secret are refused', async () => {
  const command = new DescribeUserPoolCommand(poolInput());
  await assert.rejects(clientOf(cloud.env, { accessKeyId: 'SOMEONEELSE' }).send(command), { name: 'UnrecognizedClientException' });
  await assert.rejects(clientOf(cloud.env, { secretAccessKey: 'wrong' }).send(command), { name: 'InvalidSignatureException' });
});

test('a signed call with another body, another operation, a made-up signature or of another time is refused', async () => {
  const good = await capture();
  assert.doesNotThrow(() => verifySignature(good.request, good.credentials));
  const refuse = (/** @type {object} */ change, now = Date.now(), name = 'InvalidSignatureException') => {
    const request = { ...good.request, ...change };
    assert.throws(() => verifySignature(request, good.credentials, now), { type: name });
  };
  const { headers } = good.request;
  refuse({ body: Buffer.from('{}') });
  refuse({ headers: { ...headers, 'x-amz-target': 'AWSCognitoIdentityProviderService.AdminDeleteUser' } });
  refuse({ headers: { ...headers, host: 'elsewhere.example' } });
  refuse({ headers: { ...headers, authorization: headers.authorization?.replace(/[0-9a-f]{64}$/, '0'.repeat(64)) } });
  refuse({}, Date.now() + 6 * 60_000);
  refuse({}, Date.now() - 6 * 60_000);
  refuse({ headers: { ...headers, 'x-amz-date': 'yesterday' } });
  const unsignedTarget = headers.authorization?.replace('x-amz-target', 'x-amz-other');
  refuse({ headers: { ...headers, authorization: unsignedTarget } }, Date.now(), 'IncompleteSignatureException');
  refuse({ headers: { ...headers, authorization: 'Bearer x' } }, Date.now(), 'IncompleteSignatureException');
});

test('bodies that are too large or not JSON are refused', async () => {
  assert.deepEqual(await call('RevokeToken', { Token: 'x'.repeat(70_000) }), { status: 400, type: 'RequestEntityTooLargeException' });
  const answers = await Promise.all(['', '[]', 'null', '{', '"x"'].map((body) => post('RevokeToken', body)));
  for (const { type } of answers) assert.equal(type, 'SerializationException');
});

test('only the published paths exist', async () => {
  const { COGNITO_ENDPOINT, COGNITO_USER_POOL_ID } = cloud.env;
  assert.equal((await fetch(`${COGNITO_ENDPOINT}/${COGNITO_USER_POOL_ID}/.well-known/jwks.json`)).status, 200);
  assert.equal((await fetch(`${COGNITO_ENDPOINT}/other/.well-known/jwks.json`)).status, 404);
  const keys = await (await fetch(`${COGNITO_ENDPOINT}/${COGNITO_USER_POOL_ID}/.well-known/jwks.json`)).text();
  assert.doesNotMatch(keys, /"d":/);
});

test('imported demo users sign in at once, with any password; importing again changes nothing but what is given', async () => {
  const door = await openIdentityImport(cloud.env);
  const user = { username: crypto.randomUUID(), email: 'doctor@hospital.example', password: 'password123' };
  await door.importUser(user);
  await door.importUser(user);
  await door.close();
  const AuthParameters = { USERNAME: user.username, PASSWORD: user.password };
  const input = { ...poolInput(), ClientId: cloud.env.COGNITO_CLIENT_ID, AuthFlow: /** @type {const} */ ('ADMIN_USER_PASSWORD_AUTH') };
  const { AuthenticationResult } = await clientOf(cloud.env).send(new AdminInitiateAuthCommand({ ...input, AuthParameters }));
  assert.ok(AuthenticationResult?.AccessToken);
});

test('no demo users in production', async () => {
  await assert.rejects(openIdentityImport({ ...cloud.env, NODE_ENV: 'production' }), /not made in production/);
});

function poolInput() {
  return { UserPoolId: cloud.env.COGNITO_USER_POOL_ID ?? '' };
}

/** A request exactly as the SDK signs it. */
async function capture() {
  const client = clientOf(cloud.env);
  /** @type {any} */
  let sent;
  client.middlewareStack.add((next) => (args) => ((sent = args.request), next(args)), { step: 'finalizeRequest', priority: 'low' });
  await client.send(new DescribeUserPoolCommand(poolInput()));
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '', AWS_REGION: region = '' } = cloud.env;
  /** @type {import('node:http').IncomingHttpHeaders} */
  const headers = Object.fromEntries(Object.entries(sent.headers).map(([name, value]) => [name.toLowerCase(), String(value)]));
  return {
    request: { headers, body: Buffer.from(new TextDecoder().decode(sent.body)) },
    credentials: { accessKeyId, secretAccessKey, region },
  };
}

/**
 * @param {string} operation
 * @param {object} input
 */
function call(operation, input) {
  return post(operation, JSON.stringify(input));
}

/**
 * @param {string} operation
 * @param {string} body
 */
async function post(operation, body) {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` };
  const response = await fetch(String(cloud.env.COGNITO_ENDPOINT), { method: 'POST', headers, body });
  return { status: response.status, type: (await response.json()).__type };
}
