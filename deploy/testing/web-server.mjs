import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePorts, isListening } from '../../local-cloud/supervisor/ports.mjs';
import { nginxPath } from '../../tools/test/nginx.mjs';
import { render } from '../web/render.mjs';
import { makeCertificate } from './certificate.mjs';

export const SUFFIX = 'hospitals.example';
const START_MS = 10_000;

/** @typedef {{ status: number, headers: http.IncomingHttpHeaders, raw: Buffer, text: string }} Answer */
/** @typedef {{ method?: string, headers?: http.OutgoingHttpHeaders, body?: string | Buffer, plain?: boolean, servername?: string }} Options */

/** nginx with the product's configuration, on free ports of this machine. */
export class WebServer {
  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {{ folder: string, ports: { http: number, https: number }, tls: boolean }} where
   */
  constructor(child, { folder, ports, tls }) {
    this.child = child;
    this.folder = folder;
    this.ports = ports;
    this.tls = tls;
  }

  /**
   * @param {{ upstreams: string[], root: string, env?: Record<string, string> }} options
   * @throws {Error} with what nginx said, when it does not start
   */
  static async start({ upstreams, root, env = {} }) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'hms-test-'));
    const [plain = 0, secure = 0, health = 0] = await findFreePorts(3);
    render(path.join(folder, 'run'), {
      PORTAL_HOST_SUFFIX: SUFFIX,
      API_UPSTREAMS: upstreams.join(','),
      ...makeCertificate(folder, SUFFIX),
      WEB_HTTP_PORT: String(plain),
      WEB_HTTPS_PORT: String(secure),
      WEB_HEALTH_PORT: String(health),
      WEB_WORKERS: '1',
      WEB_ROOT: root,
      WEB_ACCESS_LOG: path.join(folder, 'access.log'),
      ...env,
    });
    const child = startNginx(folder);
    const server = new WebServer(child, { folder, ports: { http: plain, https: secure }, tls: env.WEB_TLS !== 'off' });
    await server.listens(health);
    return server;
  }

  /** @param {number} port */
  async listens(port) {
    const deadline = Date.now() + START_MS;
    while (!(await isListening(port))) {
      if (this.child.exitCode === null && Date.now() < deadline) await sleep(20);
      else throw new Error(`nginx did not start:\n${fs.readFileSync(path.join(this.folder, 'nginx.log'), 'utf8')}`);
    }
  }

  /**
   * @param {string} host
   * @param {string} address path and query, sent as it is
   * @param {Options} [options]
   * @returns {Promise<Answer>}
   */
  async send(host, address, options = {}) {
    const response = await this.open(host, address, options);
    const raw = Buffer.concat(await response.toArray());
    return { status: response.statusCode ?? 0, headers: response.headers, raw, text: raw.toString() };
  }

  /**
   * @param {string} host
   * @param {string} address
   * @param {Options} [options]
   * @returns {Promise<http.IncomingMessage>} once the headers are here
   */
  open(host, address, { method = 'GET', headers = {}, body, plain = !this.tls, servername = host } = {}) {
    const target = { host: '127.0.0.1', path: address, method, headers: { host, ...headers }, agent: false };
    return new Promise((resolve, reject) => {
      const request = plain
        ? http.request({ ...target, port: this.ports.http })
        : https.request({ ...target, port: this.ports.https, servername, rejectUnauthorized: false });
      request.once('response', resolve).once('error', reject).end(body);
    });
  }

  /** @param {'access.log' | 'nginx.log'} name */
  log(name) {
    return fs.readFileSync(path.join(this.folder, name), 'utf8');
  }

  async stop() {
    this.child.kill('SIGTERM');
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    fs.rmSync(this.folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function startNginx(folder) {
  // As root its workers would be another user, who may not read this folder. The image has no root.
  const directives = process.getuid?.() === 0 ? 'daemon off; user root;' : 'daemon off;';
  const log = fs.openSync(path.join(folder, 'nginx.log'), 'a');
  const child = spawn(nginxPath(), ['-c', path.join(folder, 'run/nginx.conf'), '-g', directives], { stdio: ['ignore', log, log] });
  fs.closeSync(log);
  return child;
}
