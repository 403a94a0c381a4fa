import { Injectable } from '@nestjs/common';
import type { ApproveStaffRequest, StaffMember, StaffRejectRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { LiveEvents } from '../events/live-events.service.js';
import { MailRequests } from '../mail/mail-requests.service.js';
import { growthOnHold, PlanLimits } from '../subscriptions/plan-limits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { toStaffMember } from './staff.mapper.js';
import { approveMember, lockMember, removePending, type MembershipRow } from './staff.queries.js';

/** What becomes of people who signed up. They have no seat and no roles until an Admin gives both. */
@Injectable()
export class StaffApprovals {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly mail: MailRequests,
    private readonly limits: PlanLimits,
    private readonly events: LiveEvents,
  ) {}

  /** @throws DomainError `user.illegal_state`, `tenant.on_hold`, `plan.user_limit` */
  async approve(id: string, { roles }: ApproveStaffRequest, caller: Principal): Promise<StaffMember> {
    const { current, tenantId } = this.units;
    await this.lockPending(id);
    if (caller.suspension !== null) throw growthOnHold();
    const approved = await approveMember(current, id, roles);
    await this.audit.record({ action: 'membership.approved', entity: 'membership', entityId: id, details: { roles } });
    this.events.emit('staff.changed', { userId: id });
    await current.as('hms_auth', () => this.mail.signUpDecided({ userId: id, tenantId, decision: 'approved' }));
    this.limits.take('users');
    return toStaffMember(approved);
  }

  /** The request is gone then; the person's account is their own and stays. @throws DomainError `user.illegal_state` */
  async reject(id: string, { reason }: StaffRejectRequest): Promise<void> {
    const { current, tenantId } = this.units;
    const { name, email } = await this.lockPending(id);
    await current.as('hms_auth', async () => {
      await this.mail.signUpDecided({ userId: id, tenantId, decision: 'rejected' });
      await removePending(current, id, tenantId);
    });
    const details = { name, email, reason: reason ?? null };
    await this.audit.record({ action: 'membership.rejected', entity: 'membership', entityId: id, details });
    this.events.emit('staff.changed', { userId: id });
  }

  private async lockPending(id: string): Promise<MembershipRow> {
    const { member } = await lockMember(this.units.current, id);
    if (!member) throw missing('user.not_found');
    if (member.status !== 'pending') throw new DomainError('user.illegal_state', 'This person does not wait for approval.');
    return member;
  }
}
