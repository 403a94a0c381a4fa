import { fork } from 'node:child_process';
import { once } from 'node:events';
import { eachLine } from './service-log.mjs';

const GUARD = new URL('./exit-on-disconnect.mjs', import.meta.url).href;

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} file
 * @property {string[]} [args]
 * @property {Record<string, string | undefined>} [env]
 * @property {string} [cwd]
 */

/**
 * Starts a Node program in a process group of its own (so Ctrl-C reaches it only through us, in order), with a channel whose end
 * tells it that we are gone.
 *
 * @param {Program} program
 * @param {(line: string) => void} onLine
 */
export function startChild({ file, args = [], env = {}, cwd }, onLine) {
  const child = fork(file, args, {
    env: { ...machineEnvironment(), ...env },
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: ['--enable-source-maps', '--import', GUARD],
  });
  eachLine(child.stdout, onLine);
  eachLine(child.stderr, onLine);
  child.on('error', (error) => onLine(`Error: ${error.message}`));
  return child;
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {boolean}
 */
export function isAlive(child) {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

/**
 * Asks a child to end, by signal or by the message `stop`; after the grace period its whole group is killed.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ graceMs: number, byMessage: boolean }} options
 */
export async function stopChild(child, { graceMs, byMessage }) {
  if (!isAlive(child)) return;
  const gone = once(child, 'exit');
  const timer = setTimeout(() => killGroup(child), graceMs);
  if (byMessage && child.connected) child.send('stop', () => undefined);
  else child.kill('SIGTERM');
  await gone;
  clearTimeout(timer);
}

/**
 * Lets this process end although the child runs; the child then ends by itself.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export function releaseChild(child) {
  child.unref();
  child.channel?.unref();
  for (const stream of [child.stdout, child.stderr]) /** @type {import('node:net').Socket | null} */ (stream)?.unref();
}

/** @param {import('node:child_process').ChildProcess} child */
function killGroup(child) {
  try {
    process.kill(-Number(child.pid), 'SIGKILL');
  } catch {
    child.kill('SIGKILL'); // no groups on this system
  }
}

/** What programs need of the machine: the product's own variables are given explicitly, so none slips through. */
function machineEnvironment() {
  const names = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TEMP', 'TMP', 'SystemRoot', 'TERM', 'CI', 'NODE_EXTRA_CA_CERTS'];
  return Object.fromEntries(names.filter((name) => process.env[name] !== undefined).map((name) => [name, process.env[name]]));
}
