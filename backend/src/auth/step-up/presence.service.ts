import { Injectable } from '@nestjs/common';
import type { ReauthenticateRequest } from '@hms/shared-dto';
import type { DomainError } from '../../common/domain-error.js';
import type { Principal } from '../../common/request.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { answerMissing, codeWrongAt, passwordWrong } from '../auth.errors.js';
import { IdentityProvider } from '../identity-provider.service.js';
import { isRefusal } from '../identity-refusals.js';
import { isRecoveryCode } from '../mfa/mfa.rules.js';
import { mfaOf } from '../mfa/mfa.queries.js';
import { SecondFactors } from '../second-factors.service.js';
import { SessionsService } from '../sessions.service.js';
import { Throttle } from '../throttle/throttle.service.js';

/** Proofs that a person with a session is still there. Wrong ones are counted and written down: somebody may be trying at an open screen. */
@Injectable()
export class Presence {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly provider: IdentityProvider,
    private readonly secondFactors: SecondFactors,
    private readonly sessions: SessionsService,
    private readonly throttle: Throttle,
  ) {}

  /** Proves it by password or code, and marks the session. @throws InvalidRequestError when wrong or missing, DomainError 429 */
  async reauthenticate(caller: Principal, accessToken: string, { password, code }: ReauthenticateRequest): Promise<void> {
    if (password !== undefined) await this.provePassword(caller, password, passwordWrong);
    else if (code !== undefined) await this.proveCode(caller, accessToken, code);
    else throw answerMissing('password');
    await this.units.auth(async (unit) => {
      await unit.execute('UPDATE public.sessions SET reauthenticated_at = now() WHERE id = $1', [caller.sessionId]);
      const entry = { action: 'session.reauthenticated', entity: 'session', entityId: caller.sessionId };
      await this.sessions.recordFor(caller.tenantId, entry);
    });
  }

  /** @throws the error of `wrong`, DomainError 429 */
  provePassword(caller: Principal, password: string, wrong: () => DomainError): Promise<void> {
    return this.guarded(caller, async () => {
      try {
        const answer = await this.provider.signIn(caller.userId, password);
        if ('tokens' in answer) await this.provider.revoke(answer.tokens.refreshToken);
      } catch (error) {
        if (!isRefusal(error, 'credentials')) throw error;
        await this.writeDown(caller, 'password.refused');
        throw wrong();
      }
    });
  }

  /** A code of the app in use; recovery codes are for sign-in. */
  private proveCode(caller: Principal, accessToken: string, code: string): Promise<void> {
    return this.guarded(caller, async () => {
      const { enabled_at } = await this.units.auth((unit) => mfaOf(unit, caller.userId));
      if (enabled_at === null || isRecoveryCode(code)) throw codeWrongAt('code');
      try {
        await this.secondFactors.verify(accessToken, code);
      } catch (error) {
        if (!isRefusal(error, 'code')) throw error;
        await this.writeDown(caller, 'mfa.code_refused');
        throw codeWrongAt('code');
      }
    });
  }

  private guarded(caller: Principal, work: () => Promise<void>): Promise<void> {
    return this.throttle.guard({ purpose: 'reauthenticate', who: caller.email }, work);
  }

  private writeDown({ tenantId, userId }: Principal, action: string): Promise<void> {
    return this.units.auth(() => this.sessions.recordFor(tenantId, { action, entity: 'user', entityId: userId }));
  }
}
