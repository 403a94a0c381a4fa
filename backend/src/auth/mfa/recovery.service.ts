import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { Fingerprints } from '../../common/fingerprints.js';
import { RequestScope } from '../../common/request-scope.js';
import { MailRequests } from '../../mail/mail-requests.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { challengeFailed, codeWrong } from '../auth.errors.js';
import { IdentityProvider, type ProviderTokens } from '../identity-provider.service.js';
import { isRefusal } from '../identity-refusals.js';
import type { Person } from '../people.queries.js';
import { SecondFactors } from '../second-factors.service.js';
import { claimRecoveryCode, releaseRecoveryCode, replaceRecoveryCodes } from './mfa.queries.js';
import { inHalves, newRecoveryCodes } from './mfa.rules.js';

/**
 * Codes for people who have lost their authenticator. They are ours, the second factor is the provider's: to let one pass, the provider is asked for the
 * password alone for the moment of this sign-in. `users.mfa_enabled_at` keeps everybody else out meanwhile (docs/adr/0005-second-factor.md).
 */
@Injectable()
export class Recovery {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly audit: AuditLog,
    private readonly mail: MailRequests,
    private readonly fingerprints: Fingerprints,
    private readonly provider: IdentityProvider,
    private readonly secondFactors: SecondFactors,
  ) {}

  /** A new set in place of the old, in the open unit of the sign-in role. @returns the codes in clear, to be shown once */
  async renew(userId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    const hashes = codes.map((code) => this.hashOf(userId, code));
    await replaceRecoveryCodes(this.units.current, userId, hashes);
    return codes.map(inHalves);
  }

  /** Signs in with password and recovery code. @throws DomainError 401 `code.wrong`, `challenge.failed` when the password is no longer right */
  async signIn(person: Person, password: string, code: string): Promise<ProviderTokens> {
    const hash = this.hashOf(person.id, code);
    if (!(await this.units.auth((unit) => claimRecoveryCode(unit, person.id, hash)))) throw codeWrong();
    const tokens = await this.withoutSecondFactor(person.id, password).catch(async (error: unknown) => {
      await this.units.auth((unit) => releaseRecoveryCode(unit, person.id, hash));
      throw isRefusal(error, 'credentials') ? challengeFailed() : error;
    });
    await this.scope.runAs(person, () =>
      this.units.auth(async () => {
        await this.audit.record({ action: 'mfa.recovery_code_used', entity: 'user', entityId: person.id });
        await this.mail.securityNotice({ userId: person.id, notice: 'recovery_code_used' });
      }),
    );
    return tokens;
  }

  /** Off, password, on again: also when the password is refused. A failure in between is mended at the next sign-in. */
  private async withoutSecondFactor(userId: string, password: string): Promise<ProviderTokens> {
    try {
      await this.secondFactors.prefer(userId, false);
      const answer = await this.provider.signIn(userId, password);
      // Another sign-in of the same person has switched it on again in this very moment.
      if (!('tokens' in answer)) throw challengeFailed();
      return answer.tokens;
    } finally {
      await this.secondFactors.prefer(userId, true);
    }
  }

  private hashOf(userId: string, code: string): Buffer {
    return this.fingerprints.of(`recovery:${userId}:${code}`);
  }
}
