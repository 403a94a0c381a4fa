import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { documentOf, lineOf } from './report.mjs';
import { asExpected, tried } from './results.mjs';

const machine = {
  at: '2026-02-28T10:00:00.000Z',
  commit: '0123456789ab',
  cpu: 'Some CPU',
  cores: 2,
  memoryGb: 8,
  node: '24.0.0',
  postgres: '18.4',
};
const WELL = { name: 'Worker killed', expected: 'It goes on.', withinSeconds: 10, seen: 'It went on', seconds: 1.26, passed: true };
const ILL = { ...WELL, name: 'API killed', seen: 'Nothing | came\nback', seconds: null, passed: false };
const document = (/** @type {(typeof WELL)[]} */ ...results) => documentOf({ machine, parts: [{ title: 'Processes', results }] });
/** @param {string} text */
const rowsOf = (text) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));

const aCase = (/** @type {() => Promise<{ seconds: number, seen: string }>} */ run) => ({
  name: 'n',
  expected: 'e',
  withinSeconds: 2,
  run,
});
const outcomeOf = (/** @type {Parameters<typeof aCase>[0]} */ run) => tried(aCase(run), /** @type {any} */ (null));

describe('a case', () => {
  it('goes as expected when it sees what it expects in time', async () => {
    assert.deepEqual(await outcomeOf(async () => ({ seconds: 2, seen: 's' })), {
      name: 'n',
      expected: 'e',
      withinSeconds: 2,
      seen: 's',
      seconds: 2,
      passed: true,
    });
  });

  it('does not when it took longer, or saw something else', async () => {
    assert.equal((await outcomeOf(async () => ({ seconds: 2.1, seen: 's' }))).passed, false);
    assert.equal((await outcomeOf(async () => ({ seconds: Number.NaN, seen: 's' }))).passed, false);
    const failed = await outcomeOf(() => Promise.reject(new Error('two hospitals are there')));
    assert.deepEqual([failed.passed, failed.seconds, failed.seen], [false, null, 'two hospitals are there']);
  });

  it('decides of the whole run; a run of nothing is none', () => {
    const parts = (/** @type {(typeof WELL)[]} */ ...results) => [{ title: 'Processes', results }];
    assert.equal(asExpected(parts(WELL)), true);
    assert.equal(asExpected(parts(WELL, /** @type {any} */ (ILL))), false);
    assert.equal(asExpected(parts()), false);
  });
});

describe('the document', () => {
  it('says of each case what was expected and seen, how soon it was well again, on which machine and commit', async () => {
    const text = await document(WELL);
    assert.match(text, /All 1 cases went as expected\./);
    assert.match(text, /commit 0123456789ab · 2026-02-28T10:00:00\.000Z · 2 × Some CPU · Node 24\.0\.0 · PostgreSQL 18\.4/);
    assert.deepEqual(rowsOf(text).at(-1)?.slice(1, -1), ['Worker killed', 'It goes on.', 'It went on', '1.3 of 10', 'yes']);
  });

  it('shows a case that did not go as expected as such', async () => {
    const text = await document(WELL, /** @type {any} */ (ILL));
    assert.match(text, /\*\*1 of 2 cases did not go as expected\.\*\*/);
    assert.doesNotMatch(text, /All \d+ cases/);
    assert.deepEqual(rowsOf(text).at(-1)?.slice(-3, -1), ['', '**no**']);
    assert.match(lineOf(/** @type {any} */ (ILL)), /✗.* API killed: Nothing \| came/);
  });

  it('stays a table whatever was seen', async () => {
    const rows = rowsOf(await document(/** @type {any} */ (ILL)));
    assert.equal(rows.length, 3);
    assert.deepEqual(new Set(rows.map((cells) => cells.length)), new Set([7]));
    assert.equal(rows.at(-1)?.[3], 'Nothing \\| came back');
  });

  it('leaves out parts of which no case was run', async () => {
    const parts = [
      { title: 'Processes', results: [WELL] },
      { title: 'Crowds', results: [] },
    ];
    assert.doesNotMatch(await documentOf({ machine, parts }), /Crowds/);
  });
});
