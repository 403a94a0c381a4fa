import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const TIMEOUT_MS = 20 * 60_000;
const OUTPUT_TAIL = 60_000;

/**
 * Runs a script of the repository or a package under this Node and keeps the end of its output.
 * @param {string[]} args script path (from the root folder) and its arguments
 * @param {{ cwd?: string, env?: Record<string, string>, nodeArgs?: string[] }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runNode([script, ...args], { cwd = '.', env = {}, nodeArgs = [] } = {}) {
  const command = [...nodeArgs, ...(script ? [path.join(ROOT, script)] : []), ...args];
  // Colours would end up in the kept output; a runner's variables would reach the runner that is started here.
  const { NODE_TEST_CONTEXT: _context, JEST_WORKER_ID: _worker, ...own } = process.env;
  const child = spawn(process.execPath, command, {
    cwd: path.join(ROOT, cwd),
    env: { ...own, FORCE_COLOR: '0', NO_COLOR: '1', ...env },
    timeout: TIMEOUT_MS,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => (output = (output + text).slice(-OUTPUT_TAIL)));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output }));
  });
}

/** Path of a program that a package declares, from the root folder. */
export const BIN = {
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  eslint: 'node_modules/eslint/bin/eslint.js',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  tsc: 'node_modules/typescript/bin/tsc',
  jest: 'node_modules/jest/bin/jest.js',
  playwright: 'node_modules/@playwright/test/cli.js',
};
