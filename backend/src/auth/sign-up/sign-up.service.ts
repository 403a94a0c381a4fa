import { setTimeout as delay } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { SignUpConfirmRequest, SignUpRequest } from '@hms/shared-dto';
import { RequestScope } from '../../common/request-scope.js';
import { InvalidRequestError } from '../../common/domain-error.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { MailRequests } from '../../mail/mail-requests.service.js';
import { SignUpCodes, SIGN_UP_LIFE_MINUTES } from '../../mail/sign-up-codes.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { codeInvalid, passwordRefused, signUpClosed } from '../auth.errors.js';
import { IdentityProvider } from '../identity-provider.service.js';
import { isRefusal } from '../identity-refusals.js';
import { markAccount } from '../people.queries.js';
import { SessionsService } from '../sessions.service.js';
import { Throttle } from '../throttle/throttle.service.js';
import {
  claimSignUp,
  findHost,
  identityOf,
  insertPending,
  insertSignUp,
  releaseSignUp,
  settleSignUp,
  type Host,
} from './sign-up.queries.js';

/** Sign-up answers after this long whatever it found. */
const SIGN_UP_ANSWER_MS = 150;

/** A person asks to join a hospital, proves the address, and waits for an Admin. Who is known already is told so by mail alone. */
@Injectable()
export class SignUps {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly codes: SignUpCodes,
    private readonly mail: MailRequests,
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionsService,
    private readonly throttle: Throttle,
    private readonly events: LiveEvents,
  ) {}

  /** The worker finds out who is known and mails accordingly: here nothing differs. @throws DomainError `sign_up.closed`, 429; 400 without a hospital */
  async request(request: SignUpRequest): Promise<void> {
    await this.throttle.countRequest();
    await Promise.all([this.write(request), delay(SIGN_UP_ANSWER_MS)]);
  }

  /** The mailed code makes account and membership, `pending`. @throws DomainError `code.invalid`, `sign_up.closed`, 429; 400 for a refused password */
  confirm(request: SignUpConfirmRequest): Promise<void> {
    return this.throttle.guard({ purpose: 'sign-up', who: request.email }, () => this.confirmByCode(request));
  }

  private async write(request: SignUpRequest): Promise<void> {
    await this.units.auth(async (unit) => {
      const { id: tenantId } = await this.openHost(request);
      const { email, name } = request;
      const signUpId = await insertSignUp(unit, { email, name, tenantId }, SIGN_UP_LIFE_MINUTES);
      await this.mail.signUp({ signUpId });
    });
  }

  private async confirmByCode(request: SignUpConfirmRequest): Promise<void> {
    const { email, password } = request;
    const { signUp, identity, tenantId } = await this.units.auth(async (unit) => {
      const host = await this.openHost(request);
      const codeHash = this.codes.hashOf(request.code, { email, tenantId: host.id });
      const claimed = await claimSignUp(unit, { email, tenantId: host.id, codeHash });
      if (!claimed) throw codeInvalid();
      const owner = await identityOf(unit, email, claimed.name);
      // Somebody got an account for this address meanwhile, by an invitation for example: its password stays.
      if (owner.account) throw codeInvalid();
      return { signUp: claimed, identity: owner, tenantId: host.id };
    });
    const subject = await this.makeAccount(identity.id, email, password).catch(async (error: unknown) => {
      await this.units.auth((unit) => releaseSignUp(unit, signUp.id));
      throw error;
    });
    const person = { id: identity.id, name: signUp.name, email };
    await this.scope.runAs(person, () => this.join(person, { signUpId: signUp.id, tenantId, subject }));
  }

  private join(
    { id: userId, name, email }: { id: string; name: string; email: string },
    { signUpId, tenantId, subject }: { signUpId: string; tenantId: string; subject: string },
  ): Promise<void> {
    return this.units.auth(async (unit) => {
      await settleSignUp(unit, signUpId);
      await markAccount(unit, userId, subject);
      if (!(await insertPending(unit, { userId, tenantId, email, name }))) return;
      await this.sessions.recordFor(tenantId, { action: 'membership.requested', entity: 'membership', entityId: userId });
      await this.events.emitIn(tenantId, 'staff.approval_waiting', { userId });
    });
  }

  private async makeAccount(userId: string, email: string, password: string): Promise<string> {
    const subject = await this.provider.createUser({ userId, email });
    try {
      await this.provider.setPassword(userId, password);
    } catch (error) {
      throw isRefusal(error, 'password') ? passwordRefused('password') : error;
    }
    return subject;
  }

  private async openHost(named: { tenantId?: string | undefined; subdomain?: string | undefined }): Promise<Host> {
    const host = await findHost(this.units.current, named);
    if (!host) {
      const path = named.tenantId === undefined && named.subdomain !== undefined ? 'subdomain' : 'tenantId';
      throw new InvalidRequestError([{ path, code: 'tenant.not_found', message: 'There is no such hospital.' }]);
    }
    if (!host.sign_up_open || host.locked) throw signUpClosed();
    return host;
  }
}
