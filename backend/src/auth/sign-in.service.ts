import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SignInRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { DependencyDownError, type DomainError } from '../common/domain-error.js';
import { RequestScope } from '../common/request-scope.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { authFailed } from './auth.errors.js';
import { ChallengeIssuer } from './challenge-issuer.service.js';
import { IdentityProvider, type PasswordAnswer, type ProviderTokens } from './identity-provider.service.js';
import { IdentityRefusal } from './identity-refusals.js';
import { findPersonByEmail, type Person } from './people.queries.js';
import { SecondFactors } from './second-factors.service.js';
import { SessionsService, type SignedIn } from './sessions.service.js';
import { choose, requiresMfa, type Choice, type NamedTenant } from './sign-in.rules.js';
import { Throttle, type Outcome } from './throttle/throttle.service.js';

/** Who signs in where, once the password was right. */
export interface Attempt {
  readonly person: Person;
  readonly named: NamedTenant;
  readonly appId: string;
  /** The right password, where one was given in this very step. */
  readonly password?: string;
  /** The tokens come from a step that has seen to the second factor. Without it, nobody who has one gets past. */
  readonly secondFactorDone?: true;
}

/** A password alone proves nothing yet where a code, or another password, is still asked for. */
const outcomeOf = ({ answer: { challenge } }: SignedIn): Outcome =>
  challenge === 'SOFTWARE_TOKEN_MFA' || challenge === 'NEW_PASSWORD_REQUIRED' ? 'passed' : 'done';

/** Sign-in by password. Who is unknown costs the same work and gets the same words as who mistyped. */
@Injectable()
export class SignInService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly audit: AuditLog,
    private readonly provider: IdentityProvider,
    private readonly secondFactors: SecondFactors,
    private readonly sessions: SessionsService,
    private readonly challenges: ChallengeIssuer,
    private readonly throttle: Throttle,
  ) {}

  /** @throws DomainError 401 for anything wrong; 403 only to who knows the password of a suspended place or locked hospital; 429 */
  signIn({ email, password, tenantId, subdomain }: SignInRequest, appId: string): Promise<SignedIn> {
    return this.guarded(email, async () => {
      const person = await this.units.auth((unit) => findPersonByEmail(unit, email));
      const answer = await this.passwordAnswer(person?.id ?? randomUUID(), password);
      if (!person || !answer) throw await this.refused(person, authFailed());
      return this.proceed({ person, named: { tenantId, subdomain }, appId, password }, answer);
    });
  }

  /** A guess at a person's password or code is counted. */
  guarded(email: string, work: () => Promise<SignedIn>): Promise<SignedIn> {
    return this.throttle.guard({ purpose: 'account', who: email }, work, outcomeOf);
  }

  /** What the provider says to a password; null when it is wrong. */
  async passwordAnswer(userId: string, password: string): Promise<PasswordAnswer | null> {
    try {
      return await this.provider.signIn(userId, password);
    } catch (error) {
      if (error instanceof IdentityRefusal) return null;
      throw error;
    }
  }

  /** From a right password to a session, or to what stands between. Tokens of a refused sign-in are revoked. */
  async proceed(attempt: Attempt, given: PasswordAnswer): Promise<SignedIn> {
    const { person, appId, password = '' } = attempt;
    const choice = choose(person, attempt.named);
    if (choice.kind === 'refused') {
      if ('tokens' in given) await this.provider.revoke(given.tokens.refreshToken);
      throw await this.refused(person, choice.error);
    }
    const answer = await this.withSecondFactor(attempt, given);
    const asked = { person, appId, tenantId: choice.kind === 'hospital' ? choice.membership.tenantId : null };
    if ('newPasswordSession' in answer) return this.challenges.newPassword(asked, answer.newPasswordSession);
    if ('secondFactorSession' in answer) return this.challenges.code(asked, { session: answer.secondFactorSession, password });
    return this.enter(attempt, choice, answer.tokens);
  }

  /** Writes the refusal down, with the person if there is one, in a short transaction of its own. */
  async refused(person: Pick<Person, 'id' | 'name'> | null, error: DomainError): Promise<DomainError> {
    const entry = { action: 'session.refused', entity: 'session', details: { code: error.code } };
    const record = () => this.units.auth(() => this.audit.record(entry));
    await (person ? this.scope.runAs({ id: person.id, name: person.name }, record) : record());
    return error;
  }

  private enter(attempt: Attempt, choice: Exclude<Choice, { kind: 'refused' }>, tokens: ProviderTokens): Promise<SignedIn> {
    const { person, appId } = attempt;
    if (choice.kind === 'several') return this.challenges.chooseTenant({ person, appId, memberships: choice.memberships }, tokens);
    if (choice.kind === 'platform') return this.sessions.open(person, null, { tokens, appId });
    const { membership } = choice;
    if (requiresMfa(membership) && !person.mfaEnabled) return this.challenges.setUpMfa({ person, appId, membership }, tokens);
    return this.sessions.open(person, membership.tenantId, { tokens, appId });
  }

  /**
   * Tokens for a password alone are not enough for a person with a second factor. The provider gives them only while a recovery code is used or after we
   * were killed then: they are revoked, the second factor is switched on again, and the password is asked about once more.
   */
  private async withSecondFactor({ person, password, secondFactorDone }: Attempt, answer: PasswordAnswer): Promise<PasswordAnswer> {
    if (!('tokens' in answer) || !person.mfaEnabled || secondFactorDone) return answer;
    await this.provider.revoke(answer.tokens.refreshToken);
    await this.secondFactors.prefer(person.id, true).catch((cause: unknown) => {
      // The provider has lost what it knew of the second factor. Nobody gets in by the password alone; the operator can reset it.
      throw new DependencyDownError('The sign-in service', { cause });
    });
    const again = password === undefined ? null : await this.passwordAnswer(person.id, password);
    if (!again) throw await this.refused(person, authFailed());
    if (!('tokens' in again)) return again;
    await this.provider.revoke(again.tokens.refreshToken);
    throw new DependencyDownError('The sign-in service');
  }
}
