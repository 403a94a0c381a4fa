import { Injectable } from '@nestjs/common';
import type { ChallengeRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError } from '../common/domain-error.js';
import { RequestScope } from '../common/request-scope.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { answerMissing, challengeFailed, passwordRefused } from './auth.errors.js';
import type { Withheld } from './challenge-issuer.service.js';
import { claimChallenge, discardChallenge, releaseChallenge } from './challenges.queries.js';
import { IdentityProvider, type PasswordAnswer } from './identity-provider.service.js';
import { isRefusal } from './identity-refusals.js';
import { SecondFactorAnswers } from './mfa/second-factor-answers.service.js';
import { getPerson, type Person } from './people.queries.js';
import { Sealing } from './sealing.service.js';
import type { SignedIn } from './sessions.service.js';
import { SignInService, type Attempt } from './sign-in.service.js';

interface Claimed {
  readonly person: Person;
  readonly tenantId: string | null;
  readonly withheld: Withheld;
}

/** An answer to one kind of challenge. */
type Answering = (claimed: Claimed, attempt: Attempt, given: string) => Promise<SignedIn>;

/** Takes the answers to challenges. Each challenge belongs to one person, one app and one kind, lives some minutes and works once. */
@Injectable()
export class ChallengesService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly audit: AuditLog,
    private readonly sealing: Sealing,
    private readonly provider: IdentityProvider,
    private readonly signIns: SignInService,
    private readonly secondFactors: SecondFactorAnswers,
  ) {}

  /** @throws DomainError 401 `challenge.failed` when unknown, used, expired or of another app; 401 `code.wrong`, 429 when wrong too often */
  async answer(request: ChallengeRequest, appId: string): Promise<SignedIn> {
    const { challenge, session } = request;
    const field = ({ CHOOSE_TENANT: 'tenantId', NEW_PASSWORD_REQUIRED: 'newPassword' } as const)[challenge as 'CHOOSE_TENANT'] ?? 'code';
    const given = request[field];
    if (given === undefined) throw answerMissing(field);
    const claimed = await this.claim(request, appId);
    const attempt = { person: claimed.person, named: { tenantId: claimed.tenantId ?? undefined }, appId };
    let isOpen = false;
    try {
      return await this.answeringOf(challenge)(claimed, attempt, given);
    } catch (error) {
      isOpen = challenge !== 'CHOOSE_TENANT' && isStillOpen(error);
      throw error;
    } finally {
      await this.units.auth((unit) => (isOpen ? releaseChallenge(unit, session) : discardChallenge(unit, session)));
    }
  }

  private answeringOf(challenge: ChallengeRequest['challenge']): Answering {
    const kinds: Record<ChallengeRequest['challenge'], Answering> = {
      CHOOSE_TENANT: ({ withheld }, attempt, tenantId) =>
        this.signIns.proceed({ ...attempt, named: { tenantId }, secondFactorDone: true }, { tokens: withheld.tokens! }),
      NEW_PASSWORD_REQUIRED: async (claimed, attempt, newPassword) => {
        const answer = await this.setNewPassword(claimed, newPassword);
        return this.signIns.proceed({ ...attempt, password: newPassword }, answer);
      },
      SOFTWARE_TOKEN_MFA: (claimed, attempt, code) => this.secondFactor(claimed, attempt, code),
      MFA_SETUP: async ({ person, withheld }, attempt, code) => {
        const { person: now, recoveryCodes } = await this.secondFactors.setUp(person, withheld.tokens!, code);
        const { answer, cookie } = await this.signIns.proceed(
          { ...attempt, person: now, secondFactorDone: true },
          { tokens: withheld.tokens! },
        );
        return { answer: { ...answer, recoveryCodes }, cookie };
      },
    };
    return kinds[challenge];
  }

  private secondFactor({ person, withheld }: Claimed, attempt: Attempt, code: string): Promise<SignedIn> {
    const asked = withheld.secondFactor!;
    return this.signIns.guarded(person.email, async () => {
      const answer = await this.secondFactors.prove(person, asked, code);
      await this.secondFactors.remember(person);
      return this.signIns.proceed({ ...attempt, person: { ...person, mfaEnabled: true }, secondFactorDone: true }, answer);
    });
  }

  private async claim({ session, challenge: kind }: ChallengeRequest, appId: string): Promise<Claimed> {
    return this.units.auth(async (unit) => {
      const row = await claimChallenge(unit, { session, kind, appId });
      if (!row) throw challengeFailed();
      const withheld = JSON.parse(this.sealing.unsealBytes(row.sealed)) as Withheld;
      const person = await getPerson(unit, row.user_id);
      if (person.credentialsVersion !== withheld.credentialsVersion) throw challengeFailed();
      return { person, tenantId: row.tenant_id, withheld };
    });
  }

  private async setNewPassword({ person, withheld }: Claimed, newPassword: string): Promise<PasswordAnswer> {
    let answer: PasswordAnswer;
    try {
      answer = await this.provider.chooseNewPassword(person.id, withheld.newPasswordSession!, newPassword);
    } catch (error) {
      if (isRefusal(error, 'credentials')) throw challengeFailed();
      throw isRefusal(error, 'password') ? passwordRefused('newPassword') : error;
    }
    const entry = { action: 'password.changed', entity: 'user', entityId: person.id, details: { at: 'first sign-in' } };
    await this.scope.runAs(person, () => this.units.auth(() => this.audit.record(entry)));
    return answer;
  }
}

/** What does not answer a challenge: a weak password, a wrong code, too many of them, a provider that is down. */
const isStillOpen = (error: unknown): boolean => {
  if (!(error instanceof DomainError)) return true;
  return ['request.invalid', 'code.wrong', 'auth.throttled', 'rate.limited'].includes(error.code) || error.status >= 500;
};
