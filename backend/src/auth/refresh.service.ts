import { Injectable } from '@nestjs/common';
import { headerOf, type AppRequest } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { refreshFailed } from './auth.errors.js';
import { IdentityProvider, type ProviderTokens } from './identity-provider.service.js';
import { isRefusal } from './identity-refusals.js';
import { newToken } from './opaque.js';
import { Sealing } from './sealing.service.js';
import { appOf, SessionCookie } from './session-cookie.js';
import { toSignInAnswer } from './session.mapper.js';
import {
  endSessionOfTokens,
  findRefreshToken,
  keepProviderToken,
  lockRefreshToken,
  rotate,
  securityOf,
  type RefreshTokenRow,
} from './sessions.queries.js';
import { SessionsService, type SignedIn } from './sessions.service.js';
import { standingBySession } from './standing.queries.js';
import { refusalOf, toPrincipal, type Standing } from './standing.rules.js';

/** Several tabs of a browser refresh at once with the same cookie; later than this, somebody else has it. */
const REUSE_GRACE_S = 10;

const isReused = ({ rotated_s }: RefreshTokenRow): boolean => rotated_s !== null && rotated_s > REUSE_GRACE_S;

/** A session is refreshed by its own app, and for its own hospital if one is named. */
const belongsTo = (standing: Standing, { appId, tenantId }: { appId: string; tenantId: string | undefined }): boolean =>
  standing.app_id === appId && (tenantId === undefined || tenantId === standing.tenant_id);

/** Refresh by our rotating cookie. The provider is asked between two short transactions; if it is down nothing has been rotated. */
@Injectable()
export class RefreshService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionsService,
    private readonly sealing: Sealing,
    private readonly cookie: SessionCookie,
  ) {}

  /** @throws DomainError 401 `refresh.failed`, 403 when suspended or locked, 503 when the provider is down. */
  async refresh(request: AppRequest): Promise<SignedIn> {
    const token = this.cookie.read(request);
    if (token === null) throw refreshFailed();
    const standing = await this.standingOf(token, { appId: appOf(request), tenantId: headerOf(request, 'x-tenant-id') });
    const tokens = await this.providerTokens(token, standing);
    const next = await this.rotate(token, standing.session_id, tokens);
    if (next === null) throw await this.endFamily(token);
    const security = await this.units.auth((unit) => securityOf(unit, standing.user_id, standing.tenant_id));
    const answer = toSignInAnswer(tokens.accessToken, toPrincipal(standing), security);
    return { answer, cookie: { token: next, expiresAt: standing.expires_at } };
  }

  private async standingOf(token: string, from: { appId: string; tenantId: string | undefined }): Promise<Standing> {
    const { row, standing } = await this.units.auth(async (unit) => {
      const found = await findRefreshToken(unit, token);
      return { row: found, standing: found && (await standingBySession(unit, found.session_id)) };
    });
    if (!row || !standing || !belongsTo(standing, from)) throw refreshFailed();
    if (isReused(row)) throw await this.endFamily(token);
    const refusal = refusalOf(standing);
    if (refusal) throw refusal.status === 401 ? refreshFailed() : refusal;
    return standing;
  }

  private async providerTokens(token: string, standing: Standing): Promise<ProviderTokens> {
    try {
      return await this.provider.refresh(this.sealing.unsealBytes(standing.provider_refresh_token));
    } catch (error) {
      if (isRefusal(error, 'credentials')) throw await this.endFamily(token, 'provider_refused');
      throw error;
    }
  }

  /** The successor of the token, the same for every tab; null when the token was rotated too long ago. */
  private rotate(token: string, sessionId: string, { refreshToken }: ProviderTokens): Promise<string | null> {
    return this.units.auth(async (unit) => {
      const row = await lockRefreshToken(unit, token);
      if (!row || isReused(row)) return null;
      // The provider rotates too: whoever asked it last keeps what it gave, or the session would be left with a used token.
      await keepProviderToken(unit, sessionId, this.sealing.sealBytes(refreshToken));
      if (row.successor) return this.sealing.unsealBytes(row.successor);
      const next = newToken();
      await rotate(unit, sessionId, { old: token, next, sealedNext: this.sealing.sealBytes(next) });
      return next;
    });
  }

  /** Ends the session with all its refresh tokens: one of them is in two hands, or the provider has ended the sign-in. */
  private async endFamily(refreshToken: string, reason = 'refresh_reuse') {
    await this.units.auth(async (unit) => {
      const ended = await endSessionOfTokens(unit, { reason, originJti: null, refreshToken });
      for (const { id, user_id, tenant_id } of ended) {
        const entry = { action: 'session.ended', entity: 'session', entityId: id, details: { reason, userId: user_id } };
        await this.sessions.recordFor(tenant_id, entry);
      }
      this.sessions.forgetAtProvider(ended);
    });
    return refreshFailed();
  }
}
