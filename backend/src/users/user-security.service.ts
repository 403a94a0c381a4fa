import { Injectable } from '@nestjs/common';
import type { UserActionRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { MfaReset } from '../auth/mfa/mfa-reset.service.js';
import { missing } from '../common/id-param.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { lockUser } from './user.queries.js';

/** What the operator does about a person's account at the identity provider: in steps, since the provider is never asked inside a unit of work. */
@Injectable()
export class UserSecurity {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly reset: MfaReset,
  ) {}

  /** For a person who has lost authenticator and recovery codes. Repeatable. @throws NotFoundError `user.not_found` */
  async resetMfa(id: string, { tenantId, reason }: UserActionRequest): Promise<void> {
    await this.units.platform(async (unit) => {
      if (!(await lockUser(unit, id, tenantId))) throw missing('user.not_found');
    });
    await this.reset.atProvider(id);
    const entry = { action: 'mfa.reset', entity: 'user', entityId: id, details: { by: 'platform', reason: reason ?? null } };
    await this.units.platform(async (unit) => {
      await unit.as('hms_auth', () => this.reset.writeDown(id));
      await this.audit.record({ ...entry, subjectTenant: tenantId });
      await unit.as(tenantId, () => this.audit.recordInHospital(entry, tenantId));
    });
  }
}
