import { once } from 'node:events';
import { createServer } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** A machine without IPv6 has no ::1; nothing there tries it. */
const NO_IPV6 = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT']);

/**
 * Listens on 127.0.0.1 and ::1, whatever the machine's host file says of `localhost`: `*.localhost` may be resolved to either.
 * @throws Error EADDRINUSE
 */
export async function listenOnLoopback(app: NestFastifyApplication, port: number): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const second = createServer((request, response) => fastify.routing(request, response));
  fastify.addHook('onClose', (_instance, done) => {
    second.close();
    done();
  });
  await app.listen(port, '127.0.0.1');
  second.listen(port, '::1');
  const [error] = (await Promise.race([once(second, 'listening'), once(second, 'error')])) as [NodeJS.ErrnoException?];
  if (error && !NO_IPV6.has(error.code ?? '')) throw error;
}
