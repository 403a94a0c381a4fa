import { Injectable } from '@nestjs/common';
import type { CreateUserRequest, MembershipStatus, User, UserActionRequest, UserList, UserQuery } from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import { AuditLog } from '../audit/audit-log.js';
import { Invitations } from '../auth/invitations.service.js';
import { SessionsService } from '../auth/sessions.service.js';
import { decodeCursor, encodeCursor, type CursorValues } from '../common/cursor.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { LiveEvents } from '../events/live-events.service.js';
import { MailRequests } from '../mail/mail-requests.service.js';
import { PlanLimits } from '../subscriptions/plan-limits.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { countUsers, listUsers, lockUser, MAX_EXACT_TOTAL, type UserRow } from './user.queries.js';
import { cannotActOnOneself, hospitalOnHold, illegalUserState } from './users.errors.js';

const DEFAULT_LIMIT = 20;
const SORT = 'name';
const WAITS = 'This person waits for the approval of an Admin of the hospital.';

const toUser = (row: UserRow): User => ({
  id: row.id,
  name: row.name,
  email: row.email,
  roles: row.roles,
  status: row.status,
  tenantId: row.tenant_id,
  tenantName: row.tenant_name,
  createdAt: row.created_at.toISOString(),
  lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
  version: row.version,
});

function soundCursor(values: CursorValues): CursorValues {
  if (values.every((value) => typeof value === 'string') && isUUID(values[1])) return values;
  throw new InvalidRequestError([
    { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
  ]);
}

/** What the operator does with people. Every change is in the platform's audit and in the hospital's. */
@Injectable()
export class UsersService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly invitations: Invitations,
    private readonly sessions: SessionsService,
    private readonly mail: MailRequests,
    private readonly limits: PlanLimits,
    private readonly events: LiveEvents,
  ) {}

  async list(query: UserQuery): Promise<UserList> {
    const { limit = DEFAULT_LIMIT } = query;
    const after = query.cursor === undefined ? [null, null, null] : soundCursor(decodeCursor(query.cursor, SORT, 3));
    const rows = await listUsers(this.units.current, query, { after, limit });
    const total = await countUsers(this.units.current, query);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const nextCursor = rows.length > limit && last ? encodeCursor(SORT, [last.sort_key, last.id, last.tenant_id]) : null;
    return { data: page.map(toUser), page: { nextCursor, total, totalIsEstimate: total >= MAX_EXACT_TOTAL } };
  }

  /** The hospital's other Admins are told by mail. @throws DomainError user.already_member, plan.user_limit, tenant.on_hold */
  async createAdmin({ tenantId, name, email }: CreateUserRequest): Promise<User> {
    const unit = this.units.current;
    const [tenant] = await unit.query<{ status: string }>('SELECT status FROM public.tenants WHERE id = $1', [tenantId]);
    if (!tenant || tenant.status === 'provisioning') {
      throw new InvalidRequestError([{ path: 'tenantId', code: 'tenant.not_found', message: 'There is no such hospital.' }]);
    }
    if (tenant.status === 'suspended') throw hospitalOnHold();
    const userId = await unit.as('hms_auth', async () => {
      const { userId: addedId } = await this.invitations.invite({ tenantId, name, email, roles: ['Admin'] });
      await this.mail.adminAdded({ addedId, tenantId });
      return addedId;
    });
    this.limits.take('users', tenantId);
    await this.record('membership.invited', { id: userId, tenantId, details: { roles: ['Admin'], by: 'platform' } });
    return toUser((await lockUser(unit, userId, tenantId))!);
  }

  /** @throws DomainError user.self, user.not_found, user.illegal_state */
  async suspend(id: string, { tenantId, reason }: UserActionRequest, caller: Principal): Promise<User> {
    if (id === caller.userId) throw cannotActOnOneself();
    const { status } = await this.locked(id, tenantId);
    if (status === 'suspended') throw illegalUserState('This person is suspended already.');
    if (status === 'pending') throw illegalUserState(WAITS);
    await this.setStatus(id, tenantId, 'suspended');
    await this.units.current.as('hms_auth', () => this.sessions.revokeSessionsOf(id, tenantId, 'suspended'));
    await this.limits.giveBack('users', tenantId);
    await this.record('membership.suspended', {
      id,
      tenantId,
      details: { before: status, after: 'suspended', ...(reason ? { reason } : {}) },
    });
    return toUser(await this.locked(id, tenantId));
  }

  /** @throws DomainError user.not_found, user.illegal_state, plan.user_limit */
  async activate(id: string, { tenantId, reason }: UserActionRequest): Promise<User> {
    const row = await this.locked(id, tenantId);
    if (row.status === 'active' || row.status === 'invited') throw illegalUserState('This person is not suspended.');
    if (row.status === 'pending') throw illegalUserState(WAITS);
    // An invitation that was never accepted is an invitation again: the operator cannot accept for the person.
    const invited = await this.units.current.as(tenantId, () => this.invitations.neverAccepted(id, tenantId));
    const after = invited ? 'invited' : 'active';
    await this.setStatus(id, tenantId, after);
    this.limits.take('users', tenantId);
    await this.record('membership.activated', { id, tenantId, details: { before: row.status, after, ...(reason ? { reason } : {}) } });
    return toUser(await this.locked(id, tenantId));
  }

  /** @throws DomainError user.not_found, user.illegal_state unless invited */
  async resendInvitation(id: string, { tenantId }: UserActionRequest): Promise<User> {
    const row = await this.locked(id, tenantId);
    if (row.status !== 'invited') throw illegalUserState('This person has accepted already.');
    await this.units.current.as('hms_auth', () => this.invitations.resend(id, tenantId));
    await this.record('membership.invitation_resent', { id, tenantId, details: {} });
    return toUser(row);
  }

  private async setStatus(id: string, tenantId: string, status: MembershipStatus): Promise<void> {
    await this.units.current.execute(
      'UPDATE public.memberships SET status = $3, version = version + 1, updated_at = now() WHERE user_id = $1 AND tenant_id = $2',
      [id, tenantId, status],
    );
  }

  private async locked(id: string, tenantId: string): Promise<UserRow> {
    const row = await lockUser(this.units.current, id, tenantId);
    if (!row) throw missing('user.not_found');
    return row;
  }

  private async record(action: string, about: { id: string; tenantId: string; details: Record<string, unknown> }): Promise<void> {
    const { id, tenantId, details } = about;
    await this.events.emitIn(tenantId, 'staff.changed', { userId: id });
    await this.audit.record({ action, entity: 'membership', entityId: id, subjectTenant: tenantId, details });
    await this.units.current.as(tenantId, () =>
      this.audit.recordInHospital({ action, entity: 'membership', entityId: id, details }, tenantId),
    );
  }
}
