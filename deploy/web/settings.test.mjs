import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSettings } from './settings.mjs';

const SOUND = { PORTAL_HOST_SUFFIX: 'hospitals.example', API_UPSTREAMS: 'api-1:3000, api-2:3000' };

test('lists are split and defaults filled in', () => {
  const settings = readSettings({ ...SOUND, FRONT_PROXIES: '' });
  assert.deepEqual(settings.API_UPSTREAMS, ['api-1:3000', 'api-2:3000']);
  assert.deepEqual([settings.FRONT_PROXIES, settings.WEB_TLS], [[], ['on']]);
});

test('whatever could become a directive of its own is refused, by name and without its value', () => {
  const hostile = {
    PORTAL_HOST_SUFFIX: 'a.example; return 200 secret',
    API_UPSTREAMS: 'api:3000;',
    FRONT_PROXIES: '10.0.0.0/8 all',
    WEB_ROOT: '/a b',
    WEB_TLS: 'yes',
    WEB_HTTP_PORT: '0',
  };
  const variables = Object.keys(hostile).sort().join(', ');
  assert.throws(
    () => readSettings(hostile),
    ({ message }) => /correct: (.*)\. See/.exec(message)?.[1]?.split(', ').sort().join(', ') === variables && !message.includes('secret'),
  );
  assert.throws(() => readSettings({}), /PORTAL_HOST_SUFFIX, API_UPSTREAMS/);
});
