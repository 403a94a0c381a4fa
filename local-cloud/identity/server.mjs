import crypto from 'node:crypto';
import http from 'node:http';
import { CognitoError } from './errors.mjs';
import { perform } from './protocol.mjs';

const MAX_BODY_BYTES = 64 * 1024;
const JSON_TYPE = 'application/x-amz-json-1.1';

/**
 * @param {import('./service.mjs').Service} service
 * @param {import('./sigv4.mjs').Credentials} credentials
 * @param {{ keys: object[] }} jwks
 * @returns {http.Server} not yet listening
 */
export function createServer(service, credentials, jwks) {
  const jwksPath = `/${service.pool.poolId}/.well-known/jwks.json`;
  return http.createServer({ requestTimeout: 10_000 }, (request, response) => {
    if (request.method === 'GET' && request.url === jwksPath) return send(response, 200, jwks);
    if (request.method !== 'POST' || request.url !== '/') return send(response, 404, { message: 'Not Found' });
    respond(service, credentials, { request, response }).catch((error) => sendError(response, error));
  });
}

/**
 * @param {import('./service.mjs').Service} service
 * @param {import('./sigv4.mjs').Credentials} credentials
 * @param {{ request: http.IncomingMessage, response: http.ServerResponse }} exchange
 */
async function respond(service, credentials, { request, response }) {
  const body = await readBody(request);
  send(response, 200, await perform(service, credentials, { headers: request.headers, body }));
}

/** @param {http.IncomingMessage} request */
async function readBody(request) {
  const pieces = [];
  let size = 0;
  for await (const piece of request) {
    size += piece.length;
    if (size > MAX_BODY_BYTES) throw new CognitoError('RequestEntityTooLargeException', 'The body is too large.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/**
 * @param {http.ServerResponse} response
 * @param {unknown} error
 */
function sendError(response, error) {
  if (error instanceof CognitoError) return send(response, 400, { __type: error.type, message: error.message });
  console.error(error);
  send(response, 500, { __type: 'InternalErrorException', message: 'Internal error.' });
}

/**
 * @param {http.ServerResponse} response
 * @param {number} status
 * @param {object} body
 */
function send(response, status, body) {
  const headers = { 'content-type': JSON_TYPE, 'cache-control': 'no-store', 'x-amzn-requestid': crypto.randomUUID() };
  response.writeHead(status, headers).end(JSON.stringify(body));
}
