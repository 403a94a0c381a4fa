import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { openPage } from './testing/browser.mjs';
import { Client } from './testing/client.mjs';
import { Installation, SUFFIX } from './testing/installation.mjs';
import { mailedTo } from './testing/mails.mjs';

const PASSWORD = 'Correct-Horse-42';
const OPERATOR = 'operator@platform.example';
const ADMIN = 'admin@lotus.example';
const SECOND = 'ravi@lotus.example';
/** The longest that a revocation may take in any process. */
const REVOKED_MS = 5000;

/** @type {Installation} */ let system;
/** @type {Client} */ let operator;
/** @type {Client} */ let hospital;

const LOTUS = { subdomain: 'lotus' };

/** @param {Client} client @param {1 | 2} n straight to which API process */
const at = (client, n) => client.through({ port: n === 1 ? system.ports.api1 : system.ports.api2, secure: false });

/** Follows the link of an invitation. @param {string} email */
async function accept(email) {
  const link = new URL(await mailedTo(system, email, /https:\S+invitation\?\S+/));
  assert.equal(link.origin, `https://lotus.${SUFFIX}`);
  const { status, body } = await hospital.post('/auth/invitation/accept', { token: link.searchParams.get('token'), password: PASSWORD });
  assert.equal(status, 200, JSON.stringify(body));
}

/** A session of its own. @param {string} email */
async function signedIn(email) {
  const client = hospital.through({});
  assert.equal((await client.signIn(email, PASSWORD, LOTUS)).status, 200);
  return client;
}

/** How long a session that both processes know goes on in each, after what ends it. @param {Client} client @param {() => Promise<{ status: number }>} end */
async function lastsAfter(client, end) {
  const processes = [at(client, 1), at(client, 2)];
  for (const one of processes) assert.equal((await one.get('/api/patients')).status, 200);
  const { status } = await end();
  assert.ok(status < 300, String(status));
  const began = Date.now();
  return Promise.all(processes.map((one) => refusedAfter(one, began)));
}

/** @param {Client} client @param {number} began */
async function refusedAfter(client, began) {
  while ((await client.get('/api/patients')).status === 200) {
    assert.ok(Date.now() - began < 2 * REVOKED_MS, 'it is never refused');
    await sleep(50);
  }
  return Date.now() - began;
}

before(async () => {
  system = await Installation.start();
  const door = { port: system.ports.https, secure: true };
  operator = new Client('admin-dashboard', { ...door, host: `admin.${SUFFIX}` });
  hospital = new Client('hospital-portal', { ...door, host: `lotus.${SUFFIX}` });
});
after(() => system?.stop());

describe('bringing it up', () => {
  it('preparing the database again changes nothing', async () => {
    assert.match(await system.once('database'), /are there/);
    assert.match(await system.once('migrate'), /\d/);
  });

  it('both apps are served as they were built', async () => {
    for (const client of [operator, hospital]) {
      const page = await client.get('/', { 'accept-encoding': 'identity' });
      const script = /src="(main-[A-Z0-9]{8}\.js)"/.exec(page.body)?.[1];
      assert.equal((await client.get(`/${script}`)).status, 200);
      assert.equal((await client.get('/config.json')).body.appId, client.appId);
    }
  });

  it('the first operator is made by a command and chooses a password by mail', async () => {
    const command = ['node', 'backend/dist/operator.main.js', OPERATOR, 'Ritu', 'Kapoor'];
    assert.match(await system.once('worker', command), /is an operator/);
    const link = new URL(await mailedTo(system, OPERATOR, /https:\S+reset-password\?\S+/));
    assert.equal(link.origin, `https://admin.${SUFFIX}`);
    const { email, code } = Object.fromEntries(link.searchParams);
    assert.equal((await operator.post('/auth/reset-password', { email, code, newPassword: PASSWORD })).status, 204);
    assert.equal((await operator.signIn(OPERATOR, PASSWORD)).status, 200);
  });

  it('a hospital is opened, and its admin comes in by invitation', async () => {
    const admin = { name: 'Asha Rao', email: ADMIN };
    const request = {
      name: 'Lotus Hospital',
      email: 'contact@lotus.example',
      phone: '+912025536617',
      address: 'Pune',
      subdomain: 'lotus',
      plan: 'premium',
      admin,
    };
    const { status, body } = await operator.post('/api/tenants', request, { 'idempotency-key': 'first' });
    assert.equal(status, 201);
    await accept(ADMIN);
    assert.equal((await hospital.signIn(ADMIN, PASSWORD, LOTUS)).status, 200);
    assert.equal(hospital.tenantId, body.id);
    assert.equal((await hospital.get('/api/patients')).status, 200);
  });

  it('in a browser: signs in over HTTPS, stays signed in, and nothing offends against the policy', async () => {
    const { page, complaints, close } = await openPage(system.ports.https);
    try {
      await page.goto(`https://lotus.${SUFFIX}/auth/signin`);
      await page.getByLabel('E-mail').fill(ADMIN);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: 'Sign in', exact: true }).click();
      await page.getByRole('navigation').first().waitFor();
      await page.reload();
      await page.getByRole('navigation').first().waitFor();
      const cookies = (await page.context().cookies()).map(({ httpOnly, secure, sameSite, domain }) => ({
        httpOnly,
        secure,
        sameSite,
        domain,
      }));
      assert.deepEqual(cookies, [{ httpOnly: true, secure: true, sameSite: 'Strict', domain: `lotus.${SUFFIX}` }]);
    } finally {
      await close();
    }
    assert.deepEqual(complaints, []);
  });
});

