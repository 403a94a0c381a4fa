import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { ChangePasswordRequest, ForgotPasswordRequest, ResetPasswordRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { RequestScope } from '../common/request-scope.js';
import type { Principal } from '../common/request.js';
import { MailRequests } from '../mail/mail-requests.service.js';
import { OneTimeCodes } from '../mail/one-time-codes.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { codeInvalid, currentPasswordWrong, passwordRefused } from './auth.errors.js';
import { IdentityProvider } from './identity-provider.service.js';
import { isRefusal } from './identity-refusals.js';
import { credentialsChanged, findPersonByEmail, getPerson } from './people.queries.js';
import { endSessionsOf } from './sessions.queries.js';
import { SessionsService } from './sessions.service.js';
import { Presence } from './step-up/presence.service.js';
import { Throttle } from './throttle/throttle.service.js';

/** "Forgot password" answers after this long whatever it found, so that its time tells nothing. */
const FORGOT_ANSWER_MS = 150;

/** Forgotten, reset and changed passwords. The identity provider keeps them; the codes are ours. */
@Injectable()
export class PasswordsService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly audit: AuditLog,
    private readonly codes: OneTimeCodes,
    private readonly mail: MailRequests,
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionsService,
    private readonly throttle: Throttle,
    private readonly presence: Presence,
  ) {}

  /** Asks for a mail with a code, if the address has an account; never says whether. */
  async forgot(request: ForgotPasswordRequest): Promise<void> {
    await this.throttle.countRequest();
    await Promise.all([this.requestCode(request), delay(FORGOT_ANSWER_MS)]);
  }

  /** @throws DomainError `code.invalid` when unknown, used, expired or another person's; 400 for a password that the provider refuses */
  reset(request: ResetPasswordRequest): Promise<void> {
    return this.throttle.guard({ purpose: 'reset', who: request.email }, () => this.resetByCode(request));
  }

  private async resetByCode({ email, code, newPassword }: ResetPasswordRequest): Promise<void> {
    const person = await this.units.auth(async (unit) => {
      const found = await this.codes.find('password_reset', code);
      const owner = found && (await getPerson(unit, found.user_id));
      if (owner?.email !== email || !(await this.codes.claim('password_reset', code))) throw codeInvalid();
      return owner;
    });
    await this.setPassword(person.id, newPassword).catch(async (error: unknown) => {
      await this.units.auth(() => this.codes.release(code));
      throw error;
    });
    await this.scope.runAs(person, () =>
      this.units.auth(async (unit) => {
        await this.codes.endAll('password_reset', { userId: person.id });
        await credentialsChanged(unit, person.id);
        if (!person.mfaEnabled) await this.throttle.forgive('account', email);
        await endSessionsOf(unit, person.id, { reason: 'password_reset' });
        await this.audit.record({ action: 'password.reset', entity: 'user', entityId: person.id });
      }),
    );
    await this.provider.signOutEverywhere(person.id);
  }

  /** @throws InvalidRequestError when the present password is wrong or the new one is refused */
  async change(caller: Principal, { currentPassword, newPassword }: ChangePasswordRequest): Promise<void> {
    const { userId, sessionId, tenantId } = caller;
    await this.presence.provePassword(caller, currentPassword, currentPasswordWrong);
    await this.setPassword(userId, newPassword);
    await this.units.auth(async (unit) => {
      await credentialsChanged(unit, userId);
      // A global sign-out at the provider would end this session too, so the others are ended one by one.
      const ended = await endSessionsOf(unit, userId, { reason: 'password_changed', keep: sessionId });
      this.sessions.forgetAtProvider(ended);
      await this.sessions.recordFor(tenantId, { action: 'password.changed', entity: 'user', entityId: userId });
    });
  }

  private async requestCode({ email, tenantId, subdomain }: ForgotPasswordRequest): Promise<void> {
    await this.units.auth(async (unit) => {
      const person = await findPersonByEmail(unit, email);
      if (!person?.hasAccount || !(await this.codes.mayIssue('password_reset', person.id))) return;
      const named = person.memberships.find((one) => one.tenantId === tenantId || one.subdomain === subdomain);
      await this.mail.passwordReset({ userId: person.id, ...(named ? { tenantId: named.tenantId } : {}) });
    });
  }

  private async setPassword(userId: string, password: string): Promise<void> {
    try {
      await this.provider.setPassword(userId, password);
    } catch (error) {
      throw isRefusal(error, 'password') ? passwordRefused('newPassword') : error;
    }
  }
}
