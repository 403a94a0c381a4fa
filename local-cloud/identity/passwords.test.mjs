import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

const MODULE = new URL('./passwords.mjs', import.meta.url).href;
const PASSWORD = 'Correct-Horse-42';

/** @param {Record<string, string>} env of a process of its own @param {string} expression of the module's functions */
function inProcess(env, expression) {
  const program = `import { hashPassword, verifyPassword } from ${JSON.stringify(MODULE)}; process.stdout.write(String(await ${expression}));`;
  return execFileSync(process.execPath, ['--input-type=module', '-e', program], { env, encoding: 'utf8' });
}

const hashed = (env) => inProcess(env, `hashPassword('${PASSWORD}')`);
const isRight = (env, stored) => inProcess(env, `verifyPassword('${PASSWORD}', '${stored}')`);

test('hashes are made cheap for test suites, never in production, and say what they cost', () => {
  const cheap = hashed({ IDENTITY_FAST: 'true' });
  const [usual, production] = [hashed({}), hashed({ IDENTITY_FAST: 'true', NODE_ENV: 'production' })];
  assert.deepEqual(
    [cheap, usual, production].map((hash) => hash.split(':')[0]),
    ['1024', '16384', '16384'],
  );
  for (const stored of [cheap, usual, usual.slice('16384:'.length)]) assert.equal(isRight({}, stored), 'true');
  assert.equal(isRight({}, cheap.replace('1024', '2048')), 'false');
});
