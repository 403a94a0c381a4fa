import http from 'node:http';
import https from 'node:https';

/** @typedef {{ status: number, headers: http.IncomingHttpHeaders, body: any }} Answer */
/** @typedef {{ host: string, port: number, secure: boolean, from?: string, origin?: string }} Door where requests go: nginx, or one API process; `origin`: of the page that asks, if it is not the host's */

/** One app at one host, and the person who is signed in there. */
export class Client {
  /** @type {string | undefined} */ token;
  /** @type {string | undefined} */ tenantId;

  /** @param {'admin-dashboard' | 'hospital-portal'} appId @param {Door} door */
  constructor(appId, door) {
    this.appId = appId;
    this.door = door;
  }

  /** The same person through another door. @param {Partial<Door>} door */
  through(door) {
    const client = new Client(this.appId, { ...this.door, ...door });
    return Object.assign(client, { token: this.token, tenantId: this.tenantId });
  }

  /** @param {string} email @param {string} password @param {Record<string, string>} [more] */
  async signIn(email, password, more = {}) {
    const answer = await this.post('/auth/signin', { email, password, ...more });
    this.token = answer.body?.accessToken;
    this.tenantId = answer.body?.tenantId ?? undefined;
    return answer;
  }

  /** @param {string} path @param {http.OutgoingHttpHeaders} [headers] */
  get(path, headers) {
    return this.send('GET', path, { headers });
  }

  /** @param {string} path @param {unknown} [body] @param {http.OutgoingHttpHeaders} [headers] */
  post(path, body = {}, headers = {}) {
    return this.send('POST', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{ body?: string, headers?: http.OutgoingHttpHeaders }} [options]
   * @returns {Promise<Answer>}
   */
  send(method, path, { body, headers = {} } = {}) {
    const { host, port, secure, from } = this.door;
    const options = {
      host: '127.0.0.1',
      port,
      method,
      path,
      localAddress: from,
      agent: false,
      headers: { ...this.#headers(this.door), ...headers },
    };
    return new Promise((resolve, reject) => {
      const request = secure ? https.request({ ...options, servername: host, rejectUnauthorized: false }) : http.request(options);
      request.once('error', reject);
      request.once('response', async (response) => {
        const text = Buffer.concat(await response.toArray().catch(() => [])).toString();
        const json = String(response.headers['content-type']).includes('json') && text !== '';
        resolve({ status: Number(response.statusCode), headers: response.headers, body: json ? JSON.parse(text) : text });
      });
      request.end(body);
    });
  }

  /** @param {Door} door */
  #headers({ host, origin = `https://${host}` }) {
    return {
      host,
      origin,
      'x-app-id': this.appId,
      ...(this.token ? { authorization: `Bearer ${this.token}` } : {}),
      ...(this.token && this.tenantId ? { 'x-tenant-id': this.tenantId } : {}),
    };
  }
}
