import { Injectable } from '@nestjs/common';
import type { AppRequest, Principal } from '../common/request.js';
import { RequestScope } from '../common/request-scope.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { IdentityProvider } from './identity-provider.service.js';
import { SessionCookie } from './session-cookie.js';
import { endSessionOfTokens, endSessionsOf, type EndedSession } from './sessions.queries.js';
import { SessionsService } from './sessions.service.js';
import { credentialsChanged, getPerson } from './people.queries.js';

/** Ends sessions at the person's own wish. What is ended already is no error. */
@Injectable()
export class SignOutService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly sessions: SessionsService,
    private readonly provider: IdentityProvider,
    private readonly cookie: SessionCookie,
  ) {}

  /** The session of the access token, of the refresh cookie, or of both. */
  async signOut(request: AppRequest): Promise<void> {
    const originJti = request.user?.origin_jti ?? null;
    const refreshToken = this.cookie.read(request);
    if (originJti === null && refreshToken === null) return;
    await this.units.auth(async (unit) => {
      const ended = await endSessionOfTokens(unit, { reason: 'signed_out', originJti, refreshToken });
      await this.record(ended, 'session.signed_out');
      this.sessions.forgetAtProvider(ended);
    });
  }

  /** All sessions of the caller, here and at the provider, and sign-ins that are under way. */
  async signOutEverywhere({ userId }: Principal): Promise<void> {
    await this.units.auth(async (unit) => {
      await credentialsChanged(unit, userId);
      const ended = await endSessionsOf(unit, userId, { reason: 'signed_out_everywhere' });
      await this.record(ended, 'session.signed_out_everywhere');
    });
    await this.provider.signOutEverywhere(userId);
  }

  private async record(ended: readonly EndedSession[], action: string): Promise<void> {
    for (const { id, user_id, tenant_id } of ended) {
      const { name } = await getPerson(this.units.current, user_id);
      await this.scope.runAs({ id: user_id, name }, () => this.sessions.recordFor(tenant_id, { action, entity: 'session', entityId: id }));
    }
  }
}
