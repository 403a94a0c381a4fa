import fs from 'node:fs';
import path from 'node:path';
import { findFreePorts } from '../../local-cloud/supervisor/ports.mjs';
import { startTemporaryCloud } from '../../local-cloud/testing/temporary-cloud.mjs';
import { makeEnv } from '../make-env.mjs';
import { compressFiles } from '../web/compress.mjs';
import { makeCertificate } from './certificate.mjs';
import { parseEnv } from './compose.mjs';
import { Program } from './programs.mjs';
import { SUFFIX } from './web-server.mjs';

export { SUFFIX };
const PORTS = /** @type {const} */ (['api1', 'api2', 'http', 'https', 'health', 'cognito', 'smtp', 'mail']);
const APPS = ['admin-dashboard', 'hospital-portal'];
const ROOT = new URL('../../', import.meta.url).pathname;

/** docker-compose.yml with its profile `aws-local`, its services as processes of this machine on an embedded PostgreSQL. */
export class Installation {
  /** @type {Map<string, Program>} */
  programs = new Map();

  /** @param {Awaited<ReturnType<typeof startTemporaryCloud>>} cloud @param {number[]} ports */
  constructor(cloud, ports) {
    this.cloud = cloud;
    this.folder = cloud.dataDir;
    this.ports = /** @type {Record<typeof PORTS[number], number>} */ (Object.fromEntries(PORTS.map((name, index) => [name, ports[index]])));
    const env = parseEnv(makeEnv({ trial: true, suffix: SUFFIX }));
    const endpoint = `http://127.0.0.1:${this.ports.cognito}`;
    /** `.env`, and the addresses that the network of containers would give. */
    this.env = {
      ...env,
      DB_HOST: '127.0.0.1',
      DB_PORT: String(cloud.ports.postgres),
      DB_NAME: 'hms_test',
      POSTGRES_PASSWORD: cloud.superuser.password,
      COGNITO_ENDPOINT: endpoint,
      COGNITO_ISSUER: `${endpoint}/${env.COGNITO_USER_POOL_ID}`,
      SMTP_URL: `smtp://127.0.0.1:${this.ports.smtp}`,
    };
  }

  static async start() {
    const cloud = await startTemporaryCloud(['postgres']);
    const installation = new Installation(cloud, await findFreePorts(PORTS.length));
    try {
      await installation.#startAll();
    } catch (error) {
      await installation.stop();
      throw error;
    }
    return installation;
  }

  async #startAll() {
    await this.once('database');
    await this.once('migrate');
    await Promise.all([this.start('identity'), this.start('mail')]);
    await Promise.all([this.start('api-1'), this.start('api-2'), this.start('worker')]);
    await this.#layOutApps();
    await this.start('web');
  }

  /** Runs a service to its end. @param {string} name @param {string[]} [command] another command of its image */
  once(name, command) {
    return new Program({ name, env: this.env, overrides: this.#overrides(name), logs: this.folder, command }).toTheEnd();
  }

  /** @param {string} name */
  async start(name) {
    const program = new Program({ name, env: this.env, overrides: this.#overrides(name), logs: this.folder });
    this.programs.set(name, program);
    const port = {
      'api-1': this.ports.api1,
      'api-2': this.ports.api2,
      web: this.ports.health,
      mail: this.ports.mail,
      identity: this.ports.cognito,
    }[name];
    const address = name.startsWith('api-') ? '/health/ready' : '/';
    if (port) await program.answers(`http://127.0.0.1:${port}${address}`);
    return program;
  }

  /** @param {string} name */
  program(name) {
    return /** @type {Program} */ (this.programs.get(name));
  }

  async stop() {
    for (const name of ['web', 'worker', 'api-1', 'api-2', 'identity', 'mail']) {
      await this.programs.get(name)?.stop(name === 'web' ? 'SIGQUIT' : 'SIGTERM');
    }
    await this.cloud.stop();
  }

  /** What a container has for itself: its ports and folders. @param {string} name @returns {Record<string, string>} */
  #overrides(name) {
    const { ports, folder } = this;
    const own = /** @type {Record<string, Record<string, string>>} */ ({
      database: { POSTGRES_USER: this.cloud.superuser.user },
      identity: { HMS_EMBEDDED_HOST: '127.0.0.1', COGNITO_PORT: String(ports.cognito), KEY_FOLDER: path.join(folder, 'keys') },
      mail: {
        HMS_EMBEDDED_HOST: '127.0.0.1',
        SMTP_PORT: String(ports.smtp),
        MAIL_PORT: String(ports.mail),
        MAIL_FOLDER: path.join(folder, 'mails'),
      },
      worker: { AUDIT_ANCHOR_FILE: path.join(folder, 'audit-anchors.jsonl') },
      'api-1': { API_PORT: String(ports.api1) },
      'api-2': { API_PORT: String(ports.api2) },
    });
    return own[name] ?? (name === 'web' ? this.#webOverrides() : {});
  }

  #webOverrides() {
    return {
      ...makeCertificate(this.folder, SUFFIX),
      API_UPSTREAMS: `127.0.0.1:${this.ports.api1},127.0.0.1:${this.ports.api2}`,
      WEB_HTTP_PORT: String(this.ports.http),
      WEB_HTTPS_PORT: String(this.ports.https),
      WEB_HEALTH_PORT: String(this.ports.health),
      WEB_WORKERS: '1',
      WEB_ROOT: path.join(this.folder, 'web'),
      WEB_ACCESS_LOG: path.join(this.folder, 'access.log'),
      WEB_RUN: path.join(this.folder, 'run'),
    };
  }

  /** As the image has them. As root, nginx's workers are another user: what they read must be open to all. */
  async #layOutApps() {
    fs.chmodSync(this.folder, 0o755);
    for (const app of APPS) fs.cpSync(path.join(ROOT, app, 'dist/browser'), path.join(this.folder, 'web', app), { recursive: true });
    await compressFiles(path.join(this.folder, 'web'));
  }
}
