import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ACCESS, type Access } from '../common/access.decorators.js';
import type { AccessTokenClaims, AppRequest, Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { authRequired, sessionEnded } from './auth.errors.js';
import { standingByOrigin } from './standing.queries.js';
import { refusalOf, toPrincipal } from './standing.rules.js';

/** The token says who signed in; the session, membership and hospital of this moment say whether that still holds. One query, nothing cached. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly units: UnitsOfWork,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
    if (access?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<AppRequest>();
    if (!request.user) throw authRequired();
    request.principal = await this.principal(request.user);
    (request.raw as { hmsPrincipal?: Principal }).hmsPrincipal = request.principal;
    return true;
  }

  private async principal({ origin_jti, username }: AccessTokenClaims): Promise<Principal> {
    const standing = await this.units.auth((unit) => standingByOrigin(unit, origin_jti));
    if (!standing || standing.user_id !== username) throw sessionEnded();
    const refusal = refusalOf(standing);
    if (refusal) throw refusal;
    return toPrincipal(standing);
  }
}
