import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import nodemailer from 'nodemailer';
import { startCloud } from '../cloud.mjs';
import { startTemporaryCloud } from '../testing/temporary-cloud.mjs';
import { linkify } from './html.mjs';

/** @type {Awaited<ReturnType<typeof startTemporaryCloud>>} */
let cloud;
before(async () => {
  cloud = await startTemporaryCloud(['mail']);
});
after(() => cloud.stop());
beforeEach(async () => {
  await request('/api/messages', { method: 'DELETE' });
});

test('a page of another site can neither read nor delete mail', async () => {
  await send({ to: 'a@hospital.example' });
  assert.equal((await request('/api/messages', { headers: { host: 'evil.example' } })).status, 421);
  assert.equal((await request('/api/messages', { method: 'DELETE', headers: { origin: 'http://evil.example' } })).status, 403);
  assert.equal((await request('/clear', { method: 'POST', headers: { origin: 'null' } })).status, 403);
  assert.equal((await messages()).length, 1);
});

test('nonsense is answered, not fatal', async () => {
  for (const path of ['//', '/%', '/messages/..%2f..%2fsecrets', '/messages/none', '/api/messages/none']) {
    assert.equal((await request(path)).status, 404, path);
  }
});

test('markup in a message is shown as text, and the designed part cannot run scripts', async () => {
  await send({
    subject: '<img src=x onerror=alert(1)>',
    text: '</pre><script>alert(1)</script>',
    html: '<script>alert(1)</script><b>Hello</b>',
  });
  const id = (await messages())[0].id;
  const page = await request(`/messages/${id}`);
  assert.doesNotMatch(page.body, /<script|<img/);
  assert.match(page.body, /sandbox="allow-popups allow-popups-to-escape-sandbox"/);
  const designed = await request(`/messages/${id}/html`);
  assert.match(
    String(designed.headers['content-security-policy']),
    /^sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'/,
  );
});

test('messages are listed newest first and filtered by recipient, blind copies too', async () => {
  await send({ to: 'Doctor@Hospital.example', subject: 'older one' });
  await send({ to: 'nurse@hospital.example', bcc: 'doctor@hospital.example', subject: 'newer one' });
  assert.deepEqual(
    (await messages()).map(({ subject }) => subject),
    ['newer one', 'older one'],
  );
  assert.deepEqual(
    (await messages('?to=DOCTOR@hospital.example')).map(({ subject }) => subject),
    ['newer one', 'older one'],
  );
  assert.deepEqual(
    (await messages('?to=nurse@hospital.example')).map(({ subject }) => subject),
    ['newer one'],
  );
  const page = await request('/?to=nurse@hospital.example');
  assert.match(page.body, /<title>Mail catcher<\/title>/);
  assert.match(page.body, /newer one/);
  assert.doesNotMatch(page.body, /older one/);
});

test('one message has its parts and attachments', async () => {
  await send({ text: 'Follow http://localhost:3001/x?code=1.', attachments: [{ filename: 'invoice.pdf', content: 'x'.repeat(10) }] });
  const [{ id }] = await messages();
  const message = JSON.parse((await request(`/api/messages/${id}`)).body);
  assert.equal(message.text.trim(), 'Follow http://localhost:3001/x?code=1.');
  assert.equal(message.html, null);
  assert.deepEqual(message.attachments, [{ filename: 'invoice.pdf', contentType: 'application/pdf', size: 10 }]);
});

test('a calendar file can be read, and one mail told from another by its Message-ID', async () => {
  const content = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
  await send({ messageId: '<one@hospital.example>', icalEvent: { method: 'REQUEST', filename: 'appointment.ics', content } });
  const [{ id }] = await messages();
  const message = JSON.parse((await request(`/api/messages/${id}`)).body);
  assert.equal(message.messageId, '<one@hospital.example>');
  assert.ok(message.attachments.some(({ filename, text }) => filename === 'appointment.ics' && text === content));
});

test('addresses in the text can be followed, without the punctuation after them', () => {
  const html = linkify('Go to http://x.localhost:3001/a?b=1&c=2. <Bye>');
  const url = 'http://x.localhost:3001/a?b=1&amp;c=2';
  assert.equal(html, `Go to <a href="${url}" target="_blank" rel="noopener">${url}</a>. &lt;Bye&gt;`);
});

test('messages survive a restart', async () => {
  await send({ subject: 'kept' });
  await cloud.supervisor.restart('mail');
  assert.deepEqual(
    (await messages()).map(({ subject }) => subject),
    ['kept'],
  );
});

test('it does not run in production unless asked', async () => {
  const start = startCloud({ dataDir: cloud.dataDir, services: ['mail'], settings: { NODE_ENV: 'production' } });
  await assert.rejects(start, /"mail" does not run in production unless HMS_EMBEDDED lists it/);
});

/** @param {import('nodemailer').SendMailOptions} mail */
async function send(mail) {
  const transport = nodemailer.createTransport(cloud.env.SMTP_URL);
  await transport.sendMail({ from: 'hms@hospital.example', to: 'someone@hospital.example', subject: 'Hello', text: 'Hello', ...mail });
  transport.close();
}

/** @param {string} [query] */
async function messages(query = '') {
  return JSON.parse((await request(`/api/messages${query}`)).body).data;
}

/**
 * Not `fetch`, which forbids setting the host and tidies paths.
 *
 * @param {string} path
 * @param {http.RequestOptions} [options]
 * @returns {Promise<{ status: number | undefined, headers: http.IncomingHttpHeaders, body: string }>}
 */
function request(path, options = {}) {
  return new Promise((resolve, reject) => {
    const outgoing = http.request({ host: '127.0.0.1', port: cloud.ports.mail, path, ...options }, async (response) => {
      const body = (await response.setEncoding('utf8').toArray()).join('');
      resolve({ status: response.statusCode, headers: response.headers, body });
    });
    outgoing.on('error', reject).end();
  });
}
