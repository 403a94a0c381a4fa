import type { Params } from 'nestjs-pino';
import { destination } from 'pino';
import type { AppConfig } from '../config/config.js';
import { toLoggedError } from './logged-error.js';
import type { AppRequest } from './request.js';

/** Lines are written together, this often at the latest; at the end of the process all of them are. A process that is killed loses those of the last moment. */
const FLUSH_MS = 250;
const BUFFER_BYTES = 8192;

/** Lines carry request id, tenant and user; never bodies, queries, tokens or anything clinical. */
export const loggerOptions = ({ logLevel }: AppConfig): Params => ({
  pinoHttp: {
    level: logLevel,
    stream: destination({ sync: false, minLength: BUFFER_BYTES, periodicFlush: FLUSH_MS }),
    customProps: (request) => {
      const principal = (request as unknown as { hmsPrincipal?: AppRequest['principal'] }).hmsPrincipal;
      return principal ? { tenant: principal.tenantId, user: principal.userId } : {};
    },
    serializers: {
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      // Given as the library's own rendering, which has everything that hangs on the error; the error itself is in `raw`.
      err: (rendered: { raw?: unknown }) => toLoggedError(rendered.raw ?? rendered),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  },
});
