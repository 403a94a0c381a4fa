import http from 'node:http';
import { designedPart, listPage, messagePage, missingPage } from './pages.mjs';

/** @typedef {import('./store.mjs').MessageStore} MessageStore */
/** @typedef {{ status: number, type?: string, body?: string, headers?: Record<string, string> }} Answer */

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** The message's HTML is a stranger's: no scripts, no requests to the network, an origin of its own. */
const MESSAGE_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";
/** Any other name would let a page in the browser read the mail through a name that points here. */
const OWN_HOST = /^(localhost|[a-z0-9-]+\.localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i;

/**
 * The catcher's pages and its JSON.
 *
 * @param {MessageStore} store
 * @returns {http.Server} not yet listening
 */
export function createHttpServer(store) {
  return http.createServer((request, response) => {
    const { status, type = 'text/plain', body = '', headers } = answer(store, request);
    const safe = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, ...safe, ...headers }).end(body);
  });
}

/**
 * @param {MessageStore} store
 * @param {http.IncomingMessage} request
 * @returns {Answer}
 */
function answer(store, request) {
  if (!OWN_HOST.test(request.headers.host ?? '')) return { status: 421, body: 'Unknown host' };
  if (!isOwnOrigin(request)) return { status: 403, body: 'Another site may not do this' };
  const url = urlOf(request);
  const route = ROUTES.find(({ method, path }) => method === request.method && path.test(url.pathname));
  if (!route) return html(missingPage(), 404);
  const [, id = ''] = route.path.exec(url.pathname) ?? [];
  return route.answer(store, { id, to: url.searchParams.get('to') ?? '' });
}

/** @param {http.IncomingMessage} request */
function urlOf({ url }) {
  const address = `http://localhost${url}`;
  return new URL(URL.canParse(address) ? address : 'http://localhost/unreadable');
}

/** @type {{ method: string, path: RegExp, answer: (store: MessageStore, input: { id: string, to: string }) => Answer }[]} */
const ROUTES = [
  { method: 'GET', path: /^\/$/, answer: (store, { to }) => html(listPage(store.list(to), to)) },
  { method: 'GET', path: /^\/messages\/([0-9a-z-]+)$/, answer: (store, { id }) => showMessage(store, id) },
  { method: 'GET', path: /^\/messages\/([0-9a-z-]+)\/html$/, answer: (store, { id }) => showDesigned(store, id) },
  { method: 'POST', path: /^\/clear$/, answer: (store) => clear(store, { status: 303, headers: { location: '/' } }) },
  { method: 'GET', path: /^\/api\/messages$/, answer: (store, { to }) => json({ data: store.list(to) }) },
  { method: 'GET', path: /^\/api\/messages\/([0-9a-z-]+)$/, answer: (store, { id }) => findJson(store, id) },
  { method: 'DELETE', path: /^\/api\/messages$/, answer: (store) => clear(store, { status: 204 }) },
];

/**
 * @param {MessageStore} store
 * @param {string} id
 */
function showMessage(store, id) {
  const message = store.find(id);
  return message ? html(messagePage(message)) : html(missingPage(), 404);
}

/**
 * @param {MessageStore} store
 * @param {string} id
 */
function showDesigned(store, id) {
  const message = store.find(id);
  return message ? { ...html(designedPart(message)), headers: { 'content-security-policy': MESSAGE_POLICY } } : html(missingPage(), 404);
}

/**
 * @param {MessageStore} store
 * @param {string} id
 */
function findJson(store, id) {
  const message = store.find(id);
  return message ? json(message) : { ...json({ title: 'Not Found', status: 404 }), status: 404 };
}

/**
 * @param {MessageStore} store
 * @param {Answer} done
 */
function clear(store, done) {
  store.clear();
  return done;
}

/** @param {http.IncomingMessage} request */
function isOwnOrigin({ method, headers }) {
  return method === 'GET' || headers.origin === undefined || headers.origin === `http://${headers.host}`;
}

/**
 * @param {string} body
 * @param {number} [status]
 * @returns {Answer}
 */
function html(body, status = 200) {
  return { status, type: 'text/html', body, headers: { 'content-security-policy': PAGE_POLICY } };
}

/**
 * @param {unknown} value
 * @returns {Answer}
 */
function json(value) {
  return { status: 200, type: 'application/json', body: JSON.stringify(value) };
}
