import { IDLE_MINUTES } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { hashOf } from './opaque.js';
import { MFA_REQUIRED } from './standing.queries.js';

/** A new session's columns. */
export interface NewSession {
  readonly userId: string;
  readonly tenantId: string | null;
  readonly appId: string;
  readonly originJti: string;
  readonly sealedRefreshToken: Buffer;
  readonly lifeHours: number;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** A session that was just ended. */
export interface EndedSession {
  readonly id: string;
  readonly user_id: string;
  readonly tenant_id: string | null;
  readonly provider_refresh_token: Buffer;
}

/** A refresh token with its age since rotation, by the database's clock. */
export interface RefreshTokenRow {
  readonly session_id: string;
  /** Seconds since it was rotated; null while it is the newest. */
  readonly rotated_s: number | null;
  /** Sealed successor. */
  readonly successor: Buffer | null;
}

const REFRESH_TOKEN = `SELECT session_id, extract(epoch FROM clock_timestamp() - rotated_at)::float8 AS rotated_s, successor
                         FROM public.refresh_tokens WHERE hash = $1`;

/** @returns the session's id */
export async function insertSession(unit: UnitOfWork, session: NewSession): Promise<string> {
  const [row] = await unit.query<{ id: string }>(
    `INSERT INTO public.sessions (user_id, tenant_id, app_id, origin_jti, provider_refresh_token, expires_at, address, user_agent)
     VALUES ($1, $2, $3, $4, $5, now() + make_interval(hours => $6), $7, $8) RETURNING id`,
    [
      ...[session.userId, session.tenantId, session.appId, session.originJti, session.sealedRefreshToken, session.lifeHours],
      ...[session.address, session.userAgent],
    ],
  );
  return row.id;
}

export async function insertRefreshToken(unit: UnitOfWork, token: string, sessionId: string): Promise<void> {
  await unit.execute('INSERT INTO public.refresh_tokens (hash, session_id) VALUES ($1, $2)', [hashOf(token), sessionId]);
}

export async function findRefreshToken(unit: UnitOfWork, token: string): Promise<RefreshTokenRow | undefined> {
  const [row] = await unit.query<RefreshTokenRow>(REFRESH_TOKEN, [hashOf(token)]);
  return row;
}

/** The same, and nobody else rotates it until this transaction ends. */
export async function lockRefreshToken(unit: UnitOfWork, token: string): Promise<RefreshTokenRow | undefined> {
  const [row] = await unit.query<RefreshTokenRow>(`${REFRESH_TOKEN} FOR UPDATE`, [hashOf(token)]);
  return row;
}

/** The old token points at its successor. */
export async function rotate(
  unit: UnitOfWork,
  sessionId: string,
  change: { old: string; next: string; sealedNext: Buffer },
): Promise<void> {
  await unit.execute('UPDATE public.refresh_tokens SET rotated_at = clock_timestamp(), successor = $2 WHERE hash = $1', [
    hashOf(change.old),
    change.sealedNext,
  ]);
  await insertRefreshToken(unit, change.next, sessionId);
}

/** The session keeps the provider's newest token. */
export async function keepProviderToken(unit: UnitOfWork, sessionId: string, sealed: Buffer): Promise<void> {
  await unit.execute('UPDATE public.sessions SET provider_refresh_token = $2 WHERE id = $1', [sessionId, sealed]);
}

const END = `UPDATE public.sessions SET revoked_at = now(), revoked_reason = $1 WHERE revoked_at IS NULL AND`;
const ENDED = 'RETURNING id, user_id, tenant_id, provider_refresh_token';

/** Ends a person's sessions: all of them, those of one hospital, or all but one. Sign-ins that are half done end too: they would open another. */
export async function endSessionsOf(
  unit: UnitOfWork,
  userId: string,
  { reason, tenantId = null, keep = null }: { reason: string; tenantId?: string | null; keep?: string | null },
): Promise<EndedSession[]> {
  await unit.execute('UPDATE public.sign_in_challenges SET used_at = now() WHERE user_id = $1 AND used_at IS NULL', [userId]);
  return unit.query<EndedSession>(
    `${END} user_id = $2 AND ($3::text IS NULL OR tenant_id = $3) AND ($4::uuid IS NULL OR id <> $4) ${ENDED}`,
    [reason, userId, tenantId, keep],
  );
}

/** Ends the session of an access token, of a refresh token (rotated or not), or both. */
export function endSessionOfTokens(
  unit: UnitOfWork,
  { reason, originJti, refreshToken }: { reason: string; originJti: string | null; refreshToken: string | null },
): Promise<EndedSession[]> {
  return unit.query<EndedSession>(
    `${END} (origin_jti = $2 OR id = (SELECT session_id FROM public.refresh_tokens WHERE hash = $3)) ${ENDED}`,
    [reason, originJti, refreshToken === null ? null : hashOf(refreshToken)],
  );
}

export async function markSignedIn(unit: UnitOfWork, userId: string, tenantId: string): Promise<void> {
  await unit.execute('UPDATE public.memberships SET last_sign_in_at = now() WHERE user_id = $1 AND tenant_id = $2', [userId, tenantId]);
}

/** What the apps are told about keeping a session safe. */
export interface SessionSecurity {
  readonly idle_minutes: number;
  readonly mfa_enabled: boolean;
  readonly mfa_required: boolean;
}

/** Of a person in a hospital, or on the platform, where the product's own idle time holds. */
export async function securityOf(unit: UnitOfWork, userId: string, tenantId: string | null): Promise<SessionSecurity> {
  const [row] = await unit.query<SessionSecurity>(
    `SELECT coalesce(t.idle_minutes, ${IDLE_MINUTES.default}) AS idle_minutes, u.mfa_enabled_at IS NOT NULL AS mfa_enabled,
            ${MFA_REQUIRED} AS mfa_required
       FROM public.users u
       LEFT JOIN public.tenants t ON t.id = $2
       LEFT JOIN public.memberships m ON m.tenant_id = t.id AND m.user_id = u.id
      WHERE u.id = $1`,
    [userId, tenantId],
  );
  return row;
}

/** As many as anybody looks through. */
const MAX_LISTED = 100;

/** A session as its owner sees it. */
export interface OpenSession {
  readonly id: string;
  readonly app_id: string;
  readonly tenant_name: string | null;
  readonly address: string | null;
  readonly user_agent: string | null;
  readonly created_at: Date;
  readonly last_used_at: Date;
}

export const openSessionsOf = (unit: UnitOfWork, userId: string): Promise<OpenSession[]> =>
  unit.query<OpenSession>(
    `SELECT s.id, s.app_id, t.name AS tenant_name, s.address, s.user_agent, s.created_at, s.last_used_at
       FROM public.sessions s LEFT JOIN public.tenants t ON t.id = s.tenant_id
      WHERE s.user_id = $1 AND s.revoked_at IS NULL AND s.expires_at > now()
      ORDER BY s.last_used_at DESC, s.id DESC LIMIT ${MAX_LISTED}`,
    [userId],
  );

/** @returns the session, or nothing when it is not this person's or ended already */
export const endOwnSession = (unit: UnitOfWork, userId: string, id: string): Promise<EndedSession[]> =>
  unit.query<EndedSession>(`${END} expires_at > now() AND user_id = $2 AND id = $3 ${ENDED}`, ['ended_by_owner', userId, id]);

/** Keeps the time of last use, exact to the given minutes. */
export async function touchSession(unit: UnitOfWork, id: string, minutes: number): Promise<void> {
  await unit.execute('UPDATE public.sessions SET last_used_at = now() WHERE id = $1 AND last_used_at < now() - make_interval(mins => $2)', [
    id,
    minutes,
  ]);
}
