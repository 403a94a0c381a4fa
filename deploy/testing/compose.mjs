import fs from 'node:fs';
import { parse } from 'yaml';

const FILE = new URL('../../docker-compose.yml', import.meta.url);
const VARIABLE = /\$\{(\w+)(?:(:[-?])([^}]*))?\}/g;

/** @typedef {Record<string, string | undefined>} Environment */
/** @typedef {{ command?: string[], environment?: Record<string, string | number>, [key: string]: unknown }} Service */

/** The file with its anchors and merges resolved, its variables as they are written. @returns {{ services: Record<string, Service>, [key: string]: any }} */
export const composeFile = () => parse(fs.readFileSync(FILE, 'utf8'), { merge: true });

/** Names of the variables that the file takes from `.env`. */
export function composeVariables() {
  return [...new Set([...fs.readFileSync(FILE, 'utf8').matchAll(VARIABLE)].map(([, name]) => String(name)))];
}

/**
 * What compose would put for the variables of a text.
 *
 * @param {string} text
 * @param {Environment} env
 * @throws when a variable is needed and missing
 */
function interpolate(text, env) {
  return text.replace(VARIABLE, (_whole, name, kind, rest) => {
    if (env[name]) return String(env[name]);
    if (kind === ':?') throw new Error(`${name} ${rest}`);
    return rest ?? '';
  });
}

/**
 * The environment that a service's container would get.
 *
 * @param {string} name
 * @param {Environment} env as `.env` says
 * @returns {Record<string, string>}
 */
export function serviceEnvironment(name, env) {
  const entries = Object.entries(composeFile().services[name]?.environment ?? {});
  return Object.fromEntries(entries.map(([key, value]) => [key, interpolate(String(value), env)]));
}

/** @param {string} text of `.env` @returns {Record<string, string>} */
export function parseEnv(text) {
  return Object.fromEntries([...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]));
}
