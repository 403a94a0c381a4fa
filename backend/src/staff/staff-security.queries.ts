import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** How a person gets in, as the sign-in role sees it. */
export interface AccessRow {
  readonly open_sessions: number;
  readonly last_used_at: Date | null;
  readonly mfa_enabled: boolean;
  /** Belongs to this hospital and to nothing else. */
  readonly ours_alone: boolean;
}

/** As the sign-in role: sessions of this hospital alone, and whether the identity is used anywhere else. */
export async function accessOf(unit: UnitOfWork, userId: string, tenantId: string): Promise<AccessRow> {
  const [row] = await unit.query<AccessRow>(
    `SELECT (SELECT count(*)::int FROM public.sessions s
              WHERE s.user_id = u.id AND s.tenant_id = $2 AND s.revoked_at IS NULL AND s.expires_at > now()) AS open_sessions,
       (SELECT max(s.last_used_at) FROM public.sessions s
         WHERE s.user_id = u.id AND s.tenant_id = $2 AND s.revoked_at IS NULL AND s.expires_at > now()) AS last_used_at,
       u.mfa_enabled_at IS NOT NULL AS mfa_enabled,
       cardinality(u.platform_roles) = 0
         AND NOT EXISTS (SELECT FROM public.memberships m WHERE m.user_id = u.id AND m.tenant_id <> $2) AS ours_alone
     FROM public.users u WHERE u.id = $1`,
    [userId, tenantId],
  );
  return row;
}
