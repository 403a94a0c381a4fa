import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Refusals } from '../audit/refusals.service.js';
import { TENANT_ROUTE, WORK_SCOPE, type WorkScope } from '../common/access.decorators.js';
import { DomainError } from '../common/domain-error.js';
import { principalOf } from '../common/principal.decorator.js';
import { headerOf, type AppRequest } from '../common/request.js';

const mismatch = (): DomainError => new DomainError('tenant.mismatch', 'This session belongs to another hospital. Sign in there.');

/**
 * On hospital routes `X-Tenant-ID` must be sent and must equal the session's hospital. The schema is taken from the session, never from the header.
 * Elsewhere a header that is sent must still agree. Who names another hospital is written down.
 */
@Injectable()
export class TenantGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly refusals: Refusals,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<AppRequest>();
    if (!request.principal) return true;
    const scope = this.reflector.getAllAndOverride<WorkScope | undefined>(WORK_SCOPE, [context.getHandler(), context.getClass()]);
    const onTenantRoute =
      scope === 'tenant' || this.reflector.getAllAndOverride<boolean>(TENANT_ROUTE, [context.getHandler(), context.getClass()]);
    const required = onTenantRoute === true || (scope === 'session' && request.principal.tenantId !== null);
    if (!this.agrees(request, required, scope)) throw await this.refusals.recorded(request, mismatch());
    return true;
  }

  private agrees(request: AppRequest, required: boolean, scope: WorkScope | undefined): boolean {
    const header = headerOf(request, 'x-tenant-id');
    const { tenantId } = principalOf(request);
    if (header === undefined && required) {
      throw new DomainError('tenant.header_required', 'Send the hospital id in the header X-Tenant-ID.');
    }
    return (header === undefined || header === tenantId) && !(scope === 'tenant' && tenantId === null);
  }
}
