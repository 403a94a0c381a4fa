import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localApiOrigins, securityHeaders } from './spa-delivery.mjs';

/** @param {string[]} origins */
const policyOf = (origins) =>
  new Map(
    securityHeaders(origins)
      ['content-security-policy'].split('; ')
      .map((directive) => /** @type {[string, string[]]} */ ([directive.split(' ')[0], directive.split(' ').slice(1)])),
  );

test('scripts come from the app itself, as files: none inline, none by text, none from elsewhere', () => {
  const policy = policyOf([]);
  assert.deepEqual(
    [policy.get('default-src'), policy.get('script-src'), policy.get('script-src-attr')],
    [["'self'"], ["'self'"], ["'none'"]],
  );
  assert.deepEqual(policy.get('require-trusted-types-for'), ["'script'"]);
  assert.ok(![...policy.values()].flat().includes("'unsafe-eval'"));
  for (const [directive, sources] of policy) {
    if (directive !== 'style-src') assert.ok(!sources.includes("'unsafe-inline'"), directive);
    assert.ok(!sources.some((source) => source === '*' || source === 'https:' || source === 'http:'), directive);
  }
});

test('nobody frames the app, sends its forms elsewhere, moves its base or embeds a plug-in', () => {
  const policy = policyOf([]);
  const told = ['frame-ancestors', 'form-action', 'base-uri', 'object-src'].map((name) => policy.get(name)?.join(' '));
  assert.deepEqual(told, ["'none'", "'self'", "'self'", "'none'"]);
});

test('it calls its own API and nothing else: the public one when it is named, this machine alone in development', () => {
  assert.deepEqual(policyOf([]).get('connect-src'), ["'self'"]);
  const local = policyOf(localApiOrigins({ API_PUBLIC_URL: 'https://api.hospital.example' })).get('connect-src') ?? [];
  assert.ok(local.includes('https://api.hospital.example'));
  const strangers = local.filter((source) => !/^'self'$|^http:\/\/(\*\.)?(localhost|127\.0\.0\.1):\*$/.test(source));
  assert.deepEqual(strangers, ['https://api.hospital.example']);
});
