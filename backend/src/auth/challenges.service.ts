import { Injectable } from '@nestjs/common';
import type { AppId, ChallengeRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { RequestScope } from '../common/request-scope.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { answerMissing, challengeFailed, passwordRefused } from './auth.errors.js';
import type { Withheld } from './challenge-issuer.service.js';
import { claimChallenge, releaseChallenge } from './challenges.queries.js';
import { IdentityProvider, type ProviderTokens } from './identity-provider.service.js';
import { isRefusal } from './identity-refusals.js';
import { getPerson, type Person } from './people.queries.js';
import { Sealing } from './sealing.service.js';
import type { SignedIn } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';

interface Claimed {
  readonly person: Person;
  readonly tenantId: string | null;
  readonly withheld: Withheld;
}

/** Takes the answers to challenges. Each challenge belongs to one person, one app and one kind, lives three minutes and works once. */
@Injectable()
export class ChallengesService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly audit: AuditLog,
    private readonly sealing: Sealing,
    private readonly provider: IdentityProvider,
    private readonly signIns: SignInService,
  ) {}

  /** @throws DomainError 401 `challenge.failed` when unknown, used, expired or of another app. */
  answer(request: ChallengeRequest, appId: AppId): Promise<SignedIn> {
    return request.challenge === 'CHOOSE_TENANT' ? this.chooseTenant(request, appId) : this.newPassword(request, appId);
  }

  private async chooseTenant(request: ChallengeRequest, appId: AppId): Promise<SignedIn> {
    const { tenantId } = request;
    if (tenantId === undefined) throw answerMissing('tenantId');
    const { person, withheld } = await this.claim(request, appId);
    return this.signIns.proceed({ person, named: { tenantId }, appId }, { tokens: withheld.tokens! });
  }

  private async newPassword(request: ChallengeRequest, appId: AppId): Promise<SignedIn> {
    const { newPassword } = request;
    if (newPassword === undefined) throw answerMissing('newPassword');
    const claimed = await this.claim(request, appId);
    const tokens = await this.setNewPassword(claimed, { session: request.session, newPassword });
    const tenantId = claimed.tenantId ?? undefined;
    return this.signIns.proceed({ person: claimed.person, named: { tenantId }, appId }, { tokens });
  }

  private async claim({ session, challenge: kind }: ChallengeRequest, appId: AppId): Promise<Claimed> {
    return this.units.auth(async (unit) => {
      const row = await claimChallenge(unit, { session, kind, appId });
      if (!row) throw challengeFailed();
      const withheld = JSON.parse(this.sealing.unsealBytes(row.sealed)) as Withheld;
      return { person: await getPerson(unit, row.user_id), tenantId: row.tenant_id, withheld };
    });
  }

  private async setNewPassword(
    { person, withheld }: Claimed,
    { session, newPassword }: { session: string; newPassword: string },
  ): Promise<ProviderTokens> {
    let tokens: ProviderTokens;
    try {
      tokens = await this.provider.chooseNewPassword(person.id, withheld.newPasswordSession!, newPassword);
    } catch (error) {
      if (isRefusal(error, 'credentials')) throw challengeFailed();
      await this.units.auth((unit) => releaseChallenge(unit, session));
      throw isRefusal(error, 'password') ? passwordRefused('newPassword') : error;
    }
    const entry = { action: 'password.changed', entity: 'user', entityId: person.id, details: { at: 'first sign-in' } };
    await this.scope.runAs(person, () => this.units.auth(() => this.audit.record(entry)));
    return tokens;
  }
}
