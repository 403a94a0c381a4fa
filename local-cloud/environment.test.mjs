import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { embeddedServices, refuseInProduction } from './embedded.mjs';
import { buildEnvironment, readPorts, withoutPrivileges } from './environment.mjs';
import { bootstrapDatabases } from './postgres/bootstrap.mjs';
import { loadSecrets } from './secrets.mjs';
import { startTemporaryCloud } from './testing/temporary-cloud.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-test-'));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the embedded services are all, those listed, or those without a real counterpart', () => {
  assert.deepEqual(embeddedServices({}), ['postgres', 'cognito', 'mail']);
  assert.deepEqual(embeddedServices({ HMS_EMBEDDED: 'postgres, s3' }), ['postgres']);
  assert.deepEqual(embeddedServices({ DB_HOST: 'db.example' }), ['cognito', 'mail']);
  assert.deepEqual(embeddedServices({ COGNITO_USER_POOL_ID: 'ap-south-1_x', SMTP_URL: 'smtp://x' }), ['postgres']);
});

test('in production none runs unless it is listed', () => {
  assert.deepEqual(embeddedServices({ NODE_ENV: 'production' }), []);
  assert.deepEqual(embeddedServices({ NODE_ENV: 'production', HMS_EMBEDDED: 'mail' }), ['mail']);
  assert.throws(() => refuseInProduction('cognito', { NODE_ENV: 'production', HMS_EMBEDDED: 'mail' }));
  assert.doesNotThrow(() => refuseInProduction('mail', { NODE_ENV: 'production', HMS_EMBEDDED: 'mail' }));
});

test('secrets are made once, differ between installations and are for the owner only', () => {
  const secrets = loadSecrets(folder);
  assert.deepEqual(loadSecrets(folder), secrets);
  assert.equal(fs.statSync(path.join(folder, 'secrets.json')).mode & 0o777, 0o600);
  assert.equal(Buffer.from(secrets.sessionKey, 'base64url').length, 32);
  assert.match(secrets.poolSuffix, /^[0-9A-Za-z]{9}$/);
  const other = fs.mkdtempSync(path.join(folder, 'other-'));
  assert.notEqual(loadSecrets(other).secretAccessKey, secrets.secretAccessKey);
});

test("the user's settings win, and real services keep theirs", () => {
  const settings = {
    API_PORT: '4000',
    DB_HOST: 'db.example',
    SESSION_KEY: 'mine',
    COGNITO_USER_POOL_ID: 'ap-south-1_Real00000',
    RATE_X: '7',
  };
  const env = environmentFor(settings);
  assert.equal(env.API_PORT, '4000');
  assert.equal(env.SESSION_KEY, 'mine');
  assert.equal(env.RATE_X, '7');
  assert.equal(env.DB_PASSWORD, undefined);
  assert.equal(env.AWS_ACCESS_KEY_ID, undefined);
  assert.equal(env.HMS_DEMO, 'none');
  assert.equal(env.SMTP_URL, 'smtp://127.0.0.1:11025');
  assert.equal(env.AUDIT_ANCHOR_FILE, path.join(folder, 'audit-anchors.jsonl'));
  assert.equal(environmentFor({ AUDIT_ANCHOR_FILE: '/elsewhere' }).AUDIT_ANCHOR_FILE, '/elsewhere');
});

test('the API gets neither the migrator nor the identity database', () => {
  const env = withoutPrivileges(environmentFor({}));
  assert.equal(env.DB_USER, 'hms_api');
  assert.deepEqual(
    Object.keys(env).filter((name) => /MIGRATOR|IDENTITY/.test(name)),
    [],
  );
});

test('a port that is none is named', () => {
  assert.throws(() => readPorts({ MAIL_PORT: 'eighty' }), { message: 'MAIL_PORT must be a port from 1 to 65535.' });
});

test('the databases are closed to all but their own roles, and passwords follow the secrets', async () => {
  const cloud = await startTemporaryCloud(['postgres']);
  try {
    await assert.rejects(connect(cloud, 'hms_api', 'hms_identity'), { code: '42501' });
    await assert.rejects(connect(cloud, 'hms_identity', 'hms_test'), { code: '42501' });
    await assert.rejects(connect(cloud, 'hms_api', 'postgres'), { code: '42501' });
    await assert.rejects(query(cloud, 'hms_api', 'CREATE TABLE t (a int)'), { code: '42501' });
    await query(cloud, 'hms_migrator', 'CREATE TABLE t (a int); CREATE ROLE tenant_x NOLOGIN; DROP ROLE tenant_x; DROP TABLE t');
    const { superuser, dataDir } = cloud;
    const passwords = { ...loadSecrets(dataDir).database, api: 'another' };
    await bootstrapDatabases({ superuser, passwords, database: 'hms_test' });
    await assert.rejects(connect(cloud, 'hms_api', 'hms_test'), { code: '28P01' });
  } finally {
    await cloud.stop();
  }
});

/** @param {import('./embedded.mjs').Settings} settings */
function environmentFor(settings) {
  const services = embeddedServices(settings);
  return buildEnvironment({ dataDir: folder, settings, services, ports: readPorts(settings), secrets: loadSecrets(folder) });
}

/** @typedef {Awaited<ReturnType<typeof startTemporaryCloud>>} TemporaryCloud */
/** @typedef {'hms_api' | 'hms_identity' | 'hms_migrator'} Role */

/**
 * @param {TemporaryCloud} cloud
 * @param {Role} role
 * @param {string} database
 */
async function connect({ superuser, dataDir }, role, database) {
  const { api, identity, migrator } = loadSecrets(dataDir).database;
  const password = { hms_api: api, hms_identity: identity, hms_migrator: migrator }[role];
  const client = new pg.Client({ ...superuser, user: role, password, database });
  await client.connect();
  return client;
}

/**
 * @param {TemporaryCloud} cloud
 * @param {Role} role
 * @param {string} sql
 */
async function query(cloud, role, sql) {
  const client = await connect(cloud, role, 'hms_test');
  await client.query(sql).finally(() => client.end());
}
