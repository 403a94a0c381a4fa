import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { startUpstream } from '../testing/upstream.mjs';
import { SUFFIX, WebServer } from '../testing/web-server.mjs';

const PORTAL = `cityhospital.${SUFFIX}`;
const PROGRAMS = `api.${SUFFIX}`;
const STRANGERS = {
  'x-forwarded-for': '203.0.113.9',
  'x-forwarded-proto': 'http',
  'x-forwarded-host': 'evil.example',
  'x-real-ip': '203.0.113.9',
  forwarded: 'for=203.0.113.9',
};
const MB = 1024 * 1024;

/** @typedef {Awaited<ReturnType<typeof startUpstream>>} Upstream */

/** Answers, or breaks off once the request was read, as a process that is killed would. */
const state = { breaks: false };
/** @type {import('node:http').RequestListener} */
function first(request, response) {
  if (request.url === '/api/events') return void response.write('data: 1\n\n');
  request.resume().once('end', () => {
    if (state.breaks) return request.socket.destroy();
    response.setHeader('set-cookie', 'hms_portal=1; HttpOnly').end('first');
  });
}

describe('in front of one API process', () => {
  /** @type {Upstream} */
  let api;
  /** @type {WebServer} */
  let web;
  before(async () => {
    api = await startUpstream('first', first);
    web = await WebServer.start({ upstreams: [api.address], root: '/nonexistent' });
  });
  after(async () => {
    await web.stop();
    await api.stop();
  });
  beforeEach(() => {
    api.seen.length = 0;
    state.breaks = false;
  });
  const seen = () => api.seen.at(-1)?.headers ?? {};

  test('forwarding headers are ours alone, whatever a stranger sends', async () => {
    await web.send(PORTAL, '/api/patients?q=%2e%2e', { headers: STRANGERS });
    const { host, ...headers } = seen();
    assert.deepEqual([host, api.seen[0]?.url], [PORTAL, '/api/patients?q=%2e%2e']);
    assert.deepEqual(
      [headers['x-forwarded-for'], headers['x-forwarded-proto'], headers['x-forwarded-host']],
      ['127.0.0.1', 'https', PORTAL],
    );
    assert.ok(!('forwarded' in headers) && !('x-real-ip' in headers));
  });

  test('cookies pass for apps, and neither way for programs', async () => {
    const headers = { cookie: 'hms_portal=1' };
    const app = await web.send(PORTAL, '/auth/refresh', { method: 'POST', headers });
    assert.deepEqual([seen().cookie, app.headers['set-cookie']?.length], ['hms_portal=1', 1]);
    const program = await web.send(PROGRAMS, '/auth/refresh', { method: 'POST', headers });
    assert.deepEqual([program.text, seen().cookie, program.headers['set-cookie']], ['first', undefined, undefined]);
  });

  test('a body far beyond the limit is refused in problem details, an imported file is not', async () => {
    const body = Buffer.alloc(3 * MB);
    const refused = await web.send(PORTAL, '/api/patients', { method: 'POST', body });
    assert.deepEqual(
      [refused.status, refused.headers['content-type'], JSON.parse(refused.text).code],
      [413, 'application/problem+json', 'request.too_large'],
    );
    assert.equal(api.seen.length, 0);
    assert.equal((await web.send(PORTAL, '/api/patients/import', { method: 'POST', body })).text, 'first');
    const tooLarge = await web
      .send(PORTAL, '/api/patients/import', { method: 'POST', headers: { 'content-length': 65 * MB } })
      .catch(() => null);
    assert.ok(tooLarge === null || tooLarge.status === 413);
    assert.equal(api.seen.length, 1);
  });

  test('live events arrive when they are written', async () => {
    const stream = await web.open(PORTAL, '/api/events');
    const [chunk] = await once(stream, 'data');
    assert.equal(String(chunk), 'data: 1\n\n');
    stream.destroy();
  });

  test('what people search for is in no log, whatever goes wrong', async () => {
    state.breaks = true;
    await web.send(PORTAL, '/api/patients?q=Ramanujan');
    await web.send(PORTAL, '/api/patients?q=Ramanujan', { method: 'POST', body: Buffer.alloc(3 * MB) });
    const [lines, errors] = [web.log('access.log'), web.log('nginx.log')];
    for (const status of [503, 413]) assert.match(lines, new RegExp(`"path":"/api/patients","status":${status}`));
    assert.ok(!lines.includes('Ramanujan') && !errors.includes('Ramanujan'), errors);
  });

  test('no answer is 503 in problem details with a time to try again, for a request that may be sent twice too', async () => {
    state.breaks = true;
    for (const sent of [{}, { 'idempotency-key': 'k1' }]) {
      const { status, headers, text } = await web.send(PORTAL, '/api/patients', { method: 'POST', body: '{}', headers: sent });
      assert.deepEqual([status, headers['content-type'], headers['retry-after']], [503, 'application/problem+json', '2']);
      assert.equal(JSON.parse(text).code, 'service.unavailable');
      assert.match(JSON.parse(text).traceId, /^[0-9a-f]{32}$/);
    }
  });
});

describe('in front of two, one of which breaks off', () => {
  /** @type {Upstream[]} */
  let apis;
  /** @type {WebServer} */
  let web;
  beforeEach(async () => {
    apis = await Promise.all([startUpstream('first', first), startUpstream('second')]);
    web = await WebServer.start({ upstreams: apis.map(({ address }) => address), root: '/nonexistent' });
    state.breaks = true;
  });
  afterEach(async () => {
    await web.stop();
    await Promise.all(apis.map((api) => api.stop()));
  });
  const posts = async (headers = {}) => {
    const answers = [];
    for (let n = 0; n < 4; n += 1) answers.push(await web.send(PORTAL, '/api/patients', { method: 'POST', body: '{}', headers }));
    return answers.map(({ status, text }) => (status === 200 ? text : status));
  };

  test('reads go to the other one', async () => {
    for (let n = 0; n < 4; n += 1) assert.equal((await web.send(PORTAL, '/api/patients')).text, 'second');
    assert.ok(apis[0]?.seen.length);
  });

  test('a create without an idempotency key is not sent twice', async () => {
    const answers = await posts();
    assert.ok(answers.includes(503) && answers.includes('second'), String(answers));
    assert.equal(apis.flatMap(({ seen }) => seen).length, 4);
  });

  test('a create with one is', async () => {
    assert.deepEqual(await posts({ 'idempotency-key': 'k1' }), ['second', 'second', 'second', 'second']);
    assert.ok(apis[0]?.seen.length);
  });

  test('one that is gone is not missed', async () => {
    state.breaks = false;
    await apis[0]?.stop();
    assert.deepEqual(await posts(), ['second', 'second', 'second', 'second']);
  });
});

test('behind a proxy of ours, its word on the address counts, a stranger behind it is not believed', async () => {
  const api = await startUpstream('first');
  const env = { WEB_TLS: 'off', FRONT_PROXIES: '127.0.0.1,10.0.0.0/8' };
  const web = await WebServer.start({ upstreams: [api.address], root: '/nonexistent', env: { ...env, WEB_HTTPS_PORT: '1' } });
  await web.send(PORTAL, '/api/patients', { headers: { 'x-forwarded-for': '198.51.100.1, 203.0.113.7, 10.2.3.4' } });
  const { headers } = api.seen[0] ?? { headers: {} };
  assert.deepEqual([headers['x-forwarded-for'], headers['x-forwarded-proto']], ['203.0.113.7', 'https']);
  await web.stop();
  await api.stop();
});
