import { Injectable } from '@nestjs/common';
import { PASSWORD_PATTERN, type AcceptInvitationRequest, type InvitationAnswer } from '@hms/shared-dto';
import { RequestScope } from '../common/request-scope.js';
import { LiveEvents } from '../events/live-events.service.js';
import { OneTimeCodes } from '../mail/one-time-codes.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { authFailed, invitationNotFound, passwordRefused, tenantLocked } from './auth.errors.js';
import { IdentityProvider, type PasswordAnswer } from './identity-provider.service.js';
import { isRefusal } from './identity-refusals.js';
import { activateMembership, getPerson, markAccount, type Membership, type Person } from './people.queries.js';
import { SessionsService, type SignedIn } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { Throttle } from './throttle/throttle.service.js';

interface Invitation {
  readonly person: Person;
  readonly membership: Membership;
}

/** What a right password gave, and the subject of an account that was made for it. */
interface Proof {
  readonly answer: PasswordAnswer;
  readonly subject: string | null;
}

/** Shows and accepts invitations. The mailed link lets a new person choose a password; it never sets one for an account that exists. */
@Injectable()
export class InvitationAcceptance {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly codes: OneTimeCodes,
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionsService,
    private readonly signIns: SignInService,
    private readonly throttle: Throttle,
    private readonly events: LiveEvents,
  ) {}

  /** @throws DomainError `invitation.not_found` when unknown, used or expired; `tenant.locked` */
  async show(token: string): Promise<InvitationAnswer> {
    const { person, membership } = await this.find(token);
    return {
      email: person.email,
      name: membership.name,
      hospital: { id: membership.tenantId, name: membership.tenantName },
      subdomain: membership.subdomain,
      account: person.hasAccount ? 'existing' : 'new',
      roles: [...membership.roles],
    };
  }

  /** Accepts and signs in. @throws DomainError as `show`, 400 for a weak new password, 401 for a wrong existing one */
  async accept({ token, password }: AcceptInvitationRequest, appId: string): Promise<SignedIn> {
    const invitation = await this.find(token);
    if (!invitation.person.hasAccount && !PASSWORD_PATTERN.test(password)) throw passwordRefused('password');
    if (!(await this.units.auth(() => this.codes.claim('invitation', token)))) throw invitationNotFound();
    const proof = await this.guarded(invitation.person, password).catch(async (error: unknown) => {
      await this.units.auth(() => this.codes.release(token));
      throw error;
    });
    const person = await this.join(invitation, proof);
    return this.signIns.proceed({ person, named: { tenantId: invitation.membership.tenantId }, appId, password }, proof.answer);
  }

  private find(token: string): Promise<Invitation> {
    return this.units.auth(async (unit) => {
      const code = await this.codes.find('invitation', token);
      if (!code?.tenant_id) throw invitationNotFound();
      const person = await getPerson(unit, code.user_id);
      const membership = person.memberships.find(({ tenantId }) => tenantId === code.tenant_id);
      if (membership?.status !== 'invited' || membership.tenantStatus === 'provisioning') throw invitationNotFound();
      if (membership.suspensionKind === 'lock') throw tenantLocked(membership.suspensionReason);
      return { person, membership };
    });
  }

  /** The link is proof of the address, not of the password: guesses at it are counted with those at sign-in. */
  private guarded(person: Person, password: string): Promise<Proof> {
    return this.throttle.guard(
      { purpose: 'account', who: person.email },
      () => this.prove(person, password),
      () => 'passed',
    );
  }

  /** The person's own password, or for a new person the account that it is chosen for. */
  private async prove(person: Person, password: string): Promise<Proof> {
    const subject = person.hasAccount ? null : await this.makeAccount(person, password);
    const answer = await this.signIns.passwordAnswer(person.id, password);
    if (!answer) throw await this.signIns.refused(person, authFailed());
    return { answer, subject };
  }

  private async makeAccount({ id, email }: Person, password: string): Promise<string> {
    const subject = await this.provider.createUser({ userId: id, email });
    try {
      await this.provider.setPassword(id, password);
    } catch (error) {
      throw isRefusal(error, 'password') ? passwordRefused('password') : error;
    }
    return subject;
  }

  private async join({ person, membership: { tenantId } }: Invitation, { answer, subject }: Proof): Promise<Person> {
    const join = () =>
      this.units.auth(async (unit) => {
        if (subject !== null) await markAccount(unit, person.id, subject);
        if (!(await activateMembership(unit, person.id, tenantId))) throw invitationNotFound();
        await this.codes.endAll('invitation', { userId: person.id, tenantId });
        await this.sessions.recordFor(tenantId, { action: 'membership.accepted', entity: 'membership', entityId: person.id });
        await this.events.emitIn(tenantId, 'staff.changed', { userId: person.id });
        return getPerson(unit, person.id);
      });
    try {
      return await this.scope.runAs(person, join);
    } catch (error) {
      if ('tokens' in answer) await this.provider.revoke(answer.tokens.refreshToken);
      throw error;
    }
  }
}
