import { Injectable } from '@nestjs/common';
import type {
  HospitalRole,
  InviteStaffRequest,
  MembershipStatus,
  StaffList,
  StaffMember,
  StaffQuery,
  StaffSuspendRequest,
} from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { AuditLog } from '../audit/audit-log.js';
import { Invitations } from '../auth/invitations.service.js';
import { SessionsService } from '../auth/sessions.service.js';
import { decodeCursor, encodeCursor, type CursorValues } from '../common/cursor.js';
import { DomainError, InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { LiveEvents } from '../events/live-events.service.js';
import { growthOnHold, PlanLimits } from '../subscriptions/plan-limits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { LastAdminError } from './staff.errors.js';
import { toStaffMember } from './staff.mapper.js';
import { countStaff, findMember, lockMember, staffPage, writeRoles, writeStatus, type MembershipRow } from './staff.queries.js';

const DEFAULT_LIMIT = 20;
const SORT = 'name';
/** Statuses that take a seat of the plan. */
const SEATED: readonly MembershipStatus[] = ['invited', 'active'];

/** The roles that a person is to have, and the version in which the caller saw them. */
export interface RolesChange {
  readonly roles: readonly HospitalRole[];
  readonly version: number;
}

/** What a hospital does with its people. Identities stay out of reach: only memberships of this hospital are read. */
@Injectable()
export class StaffService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly invitations: Invitations,
    private readonly sessions: SessionsService,
    private readonly limits: PlanLimits,
    private readonly events: LiveEvents,
  ) {}

  /** One page by name, with the seats of the plan. */
  async list(query: StaffQuery): Promise<StaffList> {
    const unit = this.units.current;
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor ? readCursor(query.cursor) : null;
    const rows = await staffPage(unit, query, { limit, after });
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const nextCursor = last ? encodeCursor(SORT, [last.key_name, last.user_id]) : null;
    return {
      data: rows.slice(0, limit).map(toStaffMember),
      page: { nextCursor, total: await countStaff(unit, query), totalIsEstimate: false },
      seats: await this.limits.of('users'),
    };
  }

  /** @throws NotFoundError `user.not_found` */
  async get(id: string): Promise<StaffMember> {
    const member = await findMember(this.units.current, id);
    if (!member) throw missing('user.not_found');
    return toStaffMember(member);
  }

  /**
   * @throws DomainError `tenant.on_hold`, `plan.user_limit`, `user.already_member`
   */
  async invite({ name, email, roles }: InviteStaffRequest, caller: Principal): Promise<StaffMember> {
    if (caller.suspension !== null) throw growthOnHold();
    const { tenantId } = this.units;
    const { userId } = await this.units.current.as('hms_auth', () => this.invitations.invite({ email, name, tenantId, roles }));
    await this.record('membership.invited', userId, { roles });
    this.limits.take('users');
    return this.get(userId);
  }

  /** @throws LastAdminError, DomainError `version.stale`, `user.self` for one's own Admin role */
  async changeRoles(id: string, { roles, version }: RolesChange, caller: Principal): Promise<StaffMember> {
    const { member, activeAdmins } = await this.lock(id);
    if (member.version !== version) throw staleVersion();
    if (member.roles.includes('Admin') && !roles.includes('Admin')) {
      refuseLastAdmin(id, activeAdmins);
      if (id === caller.userId) throw new DomainError('user.self', 'You cannot take the role Admin from yourself. Ask another Admin.');
    }
    await writeRoles(this.units.current, id, roles);
    await this.record('membership.roles_changed', id, { before: member.roles, after: roles });
    return this.get(id);
  }

  /** Ends the person's sessions here at once and gives the seat back. @throws LastAdminError, DomainError `user.self` */
  async suspend(id: string, { reason }: StaffSuspendRequest, caller: Principal): Promise<StaffMember> {
    const { member, activeAdmins } = await this.lock(id);
    if (id === caller.userId) throw new DomainError('user.self', 'You cannot suspend yourself. Ask another Admin.');
    if (member.status === 'suspended') throw new DomainError('user.illegal_state', 'This person is suspended already.');
    if (member.status === 'pending')
      throw new DomainError('user.illegal_state', 'This person waits for approval. Reject the request instead.');
    refuseLastAdmin(id, activeAdmins);
    const { current, tenantId } = this.units;
    await writeStatus(current, id, 'suspended');
    await current.as('hms_auth', () => this.sessions.revokeSessionsOf(id, tenantId, 'suspended'));
    await this.record('membership.suspended', id, { before: member.status, reason: reason ?? null });
    if (SEATED.includes(member.status)) await this.limits.giveBack('users');
    return this.get(id);
  }

  /** Somebody who never accepted the invitation is invited again, not let in. @throws DomainError `plan.user_limit`, `user.illegal_state` */
  async activate(id: string): Promise<StaffMember> {
    const { member } = await this.lock(id);
    if (SEATED.includes(member.status)) throw new DomainError('user.illegal_state', 'This person is not suspended.');
    if (member.status === 'pending')
      throw new DomainError('user.illegal_state', 'This person waits for approval. Approve with the roles they shall have.');
    const status = (await this.invitations.neverAccepted(id, this.units.tenantId)) ? 'invited' : 'active';
    await writeStatus(this.units.current, id, status);
    await this.record('membership.activated', id, { before: member.status, after: status });
    this.limits.take('users');
    return this.get(id);
  }

  /** @throws DomainError `user.illegal_state` when the person has accepted already */
  async resendInvitation(id: string): Promise<StaffMember> {
    const { current, tenantId } = this.units;
    const member = await this.get(id);
    await current.as('hms_auth', () => this.invitations.resend(id, tenantId));
    await this.record('membership.invitation_resent', id);
    return member;
  }

  private async lock(id: string): Promise<{ member: MembershipRow; activeAdmins: string[] }> {
    const { member, activeAdmins } = await lockMember(this.units.current, id);
    if (!member) throw missing('user.not_found');
    return { member, activeAdmins };
  }

  private record(action: string, userId: string, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    this.events.emit('staff.changed', { userId });
    return this.audit.record({ action, entity: 'membership', entityId: userId, details });
  }
}

/** @throws LastAdminError */
function refuseLastAdmin(id: string, activeAdmins: readonly string[]): void {
  if (activeAdmins.length === 1 && activeAdmins[0] === id) throw new LastAdminError();
}

/** @throws InvalidRequestError when it is none of this list's */
function readCursor(cursor: string): CursorValues {
  const values = decodeCursor(cursor, SORT, 2);
  if (typeof values[0] === 'string' && !values[0].includes('\0') && isUUID(values[1])) return values;
  throw new InvalidRequestError([
    { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
  ]);
}
