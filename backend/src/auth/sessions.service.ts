import { Injectable } from '@nestjs/common';
import type { SessionUser, SignInAnswer } from '@hms/shared-dto';
import { decodeJwt } from 'jose';
import { AuditLog, type AuditEntry } from '../audit/audit-log.js';
import type { Principal } from '../common/request.js';
import { RequestScope } from '../common/request-scope.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { IdentityProvider, type ProviderTokens } from './identity-provider.service.js';
import { authFailed } from './auth.errors.js';
import { newToken } from './opaque.js';
import { credentialsStand, type Person } from './people.queries.js';
import { Sealing } from './sealing.service.js';
import { toSessionUser, toSignInAnswer } from './session.mapper.js';
import { endSessionsOf, insertRefreshToken, insertSession, markSignedIn, securityOf, type EndedSession } from './sessions.queries.js';
import { standingBySession } from './standing.queries.js';
import { refusalOf, toPrincipal } from './standing.rules.js';

const SESSION_LIFE_HOURS = 12;

/** The refresh cookie's content and end. */
export interface RefreshCookie {
  readonly token: string;
  readonly expiresAt: Date;
}

/** An answer, and the refresh cookie that goes with it when it is a session. */
export interface SignedIn {
  readonly answer: SignInAnswer;
  readonly cookie: RefreshCookie | null;
}

/** Opens and ends sessions. A session belongs to one hospital or to the platform, and lives twelve hours at most. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
    private readonly audit: AuditLog,
    private readonly sealing: Sealing,
    private readonly provider: IdentityProvider,
  ) {}

  /** Opens a session for tokens that the provider just gave. If that fails, the tokens are revoked. */
  async open(person: Person, tenantId: string | null, { tokens, appId }: { tokens: ProviderTokens; appId: string }): Promise<SignedIn> {
    try {
      return await this.units.auth(() => this.openInUnit(person, tenantId, { tokens, appId }));
    } catch (error) {
      await this.provider.revoke(tokens.refreshToken);
      throw error;
    }
  }

  /**
   * The same inside a unit of work of the sign-in role: session, refresh token, last sign-in and audit event, or none of them.
   * A password or second factor that was changed while this sign-in was under way refuses it: what was proved holds no longer.
   */
  async openInUnit(
    person: Person,
    tenantId: string | null,
    { tokens, appId }: { tokens: ProviderTokens; appId: string },
  ): Promise<SignedIn> {
    const unit = this.units.current;
    if (!(await credentialsStand(unit, person))) throw authFailed();
    const originJti = decodeJwt(tokens.accessToken)['origin_jti'];
    if (typeof originJti !== 'string') throw new Error('the access token names no origin');
    const sealedRefreshToken = this.sealing.sealBytes(tokens.refreshToken);
    const sessionId = await insertSession(unit, {
      ...{ userId: person.id, tenantId, appId, originJti, sealedRefreshToken },
      lifeHours: SESSION_LIFE_HOURS,
      address: this.scope.current.address,
      userAgent: this.scope.current.userAgent ?? null,
    });
    const token = newToken();
    await insertRefreshToken(unit, token, sessionId);
    if (tenantId !== null) await markSignedIn(unit, person.id, tenantId);
    const standing = (await standingBySession(unit, sessionId))!;
    const refusal = refusalOf(standing);
    if (refusal) throw refusal;
    const principal = toPrincipal(standing);
    const entry = { action: 'session.signed_in', entity: 'session', entityId: sessionId };
    await this.scope.runAs({ id: person.id, name: principal.name }, () => this.recordFor(tenantId, entry));
    const security = await securityOf(unit, person.id, tenantId);
    return { answer: toSignInAnswer(tokens.accessToken, principal, security), cookie: { token, expiresAt: standing.expires_at } };
  }

  /** The signed-in person, as both apps know them. */
  async describe(caller: Principal): Promise<SessionUser> {
    return toSessionUser(caller, await this.units.auth((unit) => securityOf(unit, caller.userId, caller.tenantId)));
  }

  /**
   * Ends a person's sessions: in one hospital, or everywhere (`tenantId` null). Call it inside a unit of work, as the sign-in role:
   * `unit.as('hms_auth', () => sessions.revokeSessionsOf(…))`. The caller writes the audit event of what it is about.
   * @returns how many were open
   */
  async revokeSessionsOf(userId: string, tenantId: string | null, reason: string): Promise<number> {
    const ended = await endSessionsOf(this.units.current, userId, { reason, tenantId });
    this.forgetAtProvider(ended);
    return ended.length;
  }

  /** The provider is told once the transaction has committed; our own rows decide already. */
  forgetAtProvider(ended: readonly EndedSession[]): void {
    this.units.current.onCommit(() => {
      for (const { provider_refresh_token: sealed } of ended) void this.provider.revoke(this.sealing.unsealBytes(sealed));
    });
  }

  /** Writes an event where its session belongs: into the hospital's audit or the platform's. */
  async recordFor(tenantId: string | null, entry: AuditEntry): Promise<void> {
    if (tenantId === null) return this.audit.record(entry);
    await this.units.current.as(tenantId, () => this.audit.recordInHospital(entry, tenantId));
  }
}
