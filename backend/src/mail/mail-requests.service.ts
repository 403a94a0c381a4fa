import { Injectable } from '@nestjs/common';
import { RequestScope } from '../common/request-scope.js';
import { JOBS_CHANNEL } from '../jobs/job-requests.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

/** Kinds of mail jobs; the worker runs them with `MailJobs`. */
export const MAIL_JOB_KINDS = {
  invitation: 'mail.invitation',
  passwordReset: 'mail.password_reset',
  adminAdded: 'mail.admin_added',
} as const;

/**
 * Asks the worker for mails, as the sign-in role and in the transaction of what they are about. Mails about identities are the platform's jobs even
 * when a hospital causes them: a hospital's role has no right on identities or codes.
 */
@Injectable()
export class MailRequests {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
  ) {}

  async invitation(payload: { userId: string; tenantId: string }): Promise<void> {
    await this.request(MAIL_JOB_KINDS.invitation, payload);
  }

  /** `tenantId`: the hospital whose look the mail has. */
  async passwordReset(payload: { userId: string; tenantId?: string }): Promise<void> {
    await this.request(MAIL_JOB_KINDS.passwordReset, payload);
  }

  /** Tells the hospital's other active Admins that the operator added one: a job each, so that a mail tried again is not sent twice to the rest. */
  async adminAdded({ addedId, tenantId }: { addedId: string; tenantId: string }): Promise<void> {
    const admins = await this.units.current.query<{ userId: string }>(
      `SELECT user_id AS "userId" FROM public.memberships
        WHERE tenant_id = $1 AND user_id <> $2 AND status = 'active' AND 'Admin' = ANY (roles) ORDER BY user_id`,
      [tenantId, addedId],
    );
    for (const { userId } of admins) await this.request(MAIL_JOB_KINDS.adminAdded, { userId, tenantId, addedId });
  }

  private async request(kind: string, payload: Readonly<Record<string, string>>): Promise<void> {
    const unit = this.units.current;
    await unit.execute(
      `INSERT INTO public.job_requests (kind, payload, requested_by, scope, tenant_id) VALUES ($1, $2, $3, 'platform', NULL)`,
      [kind, JSON.stringify(payload), this.scope.current.actor?.id ?? null],
    );
    await unit.execute(`SELECT pg_notify('${JOBS_CHANNEL}', '')`);
  }
}
