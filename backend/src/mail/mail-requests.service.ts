import { Injectable } from '@nestjs/common';
import type { NotificationKind } from '@hms/shared-dto';
import { RequestScope } from '../common/request-scope.js';
import { JOBS_CHANNEL } from '../jobs/job-requests.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

/** Kinds of mail jobs; the worker runs them with `MailJobs`. */
export const MAIL_JOB_KINDS = {
  invitation: 'mail.invitation',
  passwordReset: 'mail.password_reset',
  adminAdded: 'mail.admin_added',
  signUp: 'mail.sign_up',
  signUpWaiting: 'mail.sign_up_waiting',
  signUpDecided: 'mail.sign_up_decided',
  securityNotice: 'mail.security_notice',
  notification: 'mail.notification',
  /** A hospital's own job: it knows its patients, and the platform does not. */
  appointment: 'mail.appointment',
} as const;

/** What the owner of an account is told of. */
export type SecurityNotice =
  'mfa_enabled' | 'mfa_disabled' | 'mfa_reset' | 'recovery_codes_renewed' | 'recovery_code_used' | 'sign_in_locked';

/** Whom a notification goes to by mail, and what it is about. */
export interface NotificationMail {
  readonly userId: string;
  readonly tenantId: string;
  readonly kind: NotificationKind;
  readonly ids: Readonly<Record<string, string>>;
}

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
    for (const userId of await this.adminsBut(addedId, tenantId))
      await this.request(MAIL_JOB_KINDS.adminAdded, { userId, tenantId, addedId });
  }

  /** To the address of a sign-up: a code, or that it is known. The worker decides. */
  async signUp(payload: { signUpId: string }): Promise<void> {
    await this.request(MAIL_JOB_KINDS.signUp, payload);
  }

  /** Tells one person what they are notified of. A job each, so that a mail tried again is not sent twice to the rest. */
  async notification({ userId, tenantId, kind, ids }: NotificationMail): Promise<void> {
    if (kind === 'staff.approval_waiting') return this.request(MAIL_JOB_KINDS.signUpWaiting, { userId, tenantId, joinerId: ids['userId'] });
    await this.request(MAIL_JOB_KINDS.notification, { userId, tenantId, notification: kind });
  }

  /** Tells a person who signed up what an Admin decided. */
  async signUpDecided(payload: { userId: string; tenantId: string; decision: 'approved' | 'rejected' }): Promise<void> {
    await this.request(MAIL_JOB_KINDS.signUpDecided, payload);
  }

  /** Tells the owner of an account. `tenantId`: the hospital whose look the mail has. */
  async securityNotice(payload: { userId: string; notice: SecurityNotice; tenantId?: string }): Promise<void> {
    await this.request(MAIL_JOB_KINDS.securityNotice, payload);
  }

  /** Tells the owner of an e-mail address that sign-in is locked; of nobody's address, the same statements tell nobody. @returns the owner's id */
  async signInLocked(email: string): Promise<string | null> {
    const unit = this.units.current;
    await unit.execute(
      `INSERT INTO public.job_requests (kind, payload, scope, tenant_id)
       SELECT $2, jsonb_build_object('userId', id, 'notice', 'sign_in_locked'), 'platform', NULL
         FROM public.users WHERE email = $1 AND provider_subject IS NOT NULL`,
      [email, MAIL_JOB_KINDS.securityNotice],
    );
    await unit.execute(`SELECT pg_notify('${JOBS_CHANNEL}', '')`);
    const [owner] = await unit.query<{ id: string }>('SELECT id FROM public.users WHERE email = $1', [email]);
    return owner?.id ?? null;
  }

  private async adminsBut(userId: string, tenantId: string): Promise<string[]> {
    const admins = await this.units.current.query<{ userId: string }>(
      `SELECT user_id AS "userId" FROM public.memberships
        WHERE tenant_id = $1 AND user_id <> $2 AND status = 'active' AND 'Admin' = ANY (roles) ORDER BY user_id`,
      [tenantId, userId],
    );
    return admins.map((admin) => admin.userId);
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
