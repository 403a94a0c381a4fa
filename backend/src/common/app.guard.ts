import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { DomainError } from './domain-error.js';
import { isKnownApp, isOriginOf } from './apps.js';
import { headerOf, type AppRequest } from './request.js';

export const NO_APP = 'hms:no-app';

/** First in the chain: a known `X-App-ID`, and an `Origin` (when the browser sends one) that belongs to it. Identifies; never authorises. */
@Injectable()
export class AppGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  canActivate(context: ExecutionContext): boolean {
    if (this.reflector.getAllAndOverride<boolean>(NO_APP, [context.getHandler(), context.getClass()])) return true;
    const request = context.switchToHttp().getRequest<AppRequest>();
    const appId = headerOf(request, 'x-app-id');
    if (!isKnownApp(appId)) {
      throw new DomainError('app.unknown', 'This API is for registered apps. Send the app id in the header X-App-ID.');
    }
    const origin = headerOf(request, 'origin');
    if (origin !== undefined && !isOriginOf(appId, origin, this.config)) {
      throw new DomainError('origin.refused', 'This app is not served from that origin.');
    }
    return true;
  }
}
