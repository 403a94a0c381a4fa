import { Injectable } from '@nestjs/common';
import { TENANT_ID_PATTERN, type HospitalRole } from '@hms/shared-dto';
import { DomainError } from '../common/domain-error.js';
import { MailRequests } from '../mail/mail-requests.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

/** A person to be invited to a hospital. */
export interface Invitee {
  /** The id of the identity if this makes it; a new one if not given. An address that is known keeps its identity. */
  readonly userId?: string;
  readonly email: string;
  readonly name: string;
  readonly tenantId: string;
  readonly roles: readonly HospitalRole[];
}

/**
 * Invites people. Call these inside a unit of work, as the sign-in role: `unit.as('hms_auth', () => invitations.invite(…))`.
 * Seats and audit are the caller's; the answer never tells whether the address was known.
 */
@Injectable()
export class Invitations {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly mail: MailRequests,
  ) {}

  /** Finds or makes the identity, adds the membership as `invited` and asks for the mail. @throws DomainError `user.already_member` */
  async invite({ userId, email, name, tenantId, roles }: Invitee): Promise<{ userId: string }> {
    const unit = this.units.current;
    const [identity] = await unit.query<{ id: string }>(
      `INSERT INTO public.users (id, email, name) VALUES (coalesce($1::uuid, uuidv7()), lower($2), $3)
       ON CONFLICT (email) DO UPDATE SET email = excluded.email RETURNING id`,
      [userId ?? null, email, name],
    );
    const { id } = identity;
    const added = await unit.execute(
      `INSERT INTO public.memberships (tenant_id, user_id, email, name, roles, status) VALUES ($1, $2, lower($3), $4, $5, 'invited')
       ON CONFLICT DO NOTHING`,
      [tenantId, id, email, name, [...roles]],
    );
    if (added === 0) throw new DomainError('user.already_member', 'This person already belongs to the hospital.');
    await this.mail.invitation({ userId: id, tenantId });
    return { userId: id };
  }

  /** Mails the invitation again, with a new link. @throws DomainError `user.not_found`, `user.illegal_state` */
  async resend(userId: string, tenantId: string): Promise<void> {
    const [membership] = await this.units.current.query<{ status: string }>(
      'SELECT status FROM public.memberships WHERE user_id = $1 AND tenant_id = $2',
      [userId, tenantId],
    );
    if (!membership) throw new DomainError('user.not_found', 'There is no such person.');
    if (membership.status !== 'invited') throw new DomainError('user.illegal_state', 'This person has accepted the invitation already.');
    await this.mail.invitation({ userId, tenantId });
  }

  /**
   * Whether the person was invited and never came: nobody has proved to own the address yet, and nobody can accept in their place. As the hospital's role.
   * The invitation, and the suspension that it ended in, were written down in the transaction that wrote the membership, so they have its very time.
   */
  async neverAccepted(userId: string, tenantId: string): Promise<boolean> {
    if (!TENANT_ID_PATTERN.test(tenantId)) throw new Error('not a tenant id');
    const invited = await this.units.current.query(
      `SELECT FROM public.memberships m JOIN "${tenantId}".audit_events a ON a.entity_id = m.user_id::text
          AND ((a.occurred_at = m.created_at AND a.action = 'membership.invited')
            OR (a.occurred_at = m.updated_at AND a.action = 'membership.suspended' AND a.details ->> 'before' = 'invited'))
        WHERE m.tenant_id = current_user AND m.user_id = $1 AND m.last_sign_in_at IS NULL LIMIT 1`,
      [userId],
    );
    return invited.length > 0;
  }
}
