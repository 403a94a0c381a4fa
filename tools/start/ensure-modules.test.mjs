import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { isInstalled } from './ensure-modules.mjs';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-test-'));
after(() => fs.rmSync(root, { recursive: true, force: true }));

const LOCKED = {
  '': { version: '0.1.0' },
  backend: { version: '0.1.0' },
  'node_modules/@hms/backend': { link: true },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/only-elsewhere': { version: '2.0.0', optional: true },
};

test('nothing is installed without the note of npm', () => {
  write('package-lock.json', LOCKED);
  assert.equal(isInstalled(root), false);
});

test('packages of other platforms may be missing, others and other versions may not', () => {
  write('package-lock.json', LOCKED);
  const cases = [
    [{ 'node_modules/a': { version: '1.0.0' } }, true],
    [{ 'node_modules/a': { version: '1.0.1' } }, false],
    [{}, false],
    [{ 'node_modules/a': { version: '1.0.0' }, 'node_modules/only-elsewhere': { version: '1.0.0' } }, false],
  ];
  for (const [installed, expected] of cases) {
    write('node_modules/.package-lock.json', installed);
    assert.equal(isInstalled(root), expected, JSON.stringify(installed));
  }
});

/**
 * @param {string} file
 * @param {unknown} packages
 */
function write(file, packages) {
  fs.mkdirSync(path.join(root, 'node_modules'), { recursive: true });
  fs.writeFileSync(path.join(root, file), JSON.stringify({ packages }));
}
