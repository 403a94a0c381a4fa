import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { MAX_LAB_MESSAGE_BYTES, ORIGIN_PATTERN } from '@hms/shared-dto';
import helmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { NestFactory } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module.js';
import { AppRegistry } from './apps/app-registry.service.js';
import { HL7 } from './common/answers.js';
import { isAppOrigin } from './common/apps.js';
import { DomainError } from './common/domain-error.js';
import { hostOf, isOwnHost } from './common/hosts.js';
import { answerUnreadable } from './common/unreadable-request.js';
import { ProblemFilter } from './common/problem.filter.js';
import { requestValidation } from './common/validation.pipe.js';
import { APP_CONFIG, loadConfig, type AppConfig } from './config/config.js';
import { Metrics } from './metrics/metrics.service.js';
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
export function httpAdapter({ trustedProxies } = loadConfig()): FastifyAdapter {
  const problems = new ProblemFilter();
  return new FastifyAdapter({
    // Of `X-Forwarded-For` only what our own proxies wrote: anybody else may write anything there.
    trustProxy: trustedProxies.length > 0 ? [...trustedProxies] : false,
    bodyLimit: BODY_LIMIT_BYTES,
    // Node draws the randomness of many of these at once; of a few bytes each time, it cost a list 3 % of its CPU.
    genReqId: () => randomUUID().replaceAll('-', '').slice(16),
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
  // Nest would end the process by the signal itself, which the first process of a container is deaf to.
  app.enableShutdownHooks(undefined, { useProcessExit: true });
  const config = app.get<AppConfig>(APP_CONFIG);
  await app.register(cookie);
  await app.register(helmet, helmetOptions(config));
  useCors(app, config);
  useHosts(app, config);
  useFastifyRules(app);
  useMetrics(app);
  return app;
}

function useCors(app: NestFastifyApplication, config: AppConfig): void {
  const registry = app.get(AppRegistry);
  const allows = async (origin: string | undefined): Promise<boolean> =>
    origin !== undefined && (isAppOrigin(origin, config) || (ORIGIN_PATTERN.test(origin) && (await registry.isOrigin(origin))));
  app.enableCors({
    origin: (origin: string | undefined, done: (error: Error | null, allow: boolean) => void) =>
      void allows(origin).then(
        (allow) => done(null, allow),
        // Without the registry no third party's page is let in; our own never ask it.
        () => done(null, false),
      ),
    credentials: true,
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ALLOWED_HEADERS,
    exposedHeaders: EXPOSED_HEADERS,
    maxAge: CORS_MAX_AGE_SECONDS,
  });
}

/** Answers are data: a browser that shows one as a page runs nothing in it and loads nothing. The document's page says its own. */
const helmetOptions = ({ production }: AppConfig) => ({
  contentSecurityPolicy: { useDefaults: false, directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] } },
  // Only behind TLS, which development has not.
  strictTransportSecurity: production,
});

/** A request for a host that is not ours comes by a name that somebody pointed at us. Probes name us as they like. */
function useHosts(app: NestFastifyApplication, config: AppConfig): void {
  const problems = new ProblemFilter();
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request, reply) => {
      if (request.url.startsWith('/health/') || isOwnHost(hostOf(request.headers.host), config)) return;
      problems.answer(new DomainError('host.refused', 'This host is not served here.'), request, reply);
      return reply;
    });
}

/** Every answer, by the route's pattern: what was typed is no label. */
function useMetrics(app: NestFastifyApplication): void {
  const { requests } = app.get(Metrics);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', (request, reply, done) => {
      const labels = { method: request.method, route: request.routeOptions.url ?? 'none', status: String(reply.statusCode) };
      requests.observe(labels, reply.elapsedTime / 1000);
      done();
    });
}

/**
 * Answers are nobody's to keep, CSV bodies stay streams, HL7 stays bytes, and Fastify's own refusals are problem details too. Of other bodies only JSON is read:
 * text and forms are what a page may send anywhere without asking (CORS), so they get 415.
 */
function useFastifyRules(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async (_request, reply) => {
    void reply.header('cache-control', 'no-store').header('vary', 'Authorization, X-Tenant-ID, Origin');
  });
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload));
  fastify.addContentTypeParser(HL7, { parseAs: 'buffer', bodyLimit: MAX_LAB_MESSAGE_BYTES }, (_request, body, done) => done(null, body));
}
