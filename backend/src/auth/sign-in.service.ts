import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AppId, SignInRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { RequestScope } from '../common/request-scope.js';
import type { DomainError } from '../common/domain-error.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { authFailed } from './auth.errors.js';
import { ChallengeIssuer } from './challenge-issuer.service.js';
import { IdentityProvider, type PasswordAnswer } from './identity-provider.service.js';
import { IdentityRefusal } from './identity-refusals.js';
import { findPersonByEmail, type Person } from './people.queries.js';
import { SessionsService, type SignedIn } from './sessions.service.js';
import { choose, type NamedTenant } from './sign-in.rules.js';

/** Who signs in where, once the password was right. */
export interface Attempt {
  readonly person: Person;
  readonly named: NamedTenant;
  readonly appId: AppId;
}

/** Sign-in by password. Who is unknown costs the same work and gets the same words as who mistyped. */
@Injectable()
export class SignInService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly audit: AuditLog,
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionsService,
    private readonly challenges: ChallengeIssuer,
  ) {}

  /** @throws DomainError 401 for anything wrong; 403 only to who knows the password of a suspended place or locked hospital. */
  async signIn({ email, password, tenantId, subdomain }: SignInRequest, appId: AppId): Promise<SignedIn> {
    const person = await this.units.auth((unit) => findPersonByEmail(unit, email));
    const answer = await this.passwordAnswer(person?.id ?? randomUUID(), password);
    if (!person || !answer) throw await this.refused(person, authFailed());
    return this.proceed({ person, named: { tenantId, subdomain }, appId }, answer);
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
  async proceed({ person, named, appId }: Attempt, answer: PasswordAnswer): Promise<SignedIn> {
    const choice = choose(person, named);
    const tokens = 'tokens' in answer ? answer.tokens : null;
    if (choice.kind === 'refused') {
      if (tokens) await this.provider.revoke(tokens.refreshToken);
      throw await this.refused(person, choice.error);
    }
    if ('newPasswordSession' in answer) {
      const tenantId = choice.kind === 'hospital' ? choice.membership.tenantId : null;
      return this.challenges.newPassword({ person, appId, tenantId }, answer.newPasswordSession);
    }
    if (choice.kind === 'several') return this.challenges.chooseTenant({ person, appId, memberships: choice.memberships }, answer.tokens);
    return this.sessions.open(person, choice.kind === 'hospital' ? choice.membership.tenantId : null, { tokens: answer.tokens, appId });
  }

  /** Writes the refusal down, with the person if there is one, in a short transaction of its own. */
  async refused(person: Pick<Person, 'id' | 'name'> | null, error: DomainError): Promise<DomainError> {
    const entry = { action: 'session.refused', entity: 'session', details: { code: error.code } };
    const record = () => this.units.auth(() => this.audit.record(entry));
    await (person ? this.scope.runAs({ id: person.id, name: person.name }, record) : record());
    return error;
  }
}
