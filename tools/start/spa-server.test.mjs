import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';
import { findFreePorts } from '../../local-cloud/supervisor/ports.mjs';

const SERVER = fileURLToPath(new URL('../spa-server.mjs', import.meta.url));
const SCRIPT = 'console.log("x");'.repeat(200);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-test-'));
const [port = 0] = await findFreePorts(1);
/** @type {import('node:child_process').ChildProcess} */
let server;

before(async () => {
  fs.mkdirSync(path.join(folder, 'browser'));
  fs.writeFileSync(path.join(folder, 'secret.txt'), 'outside');
  fs.writeFileSync(path.join(folder, 'browser/index.html'), '<title>App</title>');
  fs.writeFileSync(path.join(folder, 'browser/main-ABCD1234.js'), SCRIPT);
  fs.writeFileSync(path.join(folder, 'browser/chunk-BW3-e8v_.js'), SCRIPT);
  fs.writeFileSync(path.join(folder, 'browser/plain.js'), '1');
  const env = { ...process.env, API_PORT: '3333', PORTAL_PORT: '3334', API_PUBLIC_URL: '', NODE_ENV: 'development' };
  server = fork(SERVER, [path.join(folder, 'browser'), String(port), 'hospital-portal'], { env });
  await once(server, 'message');
});
after(() => {
  server.kill();
  fs.rmSync(folder, { recursive: true, force: true });
});

test('nothing outside the folder is served', async () => {
  for (const path of [
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/x/../../secret.txt',
    '/%00',
    '/%',
  ]) {
    const { status, body } = await get(path);
    assert.ok(status === 404 && !body.includes('outside'), `${path}: ${status}`);
  }
});

test('only reading is allowed', async () => {
  assert.equal((await get('/', { method: 'POST' })).status, 405);
});

test('addresses inside the app get the page, missing files do not', async () => {
  for (const address of ['/', '/patients/0190-ab', '/patients?q=a.b']) {
    const { status, body, headers } = await get(address);
    assert.deepEqual([status, body, headers['cache-control']], [200, '<title>App</title>', 'no-store'], address);
    assert.match(String(headers['content-security-policy']), /default-src 'self'.*frame-ancestors 'none'/);
  }
  assert.equal((await get('/missing.js')).status, 404);
});

test('hashed files are compressed and kept for ever, others are asked for again', async () => {
  const hashed = await get('/main-ABCD1234.js', { headers: { 'accept-encoding': 'gzip, br' } });
  assert.equal(hashed.headers['content-encoding'], 'br');
  assert.equal(zlib.brotliDecompressSync(hashed.raw).toString(), SCRIPT);
  assert.match(String(hashed.headers['cache-control']), /immutable/);
  assert.match(String((await get('/chunk-BW3-e8v_.js')).headers['cache-control']), /immutable/);
  const plain = await get('/plain.js');
  assert.equal(plain.headers['cache-control'], 'no-cache');
  assert.equal((await get('/plain.js', { headers: { 'if-none-match': plain.headers.etag } })).status, 304);
});

test('the configuration names the port of the API and the app', async () => {
  const { body, headers } = await get('/config.json');
  const expected = { apiUrl: null, apiPort: 3333, appId: 'hospital-portal', environment: 'development', portalPort: 3334 };
  assert.deepEqual(JSON.parse(body), { ...expected, portalHostSuffix: 'localhost' });
  assert.equal(headers['cache-control'], 'no-store');
});

test('it listens on both loopback addresses and ends with its supervisor', async () => {
  assert.equal((await get('/', { host: '::1' })).status, 200);
  server.disconnect();
  assert.deepEqual(await once(server, 'exit'), [0, null]);
});

/**
 * @param {string} address
 * @param {http.RequestOptions} [options]
 * @returns {Promise<{ status: number | undefined, headers: http.IncomingHttpHeaders, raw: Buffer, body: string }>}
 */
function get(address, options = {}) {
  return new Promise((resolve, reject) => {
    const outgoing = http.request({ host: '127.0.0.1', port, path: address, ...options }, async (response) => {
      const raw = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode, headers: response.headers, raw, body: raw.toString() });
    });
    outgoing.on('error', reject).end();
  });
}