describe('two API processes', () => {
  /** @type {string} */ let tenant;
  before(() => (tenant = String(hospital.tenantId)));

  it('a session that was made in one works in the other, and nginx uses both', async () => {
    const client = at(hospital, 1).through({});
    assert.equal((await client.signIn(ADMIN, PASSWORD, LOTUS)).status, 200);
    assert.equal((await at(client, 2).get('/auth/me')).status, 200);
    await Promise.all(Array.from({ length: 20 }, () => hospital.get('/api/patients')));
    const log = fs.readFileSync(path.join(system.folder, 'access.log'), 'utf8');
    for (const port of [system.ports.api1, system.ports.api2]) assert.ok(log.includes(`"upstream":"127.0.0.1:${port}"`));
    assert.ok(!log.includes('token='), 'no query is logged');
  });

  it('what one has written the other reads, and a key that both are sent makes one patient', async () => {
    const patient = { lastName: 'Rao', dateOfBirth: '1980-02-29', gender: 'female' };
    const key = { 'idempotency-key': 'twice' };
    const answers = await Promise.all([1, 2].map((n) => at(hospital, /** @type {1 | 2} */ (n)).post('/api/patients', patient, key)));
    assert.equal(answers[0]?.body.id, answers[1]?.body.id);
    assert.equal((await at(hospital, 2).get('/api/patients')).body.data.length, 1);
  });

  it('signing out in one ends the session in both within 5 s', async () => {
    const client = await signedIn(ADMIN);
    const times = await lastsAfter(client, () => at(client, 1).post('/auth/signout'));
    assert.ok(Math.max(...times) <= REVOKED_MS, String(times));
  });

  it('a person who is suspended through one is out of both within 5 s', async () => {
    const { status, body } = await at(operator, 1).post('/api/users', { tenantId: tenant, name: 'Ravi Menon', email: SECOND });
    assert.equal(status, 201);
    await accept(SECOND);
    const client = await signedIn(SECOND);
    const times = await lastsAfter(client, () =>
      at(operator, 1).post(`/api/users/${body.id}/suspend`, { tenantId: tenant, reason: 'Left' }),
    );
    assert.ok(Math.max(...times) <= REVOKED_MS, String(times));
  });

  it('a hospital that is locked through one is out of both within 5 s, and in again when it is opened', async () => {
    const client = await signedIn(ADMIN);
    const lock = { kind: 'lock', reason: 'Contract ended' };
    const times = await lastsAfter(client, () => at(operator, 2).post(`/api/tenants/${tenant}/suspend`, lock));
    assert.ok(Math.max(...times) <= REVOKED_MS, String(times));
    assert.ok((await at(operator, 1).post(`/api/tenants/${tenant}/activate`)).status < 300);
    assert.equal((await hospital.signIn(ADMIN, PASSWORD, LOTUS)).status, 200);
  });

  it('wrong passwords are counted together', async () => {
    const nobody = { email: 'nobody@lotus.example', password: 'Wrong-Horse-42', ...LOTUS };
    const statuses = [];
    for (const n of /** @type {const} */ ([1, 2, 1, 2, 1, 2]))
      statuses.push((await at(hospital, n).through({}).post('/auth/signin', nobody)).status);
    assert.deepEqual(statuses, [401, 401, 401, 401, 401, 429]);
  });

  it('one of them may be stopped under load: nothing fails, and it is used again when it is back', async () => {
    const state = { going: true, after: 0, stopped: false };
    /** @type {string[]} */ const failures = [];
    const ask = (/** @type {number} */ n) => {
      const patient = { lastName: `Load ${n}`, dateOfBirth: '1990-01-01', gender: 'male', allowDuplicate: true };
      return n % 3 ? hospital.get('/api/patients') : hospital.post('/api/patients', patient, { 'idempotency-key': `load-${n}` });
    };
    let n = 0;
    const load = Array.from({ length: 8 }, async () => {
      while (state.going && n < 5000) {
        const { status, body } = await ask((n += 1));
        if (status !== 200 && status !== 201) failures.push(`${status} ${JSON.stringify(body)}`);
        if (state.stopped) state.after += 1;
      }
    });
    while (n < 50) await sleep(20);
    assert.equal(await system.program('api-1').stop('SIGTERM'), 0);
    state.stopped = true;
    while (state.after < 50) await sleep(20);
    state.going = false;
    await Promise.all(load);
    assert.deepEqual(failures, []);
    await system.start('api-1');
    assert.equal((await at(hospital, 1).get('/api/patients')).status, 200);
  });
});
