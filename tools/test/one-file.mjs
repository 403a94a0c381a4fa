import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildAll } from '../build.mjs';
import { BIN, ROOT } from './command.mjs';

const JEST_ESM = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
/** Demo data is made by the rules that the API has. */
const DEMO = 'tools/seed/';
const JEST_FOLDERS = { backend: JEST_ESM, 'shared-dto': JEST_ESM, 'shared-ui': [], 'admin-dashboard': [], 'hospital-portal': [] };

/**
 * How one test file is run.
 *
 * @param {string} file from the root folder
 * @returns {{ cwd: string, args: string[], needs: string[] }} `needs`: packages to be built before
 * @throws when it is no test file
 */
export function runnerOf(file) {
  const [folder, ...rest] = file.split('/');
  const inFolder = rest.join('/');
  if (file.endsWith('.test.mjs'))
    return { cwd: '.', args: ['--test', '--test-reporter=spec', file], needs: file.startsWith(DEMO) ? ['shared-dto', 'backend'] : [] };
  if (folder === 'e2e' && file.endsWith('.spec.ts')) return { cwd: 'e2e', args: [bin('playwright'), 'test', inFolder], needs: ['all'] };
  const nodeArgs = JEST_FOLDERS[/** @type {keyof typeof JEST_FOLDERS} */ (folder)];
  if (!nodeArgs || !file.endsWith('.spec.ts')) throw new Error(`${file} is no test file. They end in .spec.ts or .test.mjs.`);
  return { cwd: folder, args: [...nodeArgs, bin('jest'), '--runTestsByPath', inFolder], needs: ['shared-dto'] };
}

const bin = (/** @type {keyof typeof BIN} */ name) => path.join(ROOT, BIN[name]);

/** Whether an argument of `npm test` names a file and not a stage. */
export const isFile = (/** @type {string} */ name) => name.includes('/');

/**
 * Runs test files with the runner's own output.
 *
 * @param {string[]} files
 * @returns {Promise<number>} exit code: 1 when any failed
 */
export async function runFiles(files) {
  let failed = 0;
  for (const given of files) {
    const file = path.relative(ROOT, path.resolve(given)).replaceAll(path.sep, '/');
    if (!existsSync(path.join(ROOT, file))) throw new Error(`There is no ${file}.`);
    const { cwd, args, needs } = runnerOf(file);
    if (needs.length > 0) await buildAll({ only: needs.includes('all') ? undefined : needs, log: console.log });
    if ((await run(cwd, args)) !== 0) failed += 1;
  }
  return failed > 0 ? 1 : 0;
}

/**
 * @param {string} cwd
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function run(cwd, args) {
  const child = spawn(process.execPath, args, { cwd: path.join(ROOT, cwd), stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
