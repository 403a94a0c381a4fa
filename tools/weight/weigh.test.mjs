import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { strays, tooHeavy } from '../checks/load-weight.mjs';
import { laterFiles, weighApp } from './weigh.mjs';

/** Random bytes do not shrink, so a file weighs about what it is long. */
const FILES = {
  'main.js': 40_000,
  'chunk-a.js': 30_000,
  'styles.css': 10_000,
  'shell.js': 50_000,
  'page.js': 60_000,
  'dialog.js': 120_000,
  'orphan.js': 500_000,
};
const STATS = {
  outputs: {
    'main.js': {
      imports: [
        { path: 'chunk-a.js', kind: 'import-statement' },
        { path: 'shell.js', kind: 'dynamic-import' },
      ],
    },
    'chunk-a.js': { imports: [{ path: 'main.js', kind: 'import-statement' }] },
    'shell.js': {
      entryPoint: 'app/src/shell.ts',
      imports: [
        { path: 'chunk-a.js', kind: 'import-statement' },
        { path: 'page.js', kind: 'dynamic-import' },
      ],
    },
    'page.js': { entryPoint: 'app/src/page.ts', imports: [{ path: 'dialog.js', kind: 'dynamic-import' }] },
    'dialog.js': { entryPoint: 'app/src/dialog.ts', imports: [] },
    'orphan.js': { imports: [] },
  },
};
const PAGE = '<link rel="stylesheet" href="styles.css"><script src="main.js" type="module"></script>';

let folder;
let weights;
before(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hms-weigh-'));
  mkdirSync(path.join(folder, 'browser'));
  for (const [file, bytes] of Object.entries(FILES)) writeFileSync(path.join(folder, 'browser', file), crypto.randomBytes(bytes));
  writeFileSync(path.join(folder, 'browser/index.html'), PAGE);
  writeFileSync(path.join(folder, 'browser-stats.json'), JSON.stringify(STATS));
  weights = weighApp(folder);
});
after(() => rmSync(folder, { recursive: true, force: true }));

const kilobytes = (name) => Math.round(weights.routes.find((route) => route.name === name).bytes / 1000);

describe('the weight of a built app', () => {
  it('counts the page, what it names and what that imports, once', () => {
    assert.deepEqual(weights.first.files.sort(), ['chunk-a.js', 'index.html', 'main.js', 'styles.css']);
    assert.equal(Math.round(weights.first.bytes / 1000), 80);
  });

  it('counts all that comes on the way to a page, without the first load', () => {
    assert.equal(kilobytes('shell.ts'), 50);
    assert.equal(kilobytes('page.ts'), 110);
    assert.equal(kilobytes('dialog.ts'), 230);
    assert.equal(weights.routes.length, 3);
  });

  it('lists what is loaded later, each file once, the way to it first', () => {
    assert.deepEqual(laterFiles(folder), ['shell.js', 'page.js', 'dialog.js']);
  });

  it('names what is above its limit', () => {
    assert.deepEqual(
      tooHeavy('app', weights).map((line) => line.replace(/takes .* kB,/, 'is heavy,')),
      ['app: dialog.ts is heavy, the limit is 200 kB'],
    );
    assert.match(tooHeavy('app', { ...weights, first: { ...weights.first, bytes: 150_001 } })[0], /first load takes 150\.0 kB/);
  });

  it('names what developers alone should have', () => {
    const holds = (/** @type {string} */ file) => strays('app', { outputs: { 'main.js': { inputs: { [file]: {} } } } });
    assert.deepEqual(holds('../shared-ui/src/shell/rail.component.ts'), []);
    assert.deepEqual(holds('../shared-ui/src/gallery/gallery.page.ts'), ['app: holds ../shared-ui/src/gallery/gallery.page.ts']);
  });
});
