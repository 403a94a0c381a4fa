import type { UnitOfWork } from '../../tenancy/unit-of-work.js';

/** A hospital that somebody wants to join. */
export interface Host {
  readonly id: string;
  readonly sign_up_open: boolean;
  readonly locked: boolean;
}

/** Undefined when there is none, or one that is still being set up. */
export async function findHost(
  unit: UnitOfWork,
  { tenantId, subdomain }: { tenantId?: string | undefined; subdomain?: string | undefined },
): Promise<Host | undefined> {
  const [row] = await unit.query<Host>(
    `SELECT id, sign_up_open, suspension_kind IS NOT DISTINCT FROM 'lock' AS locked FROM public.tenants
      WHERE status <> 'provisioning' AND ($1::text IS NULL OR id = $1) AND ($2::text IS NULL OR subdomain = $2) AND coalesce($1, $2) IS NOT NULL`,
    [tenantId ?? null, subdomain ?? null],
  );
  return row;
}

/** @returns the id of the request, for the mail job */
export async function insertSignUp(
  unit: UnitOfWork,
  { email, name, tenantId }: { email: string; name: string; tenantId: string },
  lifeMinutes: number,
): Promise<string> {
  const [row] = await unit.query<{ id: string }>(
    `INSERT INTO public.sign_ups (tenant_id, email, name, expires_at) VALUES ($1, $2, $3, now() + make_interval(mins => $4)) RETURNING id`,
    [tenantId, email, name, lifeMinutes],
  );
  return row.id;
}

export interface ClaimedSignUp {
  readonly id: string;
  readonly name: string;
}

/**
 * Takes the request that this code was mailed for: of two at once only one gets it. One that was taken a minute ago and is not settled was taken by a
 * process that died, and can be taken again.
 */
export async function claimSignUp(
  unit: UnitOfWork,
  { email, tenantId, codeHash }: { email: string; tenantId: string; codeHash: Buffer },
): Promise<ClaimedSignUp | undefined> {
  const [row] = await unit.query<ClaimedSignUp>(
    `UPDATE public.sign_ups SET used_at = now()
      WHERE email = $1 AND tenant_id = $2 AND code_hash = $3 AND expires_at > now()
        AND (used_at IS NULL OR used_at < now() - interval '1 minute') RETURNING id, name`,
    [email, tenantId, codeHash],
  );
  return row;
}

export async function releaseSignUp(unit: UnitOfWork, id: string): Promise<void> {
  await unit.execute('UPDATE public.sign_ups SET used_at = NULL WHERE id = $1', [id]);
}

/** It has done its work. */
export async function settleSignUp(unit: UnitOfWork, id: string): Promise<void> {
  await unit.execute('UPDATE public.sign_ups SET expires_at = now() WHERE id = $1', [id]);
}

/** The identity of an address; made if there is none. `account`: it has a password already, which sign-up never touches. */
export async function identityOf(unit: UnitOfWork, email: string, name: string): Promise<{ id: string; account: boolean }> {
  const [row] = await unit.query<{ id: string; account: boolean }>(
    `INSERT INTO public.users (email, name) VALUES ($1, $2) ON CONFLICT (email) DO UPDATE SET email = excluded.email
     RETURNING id, provider_subject IS NOT NULL AS account`,
    [email, name],
  );
  return row;
}

/** @returns false when the person belongs to the hospital already */
export async function insertPending(
  unit: UnitOfWork,
  { userId, tenantId, email, name }: { userId: string; tenantId: string; email: string; name: string },
): Promise<boolean> {
  const added = await unit.execute(
    `INSERT INTO public.memberships (tenant_id, user_id, email, name, roles, status) VALUES ($1, $2, $3, $4, '{}', 'pending')
     ON CONFLICT DO NOTHING`,
    [tenantId, userId, email, name],
  );
  return added > 0;
}
