import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildAll } from '../build.mjs';
import { BIN, ROOT, runNode } from './command.mjs';
import { none, ofCheck, ofJest, ofNodeTest, ofPlaywright, sum } from './counts.mjs';

const SOURCES = [
  'backend/src',
  'shared-dto/src',
  'shared-ui/src',
  'admin-dashboard/src',
  'hospital-portal/src',
  'migrations',
  'local-cloud',
  'tools',
];
const TYPED = ['shared-dto', 'shared-ui', 'backend', 'admin-dashboard', 'hospital-portal', 'e2e'];
const CHECKS = { 'no raw colours in components': 'style-tokens', 'no machine names': 'machine-names' };
const ESM_JEST = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const UNIT = [
  { folder: 'shared-dto', nodeArgs: ESM_JEST },
  { folder: 'shared-ui', nodeArgs: [] },
  { folder: 'admin-dashboard', nodeArgs: [] },
  { folder: 'hospital-portal', nodeArgs: [] },
];

const inRoot = (file) => existsSync(path.join(ROOT, file));

/** Hands a file name for a runner's report to `work` and removes the file afterwards. */
async function withReport(work) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hms-test-'));
  try {
    return await work(path.join(folder, 'report.json'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function inTurn(items, work) {
  const results = [];
  for (const item of items) results.push(await work(item));
  return sum(results);
}

async function built(name, only, log) {
  try {
    await buildAll({ only, log });
    return { ...none(), passed: 1 };
  } catch (error) {
    return ofCheck(name, { code: 1, output: error.message });
  }
}

const check = (name, args) => runNode(args).then((result) => ofCheck(name, result));

/** Runs `work` only when the packages it imports could be built. */
async function afterBuild(only, work) {
  const result = await built(`build of ${only.join(', ')}`, only);
  return result.failed > 0 ? result : work();
}

function jest({ folder, nodeArgs }) {
  if (!inRoot(`${folder}/jest.config.mjs`)) return none();
  return withReport(async (file) => {
    const args = [BIN.jest, '--json', `--outputFile=${file}`, '--passWithNoTests', '--silent'];
    return ofJest(`jest in ${folder}`, file, await runNode(args, { cwd: folder, nodeArgs }));
  });
}

function nodeTests() {
  const files = globSync('{local-cloud,migrations,tools}/**/*.test.mjs', { cwd: ROOT }).sort();
  if (files.length === 0) return none();
  return withReport(async (file) => {
    const reporter = path.join(ROOT, 'tools/test/node-reporter.mjs');
    const nodeArgs = [
      '--test',
      '--test-concurrency=1',
      '--test-timeout=120000',
      `--test-reporter=${reporter}`,
      `--test-reporter-destination=${file}`,
    ];
    return ofNodeTest('node --test', file, await runNode(['', ...files], { nodeArgs }));
  });
}

function journeys() {
  if (!inRoot('e2e/playwright.config.ts') || globSync('e2e/specs/**/*.spec.ts', { cwd: ROOT }).length === 0) return none();
  return withReport(async (file) => {
    const args = [BIN.playwright, 'test', '--config', 'playwright.config.ts', '--reporter=list,json'];
    return ofPlaywright('playwright', file, await runNode(args, { cwd: 'e2e', env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } }));
  });
}

function types() {
  const projects = TYPED.map((folder) => `${folder}/tsconfig.json`).filter(inRoot);
  return inTurn(projects, (project) => check(`types of ${project}`, [BIN.tsc, '--noEmit', '-p', project]));
}

/**
 * What `npm test` runs, in order. A stage returns its counts and never throws for a failing test.
 * @type {Record<string, { title: string, run: (log: (line: string) => void) => Promise<import('./counts.mjs').Counts> }>}
 */
export const STAGES = {
  format: { title: 'Format', run: () => check('prettier', [BIN.prettier, '--check', '--log-level', 'warn', '.']) },
  lint: { title: 'Lint', run: () => afterBuild(['shared-dto'], () => check('eslint', [BIN.eslint, '.'])) },
  imports: { title: 'Imports', run: () => check('dependency-cruiser', [BIN.depcruise, '--config', '.dependency-cruiser.cjs', ...SOURCES]) },
  types: { title: 'Types', run: () => afterBuild(['shared-dto'], types) },
  checks: {
    title: 'Checks',
    run: () => inTurn(Object.entries(CHECKS), ([name, script]) => check(name, [`tools/checks/${script}.mjs`])),
  },
  sql: { title: 'SQL lint', run: () => check('squawk', ['tools/checks/squawk.mjs']) },
  generated: {
    title: 'Generated files',
    run: () => afterBuild(['shared-dto', 'backend'], () => check('generated files are up to date', ['tools/openapi.mjs', '--check'])),
  },
  unit: { title: 'Unit tests', run: () => inTurn(UNIT, jest) },
  node: { title: 'Local cloud, migrations, tools', run: nodeTests },
  api: { title: 'API tests', run: () => afterBuild(['shared-dto'], () => jest({ folder: 'backend', nodeArgs: ESM_JEST })) },
  build: { title: 'Build', run: (log) => built('build', undefined, log) },
  journeys: { title: 'Browser journeys', run: journeys },
};
