import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { Standing } from './standing.rules.js';

/** Whether the hospital `t` requires a second factor of its member `m`. */
export const MFA_REQUIRED = `coalesce(t.mfa_required_for_admins AND 'Admin' = ANY (m.roles), false)`;

/** Session, person, membership and hospital in one row. */
const STANDING = `
  SELECT s.id AS session_id, s.origin_jti, s.app_id, s.tenant_id, s.user_id, s.expires_at, s.provider_refresh_token,
         (s.revoked_at IS NOT NULL OR s.expires_at <= now()) AS ended,
         u.email, coalesce(m.name, u.name) AS name, u.platform_roles,
         m.status AS membership_status, m.roles,
         t.name AS tenant_name, t.time_zone, t.status AS tenant_status, t.suspension_kind, t.suspension_reason,
         u.mfa_enabled_at IS NOT NULL AS mfa_enabled, ${MFA_REQUIRED} AS mfa_required
    FROM public.sessions s
    JOIN public.users u ON u.id = s.user_id
    LEFT JOIN public.tenants t ON t.id = s.tenant_id
    LEFT JOIN public.memberships m ON m.tenant_id = s.tenant_id AND m.user_id = s.user_id`;

/** The standing of the session that an access token belongs to. */
export async function standingByOrigin(unit: UnitOfWork, originJti: string): Promise<Standing | undefined> {
  const [row] = await unit.query<Standing>(`${STANDING} WHERE s.origin_jti = $1`, [originJti]);
  return row;
}

/** The standings of many sessions. One that is gone has none. */
export const standingsByOrigin = (unit: UnitOfWork, originJtis: readonly string[]): Promise<Standing[]> =>
  unit.query<Standing>(`${STANDING} WHERE s.origin_jti = ANY ($1)`, [originJtis]);

/** The standing of a session. */
export async function standingBySession(unit: UnitOfWork, sessionId: string): Promise<Standing | undefined> {
  const [row] = await unit.query<Standing>(`${STANDING} WHERE s.id = $1`, [sessionId]);
  return row;
}
