/**
 * Serves one built SPA on this machine: `node tools/spa-server.mjs <folder> <port> <app id>`. Production has a web server of its own.
 * Reads API_PORT, API_PUBLIC_URL, PORTAL_PORT, PORTAL_HOST_SUFFIX and NODE_ENV for `/config.json`.
 */
import http from 'node:http';
import path from 'node:path';
import { endWithSupervisor } from '../local-cloud/supervisor/end-with-supervisor.mjs';
import { SpaFiles } from './start/spa-files.mjs';

const [folder = '', port = '', appId = ''] = process.argv.slice(2);
const ADDRESSES = ['127.0.0.1', '::1'];
const HASHED = /-[A-Z0-9]{8}\.\w+$/;
const YEAR_S = 31_536_000;
const env = process.env;

const API = ['http://localhost:*', 'http://*.localhost:*', 'http://127.0.0.1:*', env.API_PUBLIC_URL ?? ''].join(' ').trim();
const POLICY = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  `connect-src 'self' ${API}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');
const SECURITY = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
};
const CONFIGURATION = JSON.stringify({
  apiUrl: env.API_PUBLIC_URL || null,
  apiPort: Number(env.API_PORT ?? 3000),
  appId,
  environment: env.NODE_ENV ?? 'development',
  portalPort: Number(env.PORTAL_PORT ?? 3001),
  portalHostSuffix: env.PORTAL_HOST_SUFFIX ?? 'localhost',
});

const files = new SpaFiles(folder);

/**
 * @param {http.IncomingMessage} request
 * @param {http.ServerResponse} response
 */
async function answer(request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(response, { status: 405, headers: { allow: 'GET, HEAD' } });
  const pathname = pathOf(request);
  if (pathname === '/config.json') {
    return send(response, { body: CONFIGURATION, headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } });
  }
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const content = (await files.read(pathname, accepted)) ?? (await page(pathname, accepted));
  if (!content) return send(response, { status: 404, body: 'Not found', headers: { 'content-type': 'text/plain' } });
  sendFile({ request, response }, pathname, content);
}

/**
 * @param {{ request: http.IncomingMessage, response: http.ServerResponse }} exchange
 * @param {string} pathname
 * @param {import('./start/spa-files.mjs').Content} content
 */
function sendFile({ request, response }, pathname, { body, type, encoding, etag }) {
  const isHtml = type.startsWith('text/html');
  const caching = HASHED.test(pathname) ? `public, max-age=${YEAR_S}, immutable` : 'no-cache';
  const headers = {
    'content-type': type,
    'cache-control': isHtml ? 'no-store' : caching,
    vary: 'Accept-Encoding',
    ...(isHtml ? {} : { etag }),
    ...(encoding ? { 'content-encoding': encoding } : {}),
  };
  if (!isHtml && request.headers['if-none-match'] === etag) return send(response, { status: 304, headers });
  send(response, { body, headers });
}

/** Not by `URL`, which would tidy away the dots of a path that leaves the folder. @param {http.IncomingMessage} request */
function pathOf({ url }) {
  return String(url).replace(/[?#].*$/, '');
}

/**
 * @param {string} pathname
 * @param {string} accepted
 */
async function page(pathname, accepted) {
  return isPage(pathname) ? files.read('/index.html', accepted) : null;
}

/** Addresses inside the SPA have no dot in their last part; a missing file stays missing. @param {string} pathname */
function isPage(pathname) {
  return path.posix.extname(pathname) === '' && files.locate(pathname.replace(/\/?$/, '/x')) !== null;
}

/**
 * @param {http.ServerResponse} response
 * @param {{ status?: number, body?: string | Buffer, headers?: http.OutgoingHttpHeaders }} parts
 */
function send(response, { status = 200, body = '', headers = {} }) {
  const length = status === 304 ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { ...SECURITY, ...length, ...headers }).end(body);
}

/** @param {string} host */
function listen(host) {
  const server = http.createServer((request, response) => {
    answer(request, response).catch((error) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else send(response, { status: 500 });
    });
  });
  return new Promise((resolve, reject) => {
    // A machine without IPv6 has no ::1; browsers do not try it there.
    server.once('error', (error) =>
      /** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRNOTAVAIL' ? resolve(null) : reject(error),
    );
    server.listen({ host, port: Number(port) }, () => resolve(server));
  });
}

const servers = await Promise.all(ADDRESSES.map(listen));
endWithSupervisor(() => {
  for (const server of servers) server?.close();
  for (const server of servers) server?.closeAllConnections();
});
process.send?.('ready');
