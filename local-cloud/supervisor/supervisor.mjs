import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive, releaseChild, startChild, stopChild } from './child.mjs';
import { openServiceLog } from './service-log.mjs';

/**
 * @typedef {import('./child.mjs').Program & {
 *   isReady?: () => Promise<boolean>,
 *   readyWithinMs?: number,
 *   graceMs?: number,
 *   restarts?: number,
 *   stopByMessage?: boolean,
 * }} Service without `isReady` the program says `ready` on its channel; `restarts` is how often it may die in a row
 */
/** @typedef {ReturnType<typeof createSupervisor>} Supervisor */

const POLL_MS = 40;
const READY_WITHIN_MS = 60_000;
const GRACE_MS = 10_000;
const FIRST_PAUSE_MS = 500;
/** A service that ran this long was well; its earlier deaths no longer count. */
const HEALTHY_AFTER_MS = 60_000;

/**
 * Starts services one after the other and stops them in reverse. A service that dies is started again as often as it allows;
 * after that, `onFailure` is called once with one clear line.
 *
 * @param {{ logsDir: string, log: (line: string) => void, onFailure: (reason: string) => void }} options
 */
export function createSupervisor({ logsDir, log, onFailure }) {
  fs.mkdirSync(logsDir, { recursive: true, mode: 0o700 });
  /** @type {Running[]} */
  const running = [];
  let stopping = false;
  const context = { logsDir, log, onFailure: failOnce(onFailure), isStopping: () => stopping };

  return {
    /** @param {Service} service */
    async start(service) {
      const entry = new Running(service, context);
      running.push(entry);
      await entry.start();
    },
    /** @param {string} name */
    async restart(name) {
      await running.find((entry) => entry.service.name === name)?.renew();
    },
    /** @param {string} name @returns {number | undefined} the process of a service, dead or alive */
    pidOf: (name) => running.find((entry) => entry.service.name === name)?.child?.pid,
    isStopping: () => stopping,
    async stop() {
      stopping = true;
      for (const entry of running.splice(0).reverse()) await entry.stop();
    },
  };
}

/** @typedef {{ logsDir: string, log: (line: string) => void, onFailure: (reason: string) => void, isStopping: () => boolean }} Context */

/** One service through its lives. */
class Running {
  deaths = 0;
  startedAt = 0;
  isUp = false;
  isRenewing = false;
  /** @type {import('node:child_process').ChildProcess | undefined} */
  child;

  /**
   * @param {Service} service
   * @param {Context} context
   */
  constructor(service, context) {
    this.service = service;
    this.context = context;
    this.output = openServiceLog(context.logsDir, service.name, context.log);
  }

  async start() {
    this.isUp = false;
    this.startedAt = Date.now();
    const child = startChild(this.service, this.output.write);
    this.child = child;
    let said = false;
    child.on('message', () => (said = true));
    child.once('exit', () => void this.ended(howItEnded(child)));
    await this.waitUntilReady(child, this.service.isReady ?? (() => Promise.resolve(said)));
    this.isUp = true;
    releaseChild(child);
    if (!isAlive(child)) await this.ended(howItEnded(child)); // it died between saying so and our look
  }

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {() => Promise<boolean>} isReady
   */
  async waitUntilReady(child, isReady) {
    const deadline = Date.now() + (this.service.readyWithinMs ?? READY_WITHIN_MS);
    while (!(await isReady())) {
      if (this.context.isStopping()) throw new Error(`${this.service.name} was stopped while starting.`);
      if (!isAlive(child)) throw new Error(this.report('stopped while starting'));
      if (Date.now() > deadline) throw new Error(this.report('did not become ready in time'));
      await sleep(POLL_MS);
    }
  }

  /** @param {string} how exit code or signal */
  async ended(how) {
    if (!this.isUp || this.isRenewing || this.context.isStopping()) return;
    if (Date.now() - this.startedAt > HEALTHY_AFTER_MS) this.deaths = 0;
    const allowed = this.service.restarts ?? 0;
    if (this.deaths >= allowed) return this.context.onFailure(this.report(`stopped (${how})${allowed ? ` ${allowed + 1} times` : ''}`));
    this.deaths += 1;
    this.context.log(`${this.service.name} stopped (${how}); starting it again (${this.deaths} of ${allowed}).`);
    await sleep(FIRST_PAUSE_MS * 2 ** (this.deaths - 1));
    await this.startAgain();
  }

  async startAgain() {
    if (this.context.isStopping()) return;
    try {
      await this.start();
    } catch (error) {
      if (this.context.isStopping()) return;
      this.isUp = true; // it counts as a death, not as a failed first start
      if (this.child && isAlive(this.child)) await this.endChild(this.child);
      await this.ended(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
    }
  }

  /** Ends and starts the service on purpose, for a new build. */
  async renew() {
    if (this.isRenewing || !this.child) return;
    this.isRenewing = true;
    await this.endChild(this.child);
    await this.start().catch((/** @type {Error} */ error) => this.context.log(error.message));
    this.isRenewing = false;
  }

  async stop() {
    if (this.child) await this.endChild(this.child);
    this.output.close();
  }

  /** @param {import('node:child_process').ChildProcess} child */
  endChild(child) {
    return stopChild(child, { graceMs: this.service.graceMs ?? GRACE_MS, byMessage: this.service.stopByMessage === true });
  }

  /** @param {string} what */
  report(what) {
    return `${this.service.name} ${what}. Its log: ${this.output.file}\n${this.output.tail()}`;
  }
}

/** @param {import('node:child_process').ChildProcess} child */
function howItEnded(child) {
  return String(child.signalCode ?? child.exitCode);
}

/** @param {(reason: string) => void} onFailure */
function failOnce(onFailure) {
  let failed = false;
  return (/** @type {string} */ reason) => {
    if (failed) return;
    failed = true;
    onFailure(reason);
  };
}
