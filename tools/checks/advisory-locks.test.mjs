import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repositoryFiles, textOf } from './files.mjs';

test('every advisory lock has a number of its own: two with one would wait for each other', () => {
  const files = repositoryFiles('backend/src/*.ts', 'migrations/runner/*.mjs', 'tools/faults/*.mjs', 'local-cloud/*.mjs');
  const numbers = files.flatMap((file) =>
    [...textOf(file).matchAll(/\bconst \w+ = (4_?711_?\d{3});/g)].map(([, number]) => number?.replaceAll('_', '')),
  );
  assert.ok(numbers.length >= 6);
  assert.deepEqual(
    numbers.filter((number, index) => numbers.indexOf(number) !== index),
    [],
  );
});
