import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { hostOf } from '../common/hosts.js';
import { headerOf, type AppRequest } from '../common/request.js';
import { originRefused } from './auth.errors.js';
import { carriesRefreshCookie } from './session-cookie.js';

const hostOfOrigin = (origin: string | undefined): string | null =>
  origin !== undefined && URL.canParse(origin) ? new URL(origin).hostname : null;

/**
 * A request that carries a refresh cookie must come from a page of the very host it is sent to, ports apart: SameSite lets sibling subdomains through,
 * and those are other hospitals. Browsers leave `Origin` out of same-origin reads only, which use no cookie here.
 */
@Injectable()
export class SameHostGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<AppRequest>();
    if (!carriesRefreshCookie(request)) return true;
    const origin = headerOf(request, 'origin');
    if (origin === undefined && request.method === 'GET') return true;
    if (hostOfOrigin(origin) !== hostOf(request.headers.host)) throw originRefused();
    return true;
  }
}
