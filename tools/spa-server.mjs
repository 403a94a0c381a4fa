/**
 * Serves one built SPA on this machine: `node tools/spa-server.mjs <folder> <port> <app id>`. Production has nginx (`deploy/web`).
 * Reads API_PORT, API_PUBLIC_URL, PORTAL_PORT, PORTAL_HOST_SUFFIX and NODE_ENV for `/config.json`.
 */
import http from 'node:http';
import path from 'node:path';
import { endWithSupervisor } from '../local-cloud/supervisor/end-with-supervisor.mjs';
import { localApiOrigins, securityHeaders, spaConfiguration } from './start/spa-delivery.mjs';
import { SpaFiles } from './start/spa-files.mjs';

const [folder = '', port = '', appId = ''] = process.argv.slice(2);
const ADDRESSES = ['127.0.0.1', '::1'];
/** `main-M37S6N5G.js`, `chunk-BW31e8v_.js`: the name changes with the content. */
const HASHED = /-[\w-]{8}\.(?:js|css|woff2)$/;
const YEAR_S = 31_536_000;
const env = process.env;

const SECURITY = securityHeaders(localApiOrigins(env));
const CONFIGURATION = JSON.stringify(spaConfiguration(appId, env, env.API_PUBLIC_URL || null));

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
