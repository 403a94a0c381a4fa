import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { AppId } from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { NO_APP } from '../common/access.decorators.js';
import { isKnownApp, isOriginOf } from '../common/apps.js';
import { headerOf, type AppRequest, type CallingApp } from '../common/request.js';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { RateLimits } from '../limits/rate-limits.service.js';
import { AppRegistry } from './app-registry.service.js';
import { keyInPage, keyRefused, originRefused, unknownApp } from './apps.errors.js';
import { Programs } from './programs.service.js';
import type { RegisteredApp } from './registered-app.queries.js';

/**
 * First in the chain: a known `X-App-ID`, and an `Origin` (when the browser sends one) that belongs to it. An app identifies and never authorises, but
 * for a server app with its key: that is a principal of its own.
 */
@Injectable()
export class AppGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly registry: AppRegistry,
    private readonly programs: Programs,
    private readonly limits: RateLimits,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.getAllAndOverride<boolean>(NO_APP, [context.getHandler(), context.getClass()])) return true;
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<AppRequest>(), http.getResponse<FastifyReply>()];
    await this.limits.countRefused(request, reply, async () => {
      const id = headerOf(request, 'x-app-id');
      request.app = isKnownApp(id)
        ? this.firstParty(id, request)
        : this.registeredApp(await this.registered(id, { request, reply }), request);
    });
    // With a person's token besides, the session guard lets through what both may do.
    if (request.app?.program && headerOf(request, 'authorization') === undefined) request.principal = request.app.program;
    return true;
  }

  private async registered(
    id: string | undefined,
    { request, reply }: { request: AppRequest; reply: FastifyReply },
  ): Promise<RegisteredApp> {
    if (!isUUID(id)) throw unknownApp();
    // Whoever makes us ask the database is counted before: ids that nobody registered are free to make up.
    if (!this.registry.knows(id as string)) await this.limits.countStranger(request, reply);
    const app = await this.registry.find(id as string);
    if (!app) throw unknownApp();
    return app;
  }

  private registeredApp(app: RegisteredApp, request: AppRequest): CallingApp {
    return app.kind === 'server' ? this.serverApp(app, request) : browserApp(app, request);
  }

  private firstParty(id: AppId, request: AppRequest): CallingApp {
    refuseKey(request);
    const origin = headerOf(request, 'origin');
    if (origin !== undefined && !isOriginOf(id, origin, this.config)) throw originRefused();
    return { id, kind: 'first-party', ratePerSecond: null, program: null };
  }

  private serverApp(app: RegisteredApp, request: AppRequest): CallingApp {
    if (headerOf(request, 'origin') !== undefined) throw keyInPage();
    return { id: app.id, kind: 'server', ratePerSecond: app.ratePerSecond, program: this.programs.principalOf(request, app) };
  }
}

/** An app without keys that sends one is not what it says. */
function refuseKey(request: AppRequest): void {
  if (headerOf(request, 'x-api-key') !== undefined) throw headerOf(request, 'origin') === undefined ? keyRefused() : keyInPage();
}

function browserApp(app: RegisteredApp, request: AppRequest): CallingApp {
  refuseKey(request);
  const origin = headerOf(request, 'origin');
  if (origin !== undefined && !app.origins.includes(origin)) throw originRefused();
  return { id: app.id, kind: 'browser', ratePerSecond: app.ratePerSecond, program: null };
}
