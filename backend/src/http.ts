import { randomBytes } from 'node:crypto';
import cookie from '@fastify/cookie';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { isAppOrigin } from './common/apps.js';
import { answerUnreadable } from './common/unreadable-request.js';
import { ProblemFilter } from './common/problem.filter.js';
import { requestValidation } from './common/validation.pipe.js';
import { APP_CONFIG, type AppConfig } from './config/config.js';
import { assertAccessDeclared, controllersOf, routesOf } from './openapi/routes.js';

const BODY_LIMIT_BYTES = 1_048_576;
const CORS_MAX_AGE_SECONDS = 600;
const ALLOWED_HEADERS = [
  'authorization',
  'content-type',
  'if-match',
  'idempotency-key',
  'x-app-id',
  'x-tenant-id',
  'x-confirm-name',
  'last-event-id',
];
const EXPOSED_HEADERS = ['location', 'retry-after', 'etag', 'ratelimit', 'ratelimit-policy'];

/** Nest's options that belong to the adapter: logs wait for our logger, and bodies are read by the rules below alone. */
export const HTTP_OPTIONS = { bufferLogs: true, bodyParser: false } as const;

/** The application with everything about HTTP set up, not yet listening. */
export async function createHttpApp(): Promise<NestFastifyApplication> {
  return setUpHttp(await NestFactory.create<NestFastifyApplication>(AppModule, httpAdapter(), HTTP_OPTIONS));
}

/** Fastify with our limits and our words for what it refuses itself. */
export function httpAdapter(): FastifyAdapter {
  const problems = new ProblemFilter();
  return new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    genReqId: () => randomBytes(8).toString('hex'),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // While stopping, what still arrives on an open connection is served and the connection closed: no request is lost to a restart.
    return503OnClosing: false,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => problems.answer(error, request, reply),
    clientErrorHandler: answerUnreadable,
  });
}

/** Everything about HTTP that is set on the application. The tests' application goes through it as well. */
export async function setUpHttp(app: NestFastifyApplication): Promise<NestFastifyApplication> {
  assertAccessDeclared(routesOf(controllersOf(AppModule)));
  app.useLogger(app.get(Logger));
  app.useGlobalPipes(requestValidation());
  app.enableShutdownHooks();
  await app.register(cookie);
  useCors(app, app.get<AppConfig>(APP_CONFIG));
  useFastifyRules(app);
  return app;
}

function useCors(app: NestFastifyApplication, config: AppConfig): void {
  app.enableCors({
    origin: (origin: string | undefined, done: (error: Error | null, allow: boolean) => void) =>
      done(null, origin !== undefined && isAppOrigin(origin, config)),
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ALLOWED_HEADERS,
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: CORS_MAX_AGE_SECONDS,
  });
}

/**
 * Answers are nobody's to keep, CSV bodies stay streams, and Fastify's own refusals are problem details too. Of other bodies only JSON is read:
 * text and forms are what a page may send anywhere without asking (CORS), so they get 415.
 */
function useFastifyRules(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (_request, reply) => {
    void reply
      .header('cache-control', 'no-store')
      .header('vary', 'Authorization, X-Tenant-ID, Origin')
      .header('x-content-type-options', 'nosniff');
  });
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload));
}
