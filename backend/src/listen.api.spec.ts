import 'reflect-metadata';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer, type AddressInfo } from 'node:net';
import { createHttpApp } from './http.js';
import { listenOnLoopback } from './listen.js';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

describe('listening on the loopback', () => {
  let app: NestFastifyApplication;
  let port: number;

  beforeAll(async () => {
    app = await createHttpApp();
    port = await freePort();
    await listenOnLoopback(app, port);
  });

  it.each(['127.0.0.1', '[::1]'])('answers on %s', async (host) => {
    const answer = await fetch(`http://${host}:${port}/health/live`);
    expect(await answer.json()).toEqual({ status: 'ok' });
  });

  it('leaves neither address open when it stops', async () => {
    await app.close();
    for (const host of ['127.0.0.1', '[::1]']) await expect(fetch(`http://${host}:${port}/health/live`)).rejects.toThrow('fetch failed');
  });
});
