import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { composeFile, serviceEnvironment } from './compose.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const START_MS = 40_000;

/** @typedef {{ name: string, env: Record<string, string | undefined>, overrides: Record<string, string>, logs: string, command?: string[] }} Plan */

/**
 * What the image of a service runs: the service's own command, else the image's.
 *
 * @param {string} service
 * @returns {string[]}
 */
export function commandOf(service) {
  const { command, build } = /** @type {any} */ (composeFile().services[service]);
  if (command) return command;
  const dockerfile = fs.readFileSync(path.join(ROOT, build.dockerfile), 'utf8');
  return JSON.parse(/^CMD (.*)$/m.exec(dockerfile)?.[1] ?? '');
}

/** A service of docker-compose.yml as a process of this machine: its command, with the environment that its container would get. */
export class Program {
  /** @param {Plan} plan `overrides`: addresses and folders that a container has for itself */
  constructor({ name, env, overrides, logs, command = commandOf(name) }) {
    this.name = name;
    this.logFile = path.join(logs, `${name}.log`);
    const log = fs.openSync(this.logFile, 'a');
    const [program = '', ...args] = command;
    const inherited = { PATH: `${path.dirname(process.execPath)}:${process.env.PATH}:/usr/sbin` };
    this.child = spawn(program, args, {
      cwd: ROOT,
      env: { ...inherited, ...serviceEnvironment(name, env), ...overrides },
      stdio: ['ignore', log, log],
    });
    fs.closeSync(log);
    this.ended = once(this.child, 'exit').then(([code, signal]) => code ?? signal);
  }

  log() {
    return fs.readFileSync(this.logFile, 'utf8').slice(-4000);
  }

  /** @throws unless it ends well */
  async toTheEnd() {
    const code = await this.ended;
    if (code !== 0) throw new Error(`${this.name} ended with ${code}:\n${this.log()}`);
    return this.log();
  }

  /** @param {string} url */
  async answers(url) {
    const deadline = Date.now() + START_MS;
    while (!(await isOk(url))) {
      if (this.child.exitCode === null && Date.now() < deadline) await sleep(50);
      else throw new Error(`${this.name} does not answer:\n${this.log()}`);
    }
    return this;
  }

  /** @param {NodeJS.Signals} [signal] @returns {Promise<number | string>} exit code or signal */
  async stop(signal = 'SIGTERM') {
    this.child.kill(signal);
    return this.ended;
  }
}

/** @param {string} url */
async function isOk(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await answer.arrayBuffer();
    return answer.status < 500;
  } catch {
    return false; // not listening yet
  }
}
