import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { ACCESS, type Access } from '../common/access.decorators.js';
import { DomainError } from '../common/domain-error.js';
import type { AppRequest, CallingApp, Principal } from '../common/request.js';
import { RateLimits } from '../limits/rate-limits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { authRequired, sessionEnded } from './auth.errors.js';
import { SessionCache } from './session-cache.service.js';
import { standingByOrigin } from './standing.queries.js';
import { refusalOf, toPrincipal } from './standing.rules.js';

/** A person who uses a program may do what both may, in the program's hospital. */
function narrowedTo(app: CallingApp | undefined, person: Principal): Principal {
  if (!app?.program) return person;
  const { tenantId, permissions } = app.program;
  if (person.tenantId !== tenantId) throw new DomainError('tenant.mismatch', 'This app belongs to another hospital.');
  return { ...person, permissions: new Set([...person.permissions].filter((each) => permissions.has(each))) };
}

/** The token says who signed in; the session, membership and hospital of this moment say whether that still holds. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly units: UnitsOfWork,
    private readonly sessions: SessionCache,
    private readonly limits: RateLimits,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.getAllAndOverride<Access | undefined>(ACCESS, [context.getHandler(), context.getClass()]);
    if (access?.kind === 'public') return true;
    const request = context.switchToHttp().getRequest<AppRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    request.principal ??= await this.limits.countRefused(request, reply, async () => narrowedTo(request.app, await this.person(request)));
    (request.raw as { hmsPrincipal?: Principal }).hmsPrincipal = request.principal;
    return true;
  }

  private async person({ user }: AppRequest): Promise<Principal> {
    if (!user) throw authRequired();
    const { origin_jti, username } = user;
    const principal = await this.sessions.principalOf(origin_jti, () => this.lookUp(origin_jti));
    if (principal.userId !== username) throw sessionEnded();
    return principal;
  }

  private async lookUp(originJti: string): Promise<{ principal: Principal; expiresAt: Date }> {
    const standing = await this.units.auth((unit) => standingByOrigin(unit, originJti));
    if (!standing) throw sessionEnded();
    const refusal = refusalOf(standing);
    if (refusal) throw refusal;
    return { principal: toPrincipal(standing), expiresAt: standing.expires_at };
  }
}
