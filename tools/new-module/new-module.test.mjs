import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ROOT } from '../start/paths.mjs';
import { namesOf } from './names.mjs';
import { writeModule } from './write-module.mjs';

const COPIED = ['backend', 'shared-dto', 'migrations', 'local-cloud', 'tools', 'package.json', 'tsconfig.base.json'];
const OWN_PACKAGES = '@hms';

/** A copy of the repository's sources, whose own packages are those of the copy. */
function copyOfRepository() {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-module-'));
  fs.chmodSync(copy, 0o755);
  for (const name of COPIED) {
    fs.cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true, filter: (file) => !/\/(dist|node_modules)$/.test(file) });
  }
  const modules = path.join(copy, 'node_modules');
  fs.mkdirSync(modules);
  for (const name of fs.readdirSync(path.join(ROOT, 'node_modules'))) {
    if (name !== OWN_PACKAGES) fs.symlinkSync(path.join(ROOT, 'node_modules', name), path.join(modules, name));
  }
  fs.mkdirSync(path.join(modules, OWN_PACKAGES));
  for (const name of ['backend', 'shared-dto', 'migrations', 'local-cloud']) {
    fs.symlinkSync(path.join(copy, name), path.join(modules, OWN_PACKAGES, name));
  }
  return copy;
}

describe('a new module', () => {
  const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
  /** @type {string} */
  let copy;
  /** @type {string[]} */
  let files;
  before(() => {
    copy = copyOfRepository();
    files = writeModule(copy, namesOf('bed-types'));
  });
  after(() => fs.rmSync(copy, { recursive: true, force: true }));

  const run = (/** @type {string} */ cwd, /** @type {string[]} */ args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: path.join(copy, cwd), env, encoding: 'utf8' });
    return { status, output: `${stdout}${stderr}` };
  };
  const succeeds = ({ status, output }) => assert.equal(status, 0, output);

  it('compiles', () => {
    succeeds(run('shared-dto', [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json']));
    succeeds(run('backend', [path.join(ROOT, 'node_modules/typescript/bin/tsc'), '--noEmit', '-p', 'tsconfig.json']));
  });

  it('keeps the isolation contract and its own spec on a real database', () => {
    const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
    const spec = files.find((file) => file.endsWith('.api.spec.ts'));
    succeeds(run('backend', ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, path.join(copy, String(spec))]));
  });

  it('is refused a second time, and with a name that is none', () => {
    assert.throws(() => writeModule(copy, namesOf('bed-types')), /there already/);
    for (const name of ['Wards', 'ward', '../wards', 'bed types', '']) assert.throws(() => namesOf(name), /plural and lower case/);
  });
});
