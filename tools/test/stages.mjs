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
  'deploy',
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

/** What waits for every transaction of the server cannot share it with another worker's tests; all else can. */
const ALONE = 'src/audit-chain/';
/** The clinical record: a command of its own, since each has a time limit. */
const RECORD = 'src/(conditions|documents|labs|prescriptions|records|vitals)/';
const API = [
  { folder: 'backend', nodeArgs: ESM_JEST, args: ['--maxWorkers=2', `--testPathPatterns=${RECORD}`] },
  {
    folder: 'backend',
    nodeArgs: ESM_JEST,
    args: ['--maxWorkers=2', `--testPathIgnorePatterns=${ALONE}`, `--testPathIgnorePatterns=${RECORD}`],
  },
  { folder: 'backend', nodeArgs: ESM_JEST, args: ['--maxWorkers=1', `--testPathPatterns=${ALONE}`] },
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

/** The build under way: two at once would write the same files; the later one finds them up to date. */
let building = Promise.resolve();

function built(name, only, log) {
  const result = building.then(async () => {
    try {
      await buildAll({ only, log });
      return { ...none(), passed: 1 };
    } catch (error) {
      return ofCheck(name, { code: 1, output: error.message });
    }
  });
  building = result;
  return result;
}

const check = (name, args) => runNode(args).then((result) => ofCheck(name, result));

/** Runs `work` only when the packages it imports could be built. */
async function afterBuild(only, work) {
  const result = await built(`build of ${only?.join(', ') ?? 'everything'}`, only);
  return result.failed > 0 ? result : work();
}

/** Everything builds, and what browsers download of it stays within its limits. */
async function buildAndWeigh(log) {
  const everything = await built('build', undefined, log);
  return everything.failed > 0 ? everything : sum([everything, await check('load weight', ['tools/checks/load-weight.mjs'])]);
}

function jest({ folder, nodeArgs, args: more = [] }) {
  if (!inRoot(`${folder}/jest.config.mjs`)) return none();
  return withReport(async (file) => {
    const args = [BIN.jest, '--json', `--outputFile=${file}`, '--passWithNoTests', '--silent', ...more];
    return ofJest(`jest in ${folder}`, file, await runNode(args, { cwd: folder, nodeArgs }));
  });
}

function nodeTests(folders) {
  const files = globSync(`${folders}/**/*.test.mjs`, { cwd: ROOT }).sort();
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

/** @param {'journeys' | 'looks'} project of `playwright.config.ts` */
function browser(project) {
  if (!inRoot('e2e/playwright.config.ts') || globSync('e2e/specs/**/*.spec.ts', { cwd: ROOT }).length === 0) return none();
  return withReport(async (file) => {
    const args = [BIN.playwright, 'test', '--config', 'playwright.config.ts', `--project=${project}`, '--reporter=list,json'];
    return ofPlaywright(`playwright of ${project}`, file, await runNode(args, { cwd: 'e2e', env: { PLAYWRIGHT_JSON_OUTPUT_FILE: file } }));
  });
}

function types() {
  const projects = TYPED.map((folder) => `${folder}/tsconfig.json`).filter(inRoot);
  return inTurn(projects, (project) => check(`types of ${project}`, [BIN.tsc, '--noEmit', '-p', project]));
}

/**
 * What `npm test` runs, in order. A stage returns its counts and never throws for a failing test.
 * @typedef {{ title: string, run: (log: (line: string) => void) => Promise<import('./counts.mjs').Counts> }} Stage
 * @type {Record<string, Stage & { oneCore?: true }>} `oneCore`: it keeps one core busy, shares nothing, and runs beside another such stage
 */
export const STAGES = {
  format: { title: 'Format', oneCore: true, run: () => check('prettier', [BIN.prettier, '--check', '--log-level', 'warn', '.']) },
  lint: { title: 'Lint', oneCore: true, run: () => afterBuild(['shared-dto'], () => check('eslint', [BIN.eslint, '.'])) },
  imports: {
    title: 'Imports',
    oneCore: true,
    run: () => check('dependency-cruiser', [BIN.depcruise, '--config', '.dependency-cruiser.cjs', ...SOURCES]),
  },
  types: { title: 'Types', oneCore: true, run: () => afterBuild(['shared-dto'], types) },
  checks: {
    title: 'Checks',
    oneCore: true,
    run: () => inTurn(Object.entries(CHECKS), ([name, script]) => check(name, [`tools/checks/${script}.mjs`])),
  },
  sql: { title: 'SQL lint', oneCore: true, run: () => check('squawk', ['tools/checks/squawk.mjs']) },
  generated: {
    title: 'Generated files',
    oneCore: true,
    run: () => afterBuild(['shared-dto', 'backend'], () => check('generated files are up to date', ['tools/openapi.mjs', '--check'])),
  },
  unit: { title: 'Unit tests', oneCore: true, run: () => inTurn(UNIT, jest) },
  node: {
    title: 'Local cloud, migrations, tools',
    oneCore: true,
    // Demo data is made by the rules that the API has.
    run: () => afterBuild(['shared-dto', 'backend'], () => nodeTests('{local-cloud,migrations,tools}')),
  },
  api: { title: 'API tests', run: () => afterBuild(['shared-dto'], () => inTurn(API, jest)) },
  build: { title: 'Build', run: buildAndWeigh },
  deploy: { title: 'Deployment', run: () => nodeTests('deploy') },
  journeys: { title: 'Browser journeys', run: () => browser('journeys') },
  looks: { title: 'Pictures of every page', run: () => browser('looks') },
};
