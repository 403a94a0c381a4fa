import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** Whom a mail goes to, and in whose name; the hospital's columns are null for the operator. */
export interface Recipient {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly tenant_id: string | null;
  readonly tenant_name: string | null;
  readonly subdomain: string | null;
  readonly brand_colour: string | null;
}

/** A person who is still invited to this hospital. */
export async function findInvited(unit: UnitOfWork, userId: string, tenantId: string): Promise<Recipient | undefined> {
  const [row] = await unit.query<Recipient>(
    `SELECT u.email, m.name, m.roles, t.id AS tenant_id, t.name AS tenant_name, t.subdomain, t.brand_colour
       FROM public.memberships m
       JOIN public.users u ON u.id = m.user_id
       JOIN public.tenants t ON t.id = m.tenant_id
      WHERE m.user_id = $1 AND m.tenant_id = $2 AND m.status = 'invited'`,
    [userId, tenantId],
  );
  return row;
}

/**
 * A person with an account, in the named hospital if they belong to it, else in the one they work in; the operator in none.
 * Locks the identity, so that two jobs for one person count their codes one after the other.
 */
export async function findAccount(unit: UnitOfWork, userId: string, tenantId: string | null): Promise<Recipient | undefined> {
  await unit.query('SELECT 1 FROM public.users WHERE id = $1 FOR UPDATE', [userId]);
  const [row] = await unit.query<Recipient>(
    `SELECT u.email, coalesce(m.name, u.name) AS name, coalesce(m.roles, u.platform_roles) AS roles,
            t.id AS tenant_id, t.name AS tenant_name, t.subdomain, t.brand_colour
       FROM public.users u
       LEFT JOIN public.memberships m ON m.user_id = u.id
       LEFT JOIN public.tenants t ON t.id = m.tenant_id
      WHERE u.id = $1 AND u.provider_subject IS NOT NULL AND (t.id IS NOT NULL OR cardinality(u.platform_roles) > 0)
      ORDER BY t.id IS NOT DISTINCT FROM $2 DESC, m.status = 'active' DESC NULLS LAST, m.created_at
      LIMIT 1`,
    [userId, tenantId],
  );
  return row;
}

/** An Admin of a hospital to be told that the operator added another. */
export interface AddedAdmin {
  readonly email: string;
  readonly name: string;
  readonly tenant_name: string;
  readonly subdomain: string;
  readonly brand_colour: string | null;
  /** IANA zone of the hospital. */
  readonly time_zone: string;
  readonly added_name: string;
  readonly added_email: string;
  readonly added_at: Date;
}

/** Both, as long as the one is an active Admin and the other still belongs to the hospital. */
export async function findAddedAdmin(
  unit: UnitOfWork,
  { userId, tenantId, addedId }: { userId: string; tenantId: string; addedId: string },
): Promise<AddedAdmin | undefined> {
  const [row] = await unit.query<AddedAdmin>(
    `SELECT u.email, m.name, t.name AS tenant_name, t.subdomain, t.brand_colour, t.time_zone,
            a.name AS added_name, a.email AS added_email, a.created_at AS added_at
       FROM public.memberships m
       JOIN public.users u ON u.id = m.user_id
       JOIN public.tenants t ON t.id = m.tenant_id
       JOIN public.memberships a ON a.tenant_id = m.tenant_id AND a.user_id = $3
      WHERE m.user_id = $1 AND m.tenant_id = $2 AND m.status = 'active' AND 'Admin' = ANY (m.roles)`,
    [userId, tenantId, addedId],
  );
  return row;
}

/** A person with an identity, told about a hospital whether or not they (still) belong to it. */
export interface PersonIn {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly tenant_name: string;
  readonly subdomain: string;
  readonly brand_colour: string | null;
}

export async function findPersonIn(unit: UnitOfWork, userId: string, tenantId: string): Promise<PersonIn | undefined> {
  const [row] = await unit.query<PersonIn>(
    `SELECT u.email, coalesce(m.name, u.name) AS name, coalesce(m.roles, '{}') AS roles, t.name AS tenant_name, t.subdomain, t.brand_colour
       FROM public.users u JOIN public.tenants t ON t.id = $2 LEFT JOIN public.memberships m ON m.user_id = u.id AND m.tenant_id = t.id
      WHERE u.id = $1`,
    [userId, tenantId],
  );
  return row;
}

/** Somebody who works in this hospital now. */
export async function findActive(unit: UnitOfWork, userId: string, tenantId: string): Promise<PersonIn | undefined> {
  const [row] = await unit.query<PersonIn>(
    `SELECT u.email, m.name, m.roles, t.name AS tenant_name, t.subdomain, t.brand_colour
       FROM public.memberships m JOIN public.users u ON u.id = m.user_id JOIN public.tenants t ON t.id = m.tenant_id
      WHERE m.user_id = $1 AND m.tenant_id = $2 AND m.status = 'active'`,
    [userId, tenantId],
  );
  return row;
}

/** An Admin of a hospital, and a person who waits there for approval. */
export interface Waiting extends PersonIn {
  readonly joiner_name: string;
  readonly joiner_email: string;
}

/** Both, as long as the one is an active Admin and the other still waits. */
export async function findWaiting(
  unit: UnitOfWork,
  { userId, tenantId, joinerId }: { userId: string; tenantId: string; joinerId: string },
): Promise<Waiting | undefined> {
  const [row] = await unit.query<Waiting>(
    `SELECT u.email, m.name, m.roles, t.name AS tenant_name, t.subdomain, t.brand_colour, j.name AS joiner_name, j.email AS joiner_email
       FROM public.memberships m
       JOIN public.users u ON u.id = m.user_id
       JOIN public.tenants t ON t.id = m.tenant_id
       JOIN public.memberships j ON j.tenant_id = m.tenant_id AND j.user_id = $3 AND j.status = 'pending'
      WHERE m.user_id = $1 AND m.tenant_id = $2 AND m.status = 'active' AND 'Admin' = ANY (m.roles)`,
    [userId, tenantId, joinerId],
  );
  return row;
}
