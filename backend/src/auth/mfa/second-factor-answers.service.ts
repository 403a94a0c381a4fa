import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { RequestScope } from '../../common/request-scope.js';
import { MailRequests } from '../../mail/mail-requests.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { challengeFailed, codeWrong } from '../auth.errors.js';
import type { Withheld } from '../challenge-issuer.service.js';
import { IdentityProvider, type PasswordAnswer, type ProviderTokens } from '../identity-provider.service.js';
import { isRefusal } from '../identity-refusals.js';
import { credentialsChanged, getPerson, type Person } from '../people.queries.js';
import { SecondFactors } from '../second-factors.service.js';
import { writeMfa } from './mfa.queries.js';
import { isRecoveryCode } from './mfa.rules.js';
import { Recovery } from './recovery.service.js';

/** A second factor that was set up on the way in: the person as they are now, and the codes to be shown once. */
export interface SetUp {
  readonly person: Person;
  readonly recoveryCodes: string[];
}

/** What a code is worth during sign-in. */
@Injectable()
export class SecondFactorAnswers {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly audit: AuditLog,
    private readonly mail: MailRequests,
    private readonly provider: IdentityProvider,
    private readonly secondFactors: SecondFactors,
    private readonly recovery: Recovery,
  ) {}

  /** @throws DomainError 401 `code.wrong`, `challenge.failed` when the provider's session is over */
  async prove(person: Person, { session, password }: NonNullable<Withheld['secondFactor']>, code: string): Promise<PasswordAnswer> {
    if (isRecoveryCode(code)) return { tokens: await this.recovery.signIn(person, password, code) };
    try {
      return await this.provider.giveCode(person.id, session, code);
    } catch (error) {
      if (isRefusal(error, 'code')) throw await this.refused(person);
      throw isRefusal(error, 'credentials') ? challengeFailed() : error;
    }
  }

  /** The first code of an app that was set up on the way in. @throws DomainError 401 `code.wrong` */
  async setUp(person: Person, { accessToken }: ProviderTokens, code: string): Promise<SetUp> {
    if (isRecoveryCode(code)) throw codeWrong();
    await this.verify(accessToken, code);
    await this.secondFactors.prefer(person.id, true);
    return this.scope.runAs(person, () =>
      this.units.auth(async (unit) => {
        await writeMfa(unit, person.id, true);
        await credentialsChanged(unit, person.id);
        const recoveryCodes = await this.recovery.renew(person.id);
        await this.audit.record({ action: 'mfa.enabled', entity: 'user', entityId: person.id, details: { at: 'sign-in' } });
        await this.mail.securityNotice({ userId: person.id, notice: 'mfa_enabled' });
        return { person: await getPerson(unit, person.id), recoveryCodes };
      }),
    );
  }

  /** The provider asked for a code although we did not know of a second factor: it was set up and we were killed before we wrote it down. */
  async remember(person: Person): Promise<void> {
    if (!person.mfaEnabled) await this.units.auth((unit) => writeMfa(unit, person.id, true));
  }

  private async verify(accessToken: string, code: string): Promise<void> {
    try {
      await this.secondFactors.verify(accessToken, code);
    } catch (error) {
      if (isRefusal(error, 'code')) throw codeWrong();
      throw isRefusal(error, 'credentials') ? challengeFailed() : error;
    }
  }

  private async refused(person: Person) {
    const entry = { action: 'session.refused', entity: 'session', details: { code: 'code.wrong' } };
    await this.scope.runAs(person, () => this.units.auth(() => this.audit.record(entry)));
    return codeWrong();
  }
}
