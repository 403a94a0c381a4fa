import { Injectable } from '@nestjs/common';
import type { SessionsEnded, StaffAccess } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { MfaReset } from '../auth/mfa/mfa-reset.service.js';
import { SessionsService } from '../auth/sessions.service.js';
import { DomainError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import { tenantOf, type Principal } from '../common/request.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { sharedAccount } from './staff.errors.js';
import { findMember } from './staff.queries.js';
import { accessOf, type AccessRow } from './staff-security.queries.js';

/** What an Admin does about how a person gets in. Of the identity the hospital learns no more than it decides about. */
@Injectable()
export class StaffSecurity {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly sessions: SessionsService,
    private readonly reset: MfaReset,
  ) {}

  /** @throws NotFoundError `user.not_found` */
  async access(id: string): Promise<StaffAccess> {
    const { current, tenantId } = this.units;
    if (!(await findMember(current, id))) throw missing('user.not_found');
    const row = await accessAsSignIn(current, id, tenantId);
    return {
      openSessions: row.open_sessions,
      lastUsedAt: row.last_used_at?.toISOString() ?? null,
      mfaEnabled: row.mfa_enabled,
      mfaResettable: row.ours_alone,
    };
  }

  /** This hospital's sessions alone; the person may sign in again. @throws NotFoundError `user.not_found`, DomainError `user.self` */
  async endSessions(id: string, caller: Principal): Promise<SessionsEnded> {
    const { current, tenantId } = this.units;
    if (!(await findMember(current, id))) throw missing('user.not_found');
    if (id === caller.userId) throw new DomainError('user.self', 'Your own sessions are under Your account.');
    const ended = await current.as('hms_auth', () => this.sessions.revokeSessionsOf(id, tenantId, 'ended_by_admin'));
    await this.audit.record({ action: 'membership.sessions_ended', entity: 'membership', entityId: id, details: { ended } });
    return { ended };
  }

  /**
   * Takes the second factor away from a person who has lost it. In steps, since the identity provider is never asked inside a unit of work;
   * whether the account is this hospital's alone is asked again in the last one.
   * @throws NotFoundError `user.not_found`, DomainError `user.self`, `user.illegal_state`, `mfa.shared_account`
   */
  async resetMfa(id: string, caller: Principal): Promise<void> {
    const tenantId = tenantOf(caller);
    if (id === caller.userId) throw new DomainError('user.self', 'Your own second factor is under Your account.');
    await this.units.tenant(tenantId, (unit) => this.refuseUnlessOurs(unit, id));
    await this.reset.atProvider(id);
    await this.units.tenant(tenantId, async (unit) => {
      await this.refuseUnlessOurs(unit, id);
      await unit.as('hms_auth', () => this.reset.writeDown(id));
      await this.audit.record({ action: 'mfa.reset', entity: 'user', entityId: id, details: { by: 'hospital' } });
    });
  }

  private async refuseUnlessOurs(unit: UnitOfWork, id: string): Promise<void> {
    const member = await findMember(unit, id);
    if (!member) throw missing('user.not_found');
    if (member.status !== 'active') throw new DomainError('user.illegal_state', 'This person does not work here now.');
    if (!(await accessAsSignIn(unit, id, this.units.tenantId)).ours_alone) throw sharedAccount();
  }
}

const accessAsSignIn = (unit: UnitOfWork, id: string, tenantId: string): Promise<AccessRow> =>
  unit.as('hms_auth', () => accessOf(unit, id, tenantId));
