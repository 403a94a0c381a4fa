import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repositoryFiles, textOf } from './files.mjs';

const camelCased = (operationId) => operationId.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** The generated functions of the routes that the API does once for a key. */
function onceForAKey() {
  const { paths } = JSON.parse(textOf('docs/openapi.json'));
  const posts = Object.values(paths).flatMap(({ post }) => (post ? [post] : []));
  const takes = ({ parameters = [] }) => parameters.some(({ $ref = '' }) => $ref.endsWith('/IdempotencyKey'));
  return new Set(posts.filter(takes).map(({ operationId }) => camelCased(operationId)));
}

const CALL = /([\w$]+(?:\[\w+\])?(?:\.\w+)?)\(this\.#http,(?:(?!this\.#http)[^;])*?withIdempotencyKey\(/g;

/** The functions that a file calls with a key; those of a table of functions by the name of its column. */
function calledWithAKey(text) {
  return [...text.matchAll(CALL)].flatMap(([, called]) => {
    const column = /\.(\w+)$/.exec(called)?.[1];
    return column === undefined ? [called] : [...text.matchAll(new RegExp(`\\b${column}: (\\w+)`, 'g'))].map(([, name]) => name);
  });
}

const APIS = repositoryFiles('admin-dashboard/src/*.api.ts', 'hospital-portal/src/*.api.ts', 'shared-ui/src/*.api.ts').map(textOf);

test('proxies and browsers repeat a POST with a key: the apps send one to exactly those routes that are done once', () => {
  const [once, sent] = [onceForAKey(), new Set(APIS.flatMap(calledWithAKey))];
  assert.ok(once.size > 10);
  assert.deepEqual(
    [...sent].filter((name) => !once.has(name)),
    [],
    'sent with a key that the API does not look at',
  );
  const called = [...once].filter((name) => APIS.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
  assert.deepEqual(
    called.filter((name) => !sent.has(name)),
    [],
    'sent without a key',
  );
});
