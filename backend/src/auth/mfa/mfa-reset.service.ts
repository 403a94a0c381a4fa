import { Injectable } from '@nestjs/common';
import { MailRequests } from '../../mail/mail-requests.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { credentialsChanged } from '../people.queries.js';
import { SecondFactors } from '../second-factors.service.js';
import { SessionsService } from '../sessions.service.js';
import { replaceRecoveryCodes, writeMfa } from './mfa.queries.js';

/** Takes the second factor of a person away who has lost authenticator and recovery codes, at somebody else's word. */
@Injectable()
export class MfaReset {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly secondFactors: SecondFactors,
    private readonly sessions: SessionsService,
    private readonly mail: MailRequests,
  ) {}

  /** First step, outside any unit of work. Killed after it, the second factor is on again with the next sign-in. */
  atProvider(userId: string): Promise<void> {
    return this.secondFactors.prefer(userId, false);
  }

  /** Second step, in the open unit as the sign-in role. Ends all sessions and tells the owner; the caller writes the audit. */
  async writeDown(userId: string): Promise<void> {
    const { current } = this.units;
    await writeMfa(current, userId, false);
    await replaceRecoveryCodes(current, userId, []);
    await credentialsChanged(current, userId);
    await this.sessions.revokeSessionsOf(userId, null, 'mfa_reset');
    await this.mail.securityNotice({ userId, notice: 'mfa_reset' });
  }
}
