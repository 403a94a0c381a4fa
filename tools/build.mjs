/**
 * Builds what changed since the last build: shared-dto, the backend and both SPAs. Each package's inputs are hashed into
 * its own dist folder; with nothing to do not even nx is started. Also runnable: `npm run build [-- <package> …]`.
 * `gallery` is the portal's development build, which has the page of shared components; it is built only when it is named.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashInputs } from './build-inputs.mjs';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const STAMP = '.inputs';
const OUTPUT_TAIL = 12_000;

/** In build order. `inputs` are files and folders; specs and dist folders in them do not count. `dist` and `proof` are below the project. */
const COMMON = [
  'package-lock.json',
  'tsconfig.base.json',
  'nx.json',
  'shared-dto/src',
  'shared-dto/package.json',
  'shared-dto/tsconfig.build.json',
];
const built = (name) => ({ name, project: name, target: 'build', dist: 'dist' });
const spa = (name) => ({
  ...built(name),
  proof: 'browser/index.html',
  inputs: [
    ...COMMON,
    'shared-ui/src',
    'tools/weight',
    ...['src', 'public', 'angular.json', 'package.json', 'tsconfig.json', 'tsconfig.app.json'].map((entry) => `${name}/${entry}`),
  ],
});
const PACKAGES = [
  { ...built('shared-dto'), proof: 'index.js', inputs: COMMON },
  {
    ...built('backend'),
    proof: 'main.js',
    inputs: [...COMMON, 'backend/src', 'backend/package.json', 'backend/.swcrc', 'backend/tsconfig.build.json'],
  },
  spa('admin-dashboard'),
  spa('hospital-portal'),
  { ...spa('hospital-portal'), name: 'gallery', target: 'build:gallery', dist: 'dist-gallery', onlyNamed: true },
];

/**
 * @param {object} [options]
 * @param {(line: string) => void} [options.log] progress
 * @param {string[]} [options.only] package names; all by default
 * @returns {Promise<string[]>} names of the packages that were built
 * @throws {Error} with the compiler's last lines when a build fails
 */
export async function buildAll({ log = () => undefined, only } = {}) {
  const wanted = PACKAGES.filter(({ name, onlyNamed }) => (only ? only.includes(name) : !onlyNamed));
  const stale = wanted.map((item) => ({ ...item, hash: hashInputs(ROOT, item.inputs) })).filter((item) => !isCurrent(item));
  if (stale.length === 0) return [];
  const names = stale.map(({ name }) => name);
  log(`Building ${names.join(', ')}`);
  // A build that breaks off must not look finished next time.
  for (const item of stale) fs.rmSync(inDist(item, STAMP), { force: true });
  for (const [target, items] of Object.entries(Object.groupBy(stale, (item) => item.target))) {
    await runNx(
      target,
      items.map(({ project }) => project),
    );
  }
  for (const item of stale) fs.writeFileSync(inDist(item, STAMP), item.hash);
  return names;
}

const inDist = ({ project, dist }, file) => path.join(ROOT, project, dist, file);

function isCurrent(item) {
  const stamp = inDist(item, STAMP);
  return fs.existsSync(inDist(item, item.proof)) && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === item.hash;
}

/** nx orders the packages and restores what it has built before from the same inputs. */
async function runNx(target, projects) {
  const names = projects.map((project) => `@hms/${project}`).join(',');
  const args = ['run-many', '-t', target, '-p', names, '--parallel=2', '--outputStyle=stream'];
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NG_CLI_ANALYTICS: 'false', FORCE_COLOR: '0', PATH: pathWithOurNode() };
  const child = spawn(process.execPath, [nxProgram(), ...args], { cwd: ROOT, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => (output = (output + chunk).slice(-OUTPUT_TAIL)));
  }
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`The build failed.\n${output.trim()}`);
}

function nxProgram() {
  const folder = path.join(ROOT, 'node_modules/nx');
  return path.join(folder, JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).bin.nx);
}

/** The build scripts must find the project's Node even when this file was started by its path. */
function pathWithOurNode() {
  return [path.dirname(process.execPath), path.join(ROOT, 'node_modules/.bin'), process.env.PATH].join(path.delimiter);
}

async function main(names) {
  const started = Date.now();
  const unknown = names.find((name) => !PACKAGES.some((item) => item.name === name));
  if (unknown) throw new Error(`Unknown package ${unknown}. Known: ${PACKAGES.map((item) => item.name).join(', ')}`);
  const built = await buildAll({ log: console.log, only: names.length > 0 ? names : undefined });
  console.log(built.length === 0 ? 'Everything is up to date.' : `Built in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
