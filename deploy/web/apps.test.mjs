import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import zlib from 'node:zlib';
import { securityHeaders } from '../../tools/start/spa-delivery.mjs';
import { startUpstream } from '../testing/upstream.mjs';
import { SUFFIX, WebServer } from '../testing/web-server.mjs';
import { compressFiles } from './compress.mjs';

const SCRIPT = 'console.log("x");'.repeat(200);
const PORTAL = `cityhospital.${SUFFIX}`;
const ADMIN = `admin.${SUFFIX}`;
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-test-'));
/** @type {WebServer} */
let web;
/** @type {Awaited<ReturnType<typeof startUpstream>>} */
let api;

before(async () => {
  for (const app of ['admin-dashboard', 'hospital-portal']) {
    fs.mkdirSync(path.join(root, app));
    fs.writeFileSync(path.join(root, app, 'index.html'), `<title>${app}</title>`);
    fs.writeFileSync(path.join(root, app, 'main-ABCD1234.js'), SCRIPT);
  }
  fs.writeFileSync(path.join(root, 'secret.txt'), 'outside');
  await compressFiles(root);
  api = await startUpstream('api');
  web = await WebServer.start({ upstreams: [api.address], root });
});
after(async () => {
  await web.stop();
  await api.stop();
  fs.rmSync(root, { recursive: true, force: true });
});

test('each host gets its app, and the API under the same origin', async () => {
  assert.equal((await web.send(ADMIN, '/tenants')).text, '<title>admin-dashboard</title>');
  assert.equal((await web.send(PORTAL, '/patients/0190-ab?q=a.b')).text, '<title>hospital-portal</title>');
  for (const address of ['/api/patients', '/auth/me', '/fhir/R4/metadata']) assert.equal((await web.send(PORTAL, address)).text, 'api');
  assert.equal((await web.send(PORTAL, '/apiary')).text, '<title>hospital-portal</title>');
});

test('below /auth a browser that goes there gets the page, and a script or a form the API', async () => {
  const page = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
  const script = { headers: { accept: 'application/json, text/plain, */*' } };
  assert.equal((await web.send(PORTAL, '/auth/signin?next=/x', page)).text, '<title>hospital-portal</title>');
  assert.equal((await web.send(PORTAL, '/auth/sessions', script)).text, 'api');
  assert.equal((await web.send(PORTAL, '/auth/signin', { ...page, method: 'POST' })).text, 'api');
  assert.equal((await web.send(PORTAL, '/api/docs', page)).text, 'api');
  assert.equal((await web.send(`api.${SUFFIX}`, '/auth/signin', page)).status, 404);
});

test('metrics and health are no part of an app', async () => {
  for (const address of ['/metrics', '/health/ready'])
    assert.equal((await web.send(PORTAL, address)).text, '<title>hospital-portal</title>');
  assert.equal((await web.send(`api.${SUFFIX}`, '/health/ready')).text, 'api');
  assert.equal((await web.send(`api.${SUFFIX}`, '/metrics')).status, 404);
});

test('a host that is none of ours gets nothing', async () => {
  await assert.rejects(web.send('evil.example', '/'), /unrecognized name|handshake/i);
  assert.equal((await web.send('evil.example', '/', { servername: ADMIN })).status, 421);
  assert.equal((await web.send('evil.example', '/', { plain: true })).status, 421);
});

test('HTTP leads to HTTPS, by the host that was asked', async () => {
  const { status, headers } = await web.send(PORTAL, '/patients?q=x', { plain: true });
  assert.deepEqual([status, headers.location], [308, `https://${PORTAL}/patients?q=x`]);
});

test('the configuration names the page itself as the API', async () => {
  const { text, headers } = await web.send(PORTAL, '/config.json');
  const { appId, apiUrl, environment, portalHostSuffix } = JSON.parse(text);
  assert.deepEqual([appId, apiUrl, environment, portalHostSuffix], ['hospital-portal', '', 'production', SUFFIX]);
  assert.equal(headers['cache-control'], 'no-store');
  assert.equal(JSON.parse((await web.send(ADMIN, '/config.json')).text).appId, 'admin-dashboard');
});

test('pages carry the security headers of one source, on errors too', async () => {
  const expected = { ...securityHeaders([]), 'strict-transport-security': 'max-age=31536000; includeSubDomains' };
  for (const address of ['/', '/missing.js', '/main-ABCD1234.js', '/config.json']) {
    const { headers } = await web.send(PORTAL, address);
    for (const [name, value] of Object.entries(expected)) assert.equal(headers[name], value, `${address} ${name}`);
    assert.equal(headers.server, 'nginx');
  }
  assert.ok(!expected['content-security-policy'].includes('localhost'));
});

test('hashed files are kept for ever, pages never, missing ones are not remembered', async () => {
  assert.equal((await web.send(PORTAL, '/main-ABCD1234.js')).headers['cache-control'], 'public, max-age=31536000, immutable');
  assert.equal((await web.send(PORTAL, '/patients')).headers['cache-control'], 'no-store');
  const missing = await web.send(PORTAL, '/gone-ABCD1234.js');
  assert.deepEqual([missing.status, missing.headers['cache-control']], [404, undefined]);
});

test('files come compressed as the browser likes', async () => {
  for (const [accepted, encoding, open] of /** @type {const} */ ([
    ['gzip, br', 'br', zlib.brotliDecompressSync],
    ['gzip', 'gzip', zlib.gunzipSync],
  ])) {
    const { headers, raw } = await web.send(PORTAL, '/main-ABCD1234.js', { headers: { 'accept-encoding': accepted } });
    assert.deepEqual([headers['content-encoding'], headers.vary, open(raw).toString()], [encoding, 'Accept-Encoding', SCRIPT]);
  }
  assert.equal((await web.send(PORTAL, '/main-ABCD1234.js')).text, SCRIPT);
});

test('nothing outside the folder is served, and only reading is allowed', async () => {
  for (const address of ['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/x/../../secret.txt', '/%00', '/%']) {
    const { status, text } = await web.send(PORTAL, address);
    assert.ok([400, 404].includes(status) && !text.includes('outside'), `${address}: ${status}`);
  }
  assert.equal((await web.send(PORTAL, '/', { method: 'POST' })).status, 405);
});
