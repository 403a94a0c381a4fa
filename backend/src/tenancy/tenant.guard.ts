import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { TENANT_ROUTE, WORK_SCOPE, type WorkScope } from '../common/access.decorators.js';
import { DomainError } from '../common/domain-error.js';
import { principalOf } from '../common/principal.decorator.js';
import { headerOf, type AppRequest } from '../common/request.js';

const mismatch = (): DomainError => new DomainError('tenant.mismatch', 'This session belongs to another hospital. Sign in there.');

/**
 * On hospital routes `X-Tenant-ID` must be sent and must equal the session's hospital. The schema is taken from the session, never from the header.
 * Elsewhere a header that is sent must still agree.
 */
@Injectable()
export class TenantGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<AppRequest>();
    if (!request.principal) return true;
    const scope = this.reflector.getAllAndOverride<WorkScope | undefined>(WORK_SCOPE, [context.getHandler(), context.getClass()]);
    const onTenantRoute =
      scope === 'tenant' || this.reflector.getAllAndOverride<boolean>(TENANT_ROUTE, [context.getHandler(), context.getClass()]);
    return this.agrees(request, onTenantRoute === true || (scope === 'session' && request.principal.tenantId !== null), scope);
  }

  private agrees(request: AppRequest, required: boolean, scope: WorkScope | undefined): boolean {
    const header = headerOf(request, 'x-tenant-id');
    const { tenantId } = principalOf(request);
    if (header === undefined && required) {
      throw new DomainError('tenant.header_required', 'Send the hospital id in the header X-Tenant-ID.');
    }
    if (header !== undefined && header !== tenantId) throw mismatch();
    if (scope === 'tenant' && tenantId === null) throw mismatch();
    return true;
  }
}
