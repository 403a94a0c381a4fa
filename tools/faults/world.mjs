import { execFile } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { Client } from '../../deploy/testing/client.mjs';
import { isAlive, startChild, stopChild } from '../../local-cloud/supervisor/child.mjs';
import { addHospitals, buildHospital, openAccounts, signInOperator } from '../bench/hospitals.mjs';
import { treeOf } from '../bench/processes.mjs';
import { layGround, postmasterOf, ready, STOP } from '../bench/world.mjs';
import { inRepository } from '../start/paths.mjs';
import { apiProgram, workerProgram } from '../start/programs.mjs';
import { Door } from './door.mjs';
import { until } from './patience.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {'api' | 'worker'} Name of a process of ours */
/** @typedef {{ id: string, patients: string[], names: string[], token: string, subdomain: string, admin: Client }} Hospital */

const PROGRAMS = { api: apiProgram, worker: workerProgram };
const BACK_SECONDS = 30;
/** PostgreSQL brings every file to the disk before it reads its log. */
const RECOVERY_SECONDS = 120;
/** Ports besides the system's own: the doors, and API processes behind nginx. */
const MORE_PORTS = 4;

/** The system as `npm start` runs it, of which each part can be broken and is made whole again. Identity and mail are reached through doors. */
export class World {
  /** @type {Record<Name, ChildProcess | null>} */ children = { api: null, worker: null };
  #hospitals = 0;

  /** @param {import('../bench/world.mjs').Ground} ground */
  constructor(ground) {
    const [identity = 0, mail = 0, ...more] = ground.free;
    this.ground = ground;
    this.pool = ground.pool;
    this.dataDir = ground.dataDir;
    this.morePorts = more;
    this.doors = { identity: new Door(identity, ground.ports.cognito), mail: new Door(mail, ground.ports.smtp) };
    this.env = { ...ground.env, COGNITO_ENDPOINT: `http://127.0.0.1:${identity}`, SMTP_URL: `smtp://127.0.0.1:${mail}` };
    this.urls = { api: `http://127.0.0.1:${ground.ports.api}` };
    // A lost connection is what this is about; the statement that needs one fails by itself.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  static async start() {
    const settings = { HMS_DEMO: 'none', METRICS_PORT: '0', WORKER_METRICS_PORT: '0', RATE_FAILURES_PER_ADDRESS: '60000' };
    const world = new World(await layGround({ morePorts: MORE_PORTS, settings, log: () => undefined }));
    await world.heal();
    await openAccounts(world);
    return world;
  }

  /** @param {Name} name @param {Record<string, string>} [more] environment */
  async start(name, more = {}) {
    this.children[name] = await ready(PROGRAMS[name]({ ...this.env, ...more }), this.dataDir);
  }

  /** As the kernel or an operator would, without a chance to tidy up. @param {Name} name */
  async kill(name) {
    const child = this.children[name];
    if (!child || !isAlive(child)) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }

  /** A worker that is killed after a step. Resolves when it is dead. @param {string} step */
  async startDoomedWorker(step) {
    const log = fs.createWriteStream(path.join(this.dataDir, 'doomed.log'));
    const env = { ...this.env, NODE_ENV: 'test', HMS_CRASH_AFTER_STEP: step };
    const child = startChild(workerProgram(env), (line) => log.write(`${line}\n`));
    const timer = setTimeout(() => child.kill('SIGTERM'), BACK_SECONDS * 1000);
    const [, signal] = await once(child, 'exit');
    clearTimeout(timer);
    if (signal !== 'SIGKILL') throw new Error(`the worker never came to the end of ${step}`);
  }

  /** @param {Name} name */
  isRunning(name) {
    const child = this.children[name];
    return child !== null && isAlive(child);
  }

  /** Everything runs and is reached again, whatever a case has left. */
  async heal() {
    for (const door of Object.values(this.doors)) await door.open();
    await until('PostgreSQL', RECOVERY_SECONDS, () => this.pool.query('SELECT 1'));
    for (const name of /** @type {Name[]} */ (['api', 'worker'])) if (!this.isRunning(name)) await this.start(name);
  }

  /** A fresh hospital with 300 patients and a signed-in person, who is Admin and Doctor. @returns {Promise<Hospital>} */
  async hospital() {
    this.#hospitals += 1;
    const [hospital] = await addHospitals(this, this.#hospitals - 1, this.#hospitals);
    return { ...hospital, subdomain: `bench${this.#hospitals - 1}`, admin: this.client('hospital-portal', hospital.token, hospital.id) };
  }

  /** @param {number} count @returns {Promise<Hospital[]>} */
  async hospitals(count) {
    const made = [];
    while (made.length < count) made.push(await this.hospital());
    return made;
  }

  /** So many more, without patients and people. @param {number} count */
  async bareHospitals(count) {
    for (let made = 0; made < count; made += 1) {
      this.#hospitals += 1;
      await buildHospital(this, this.#hospitals - 1, { patients: 0 });
    }
  }

  async operator() {
    return this.client('admin-dashboard', await signInOperator(this));
  }

  /** @param {'admin-dashboard' | 'hospital-portal'} appId @param {string} [token] @param {string} [tenantId] */
  client(appId, token, tenantId) {
    const { api: port, admin, portal } = this.ground.ports;
    const origin = `http://localhost:${appId === 'admin-dashboard' ? admin : portal}`;
    const client = new Client(appId, { host: 'localhost', port, secure: false, origin });
    return Object.assign(client, { token, tenantId });
  }

  /** A figure of the database. @param {string} sql that selects one value @param {unknown[]} [values] @returns {Promise<number>} */
  async count(sql, values = []) {
    const { rows } = await this.pool.query(sql, values);
    return Number(Object.values(rows[0] ?? { none: 0 })[0]);
  }

  /** As PostgreSQL's administrator. @param {string} sql */
  async administer(sql) {
    const client = new pg.Client({ ...this.ground.cloud.superuser, database: this.env.DB_NAME });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  }

  /** Resolves when PostgreSQL, which has lost all connections by this, takes new ones. @param {() => unknown} act */
  async breakConnections(act) {
    const client = await this.pool.connect();
    const lost = new Promise((resolve) => client.once('end', resolve));
    await act();
    await lost;
    client.release(true);
    await until('PostgreSQL', RECOVERY_SECONDS, () => this.pool.query('SELECT 1'));
  }

  /** PostgreSQL with all its processes. */
  postgres() {
    return treeOf(postmasterOf(this.dataDir));
  }

  /** @param {string} email @returns {Promise<import('../../local-cloud/mail/store.mjs').Message[]>} what came there, the newest first */
  async mailsTo(email) {
    const answer = await fetch(`http://127.0.0.1:${this.ground.ports.mail}/api/messages?to=${encodeURIComponent(email)}`);
    return (await answer.json()).data;
  }

  /** @param {string} [tenantId] all chains if not given @throws {Error} with what `npm run audit:verify` says, unless all is sound */
  async verifyAudit(tenantId) {
    const args = [inRepository('backend/dist/audit-verify.main.js'), ...(tenantId ? ['--tenant', tenantId] : [])];
    const verifying = promisify(execFile)(process.execPath, args, { env: { ...this.env, LOG_LEVEL: 'silent' } });
    const { stdout } = await verifying.catch((/** @type {any} */ error) => {
      throw new Error(`audit:verify says: ${String(error.stdout).trim()}`);
    });
    return stdout.trim().split('\n').at(-1);
  }

  async stop() {
    for (const child of Object.values(this.children)) if (child) await stopChild(child, STOP);
    for (const door of Object.values(this.doors)) await door.shut();
    await this.ground.stop();
  }
}
