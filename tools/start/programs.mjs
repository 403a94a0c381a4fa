import fs from 'node:fs';
import { withoutPrivileges } from '../../local-cloud/environment.mjs';
import { inRepository } from './paths.mjs';

/** @typedef {import('../../local-cloud/supervisor/supervisor.mjs').Service} Service */
/** @typedef {Record<string, string | undefined>} Environment */

const RESTARTS = 5;
const LOOK_AGAIN_MS = 2000;

/**
 * @param {Environment} env
 * @returns {Service}
 */
export function apiProgram(env) {
  const url = `http://127.0.0.1:${env.API_PORT}/health/ready`;
  return { ...backend('api', 'backend/dist/main.js'), env: withoutPrivileges(env), isReady: () => answers(url) };
}

/**
 * Says `ready` on its channel once it takes jobs.
 *
 * @param {Environment} env
 * @returns {Service}
 */
export function workerProgram(env) {
  return { ...backend('worker', 'backend/dist/worker.main.js'), env };
}

/**
 * @param {'portal' | 'admin'} app
 * @param {Environment} env
 * @returns {Service}
 */
export function spaProgram(app, env) {
  const [folder, port] = app === 'portal' ? ['hospital-portal', env.PORTAL_PORT] : ['admin-dashboard', env.ADMIN_PORT];
  const dist = `${folder}/dist/browser`;
  requireBuilt(`${dist}/index.html`);
  return {
    name: app,
    file: inRepository('tools/spa-server.mjs'),
    args: [inRepository(dist), String(port), folder],
    env: withoutPrivileges(env),
    restarts: RESTARTS,
  };
}

/**
 * @param {string} name
 * @param {string} file
 */
function backend(name, file) {
  requireBuilt(file);
  return { name, file: inRepository(file), cwd: inRepository('backend'), restarts: RESTARTS, stopByMessage: true };
}

/** @param {string} file */
export function requireBuilt(file) {
  if (!fs.existsSync(inRepository(file)))
    throw new Error(`${file} is missing: it has not been built. Run "npm run build" and read what it says.`);
}

/**
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(LOOK_AGAIN_MS) })).ok;
  } catch {
    return false; // not listening yet
  }
}
