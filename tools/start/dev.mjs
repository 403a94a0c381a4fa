import fs from 'node:fs';
import path from 'node:path';
import { withoutPrivileges } from '../../local-cloud/environment.mjs';
import { findFreePorts } from '../../local-cloud/supervisor/ports.mjs';
import { runOnce } from './one-off.mjs';
import { inRepository } from './paths.mjs';
import { answers } from './programs.mjs';
import { note, yellow } from './progress.mjs';

/** @typedef {import('../../local-cloud/cloud.mjs').Cloud} Cloud */
/** @typedef {Record<string, string | undefined>} Environment */

/** Editors save several files at once. */
const QUIET_MS = 200;
/** It may not compile for a while: whoever works on it sees why and goes on. */
const FIRST_BUILD_MS = 3_600_000;

/**
 * The SPAs under their development server, and a backend that follows its sources.
 *
 * @param {Cloud} cloud
 * @param {Environment} env
 */
export function startDevelopment(cloud, env) {
  void announce(cloud, env, { app: 'portal', folder: 'hospital-portal', port: cloud.ports.portal });
  void announce(cloud, env, { app: 'admin', folder: 'admin-dashboard', port: cloud.ports.admin });
  followSources(cloud, env);
}

/**
 * Not waited for: an SPA that does not compile yet must not keep the rest from running.
 *
 * @param {Cloud} cloud
 * @param {Environment} env
 * @param {{ app: string, folder: string, port: number }} spa
 */
async function announce(cloud, env, spa) {
  try {
    await startSpa(cloud, env, spa);
    note(`${spa.folder} is compiled: http://localhost:${spa.port}`);
  } catch (error) {
    if (!cloud.supervisor.isStopping()) note(yellow(error instanceof Error ? error.message : String(error)));
  }
}

/**
 * The development server knows no `/config.json`; it is passed on to our own server.
 *
 * @param {Cloud} cloud
 * @param {Environment} env
 * @param {{ app: string, folder: string, port: number }} spa
 */
async function startSpa(cloud, env, { app, folder, port }) {
  const [configPort] = await findFreePorts(1);
  const args = [inRepository(`${folder}/dist/browser`), String(configPort), folder];
  await cloud.supervisor.start({ name: `${app}-config`, file: inRepository('tools/spa-server.mjs'), args, env: withoutPrivileges(env) });
  const proxy = path.join(String(env.HMS_DATA_DIR), `proxy-${app}.json`);
  fs.writeFileSync(proxy, JSON.stringify({ '/config.json': { target: `http://127.0.0.1:${configPort}` } }));
  await cloud.supervisor.start({
    name: app,
    file: inRepository('node_modules/@angular/cli/bin/ng.js'),
    args: ['serve', '--host', 'localhost', '--port', String(port), '--proxy-config', proxy],
    cwd: inRepository(folder),
    env: { ...withoutPrivileges(env), NG_CLI_ANALYTICS: 'false', FORCE_COLOR: '0' },
    isReady: () => answers(`http://localhost:${port}/`),
    readyWithinMs: FIRST_BUILD_MS,
  });
}

/**
 * @param {Cloud} cloud
 * @param {Environment} env
 */
function followSources(cloud, env) {
  const logsDir = path.join(String(env.HMS_DATA_DIR), 'logs');
  let sharedChanged = false;
  const later = afterQuiet(async () => {
    const withShared = sharedChanged;
    sharedChanged = false;
    await rebuild(withShared ? [SHARED, BACKEND] : [BACKEND], logsDir, cloud);
    if (withShared) await typesOfShared(logsDir);
  });
  fs.watch(inRepository('backend/src'), { recursive: true }, later);
  fs.watch(inRepository('shared-dto/src'), { recursive: true }, () => {
    sharedChanged = true;
    later();
  });
}

/** Only JavaScript, which is what runs; the types follow when the processes are up again. */
const transpile = (/** @type {string} */ folder) => ({
  name: `build-${folder}`,
  file: inRepository('node_modules/@swc/cli/bin/swc.js'),
  args: ['src', '-d', 'dist', '--strip-leading-paths', '--ignore', '**/*.spec.ts', '--config-file', inRepository('backend/.swcrc')],
  cwd: inRepository(folder),
});
const SHARED = transpile('shared-dto');
const BACKEND = transpile('backend');

/**
 * The apps' development servers read the messages' types.
 *
 * @param {string} logsDir
 */
async function typesOfShared(logsDir) {
  const file = inRepository('node_modules/typescript/bin/tsc');
  const program = { name: 'types-shared-dto', file, args: ['-p', 'tsconfig.build.json'], cwd: inRepository('shared-dto') };
  await runOnce(program, logsDir).catch((error) => note(yellow(error instanceof Error ? error.message : String(error))));
}

/**
 * @param {import('../../local-cloud/supervisor/child.mjs').Program[]} programs
 * @param {string} logsDir
 * @param {Cloud} cloud
 */
async function rebuild(programs, logsDir, cloud) {
  try {
    await Promise.all(programs.map((program) => runOnce(program, logsDir)));
    await Promise.all([cloud.supervisor.restart('api'), cloud.supervisor.restart('worker')]);
    note('API and worker follow the changed sources.');
  } catch (error) {
    note(yellow(error instanceof Error ? error.message : String(error)));
  }
}

/**
 * One run at a time; changes meanwhile lead to one more.
 *
 * @param {() => Promise<void>} work
 */
function afterQuiet(work) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  let last = Promise.resolve();
  return () => {
    clearTimeout(timer);
    timer = setTimeout(() => (last = last.then(work)), QUIET_MS);
  };
}
