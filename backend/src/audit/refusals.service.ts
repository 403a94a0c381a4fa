import { Injectable } from '@nestjs/common';
import type { DomainError } from '../common/domain-error.js';
import { headerOf, type AppRequest } from '../common/request.js';
import { RequestScope } from '../common/request-scope.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { AuditLog } from './audit-log.js';

/** Writes down that somebody who is signed in was not let through: in the audit of their own hospital or the platform's, in a transaction of its own. */
@Injectable()
export class Refusals {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly audit: AuditLog,
  ) {}

  /** Call it outside any unit of work. @returns the error, to be thrown */
  async recorded(request: AppRequest, error: DomainError): Promise<DomainError> {
    const { principal } = request;
    if (!principal) return error;
    const actor = { id: principal.userId, name: principal.name };
    const origin = { actor, address: request.ip, appId: headerOf(request, 'x-app-id') ?? null, requestId: request.id };
    // The route's pattern, not the path: what a stranger types does not belong in the audit.
    const details = { code: error.code, route: `${request.method} ${request.routeOptions.url ?? ''}` };
    const record = (): Promise<void> => this.audit.record({ action: 'access.refused', entity: 'route', details });
    const { tenantId } = principal;
    await this.scope.run(origin, () => (tenantId === null ? this.units.platform(record) : this.units.tenant(tenantId, record)));
    return error;
  }
}
