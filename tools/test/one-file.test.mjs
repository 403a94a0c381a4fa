import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { it } from 'node:test';
import { ROOT } from './command.mjs';
import { runFiles, runnerOf } from './one-file.mjs';

it('finds the runner of a test file by its place and name', () => {
  assert.equal(runnerOf('backend/src/staff/staff.api.spec.ts').cwd, 'backend');
  assert.deepEqual(runnerOf('hospital-portal/src/app/home/home.spec.ts').args.slice(-2), ['--runTestsByPath', 'src/app/home/home.spec.ts']);
  assert.deepEqual(runnerOf('e2e/specs/looks.spec.ts').args.slice(1), ['test', 'specs/looks.spec.ts']);
  assert.equal(runnerOf('tools/limits.test.mjs').args[0], '--test');
  assert.deepEqual(
    ['tools/limits.test.mjs', 'tools/seed/demo.test.mjs'].map((file) => runnerOf(file).needs),
    [[], ['shared-dto', 'backend']],
  );
});

it('refuses what is no test file, or not there', async () => {
  assert.throws(() => runnerOf('backend/src/main.ts'), /no test file/);
  assert.throws(() => runnerOf('docs/nothing.spec.ts'), /no test file/);
  await assert.rejects(runFiles(['backend/src/nothing.spec.ts']), /There is no/);
});

it("runs the file alone, and its failure is the command's", () => {
  const { NODE_TEST_CONTEXT: _context, ...env } = process.env;
  const run = (/** @type {string} */ file) => spawnSync(process.execPath, ['tools/test.mjs', file], { cwd: ROOT, env, encoding: 'utf8' });
  const { status, stdout } = run('tools/limits.test.mjs');
  assert.equal(status, 0, stdout);
  assert.match(stdout, /pass \d+/);
  assert.notEqual(run('tools/nothing.test.mjs').status, 0);
});
