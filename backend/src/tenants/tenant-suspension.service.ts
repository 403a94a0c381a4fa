import { Injectable } from '@nestjs/common';
import type { SuspendTenantRequest, TenantDetail, TenantStatus } from '@hms/shared-dto';
import { AuditLog, type AuditEntry } from '../audit/audit-log.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { toTenantDetail } from './tenant.mapper.js';
import { findTenant, lockTenantStatus } from './tenant.queries.js';
import { notSuspended, stillProvisioning, tenantNotFound } from './tenants.errors.js';

/** Holds and locks. A lock works at once: every request's session check reads the hospital's status. */
@Injectable()
export class TenantSuspension {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Also changes the kind or the reason of a suspension. @throws DomainError tenant.illegal_state while provisioning */
  async suspend(id: string, { reason, kind }: SuspendTenantRequest): Promise<TenantDetail> {
    const status = await this.lockedStatus(id);
    if (status === 'provisioning') throw stillProvisioning();
    await this.units.current.execute(
      `UPDATE public.tenants SET status = 'suspended', suspension_kind = $2, suspension_reason = $3, suspended_at = now(),
         version = version + 1, updated_at = now() WHERE id = $1`,
      [id, kind, reason],
    );
    return this.recorded(id, { action: 'tenant.suspended', entity: 'tenant', entityId: id, details: { kind, reason } });
  }

  /** @throws DomainError tenant.illegal_state unless suspended */
  async activate(id: string): Promise<TenantDetail> {
    const status = await this.lockedStatus(id);
    if (status !== 'suspended') throw status === 'provisioning' ? stillProvisioning() : notSuspended();
    await this.units.current.execute(
      `UPDATE public.tenants SET status = 'active', suspension_kind = NULL, suspension_reason = NULL, suspended_at = NULL,
         version = version + 1, updated_at = now() WHERE id = $1`,
      [id],
    );
    return this.recorded(id, { action: 'tenant.activated', entity: 'tenant', entityId: id });
  }

  private async lockedStatus(id: string): Promise<TenantStatus> {
    const status = await lockTenantStatus(this.units.current, id);
    if (!status) throw tenantNotFound();
    return status;
  }

  /** In the operator's audit and in the hospital's own. */
  private async recorded(id: string, entry: AuditEntry): Promise<TenantDetail> {
    await this.audit.record({ ...entry, subjectTenant: id });
    await this.units.current.as(id, () => this.audit.recordInHospital(entry, id));
    return toTenantDetail((await findTenant(this.units.current, id))!);
  }
}
