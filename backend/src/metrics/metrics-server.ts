import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Logger } from '@nestjs/common';
import type { Metrics } from './metrics.service.js';

const LOOPBACK = '127.0.0.1';
const EVERYWHERE = '0.0.0.0';

/**
 * Serves `/metrics` on a port of its own, which no proxy of ours passes on: on loopback in development, on all addresses of the container in production.
 * `/health/live` beside it is the worker's only sign of life; it asks nobody, since a worker that waits for its database is not mended by a restart.
 * A port that is taken is logged and no reason not to serve hospitals. @returns null when it could not be opened, or `port` is 0
 */
export async function serveMetrics(metrics: Metrics, { port, production }: { port: number; production: boolean }): Promise<Server | null> {
  if (port === 0) return null;
  const server = createServer((request, response) => void answer(metrics, request, response));
  server.unref();
  return new Promise((resolve) => {
    server.once('error', (error) => {
      new Logger('Metrics').warn(`/metrics is not served: ${error.message}`);
      resolve(null);
    });
    server.listen(port, production ? EVERYWHERE : LOOPBACK, () => resolve(server));
  });
}

async function answer({ registry }: Metrics, { method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
  if (method === 'GET' && url === '/health/live') return void response.writeHead(200, { 'cache-control': 'no-store' }).end();
  if (method !== 'GET' || url !== '/metrics') return void response.writeHead(404).end();
  try {
    const text = await registry.metrics();
    response.writeHead(200, { 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text);
  } catch (error) {
    new Logger('Metrics').warn({ err: error as Error }, 'a value could not be read');
    response.writeHead(503).end();
  }
}
