import type { MembershipStatus, SuspensionKind, TenantStatus } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** A person's place in one hospital, and how the hospital stands. */
export interface Membership {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly subdomain: string;
  /** As the hospital wrote it. */
  readonly name: string;
  readonly roles: readonly string[];
  readonly status: MembershipStatus;
  readonly tenantStatus: TenantStatus;
  readonly suspensionKind: SuspensionKind | null;
  readonly suspensionReason: string | null;
  /** The hospital lets no Admin in without a second factor. */
  readonly mfaRequiredForAdmins: boolean;
}

/** An identity with all its memberships, in the order of the hospitals' names. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Has an account at the identity provider. */
  readonly hasAccount: boolean;
  readonly platformRoles: readonly string[];
  /** Sign-in must not let this person pass without a second factor. */
  readonly mfaEnabled: boolean;
  /** As it was when the person was read: a session is opened only if it still is. */
  readonly credentialsVersion: number;
  readonly memberships: readonly Membership[];
}

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly has_account: boolean;
  readonly platform_roles: string[];
  readonly mfa_enabled: boolean;
  readonly credentials_version: number;
  readonly memberships: Membership[];
}

const PERSON = `
  SELECT u.id, u.name, u.email, u.provider_subject IS NOT NULL AS has_account, u.platform_roles,
         u.mfa_enabled_at IS NOT NULL AS mfa_enabled, u.credentials_version,
         coalesce((
           SELECT jsonb_agg(jsonb_build_object(
                    'tenantId', t.id, 'tenantName', t.name, 'subdomain', t.subdomain, 'name', m.name, 'roles', m.roles, 'status', m.status,
                    'tenantStatus', t.status, 'suspensionKind', t.suspension_kind, 'suspensionReason', t.suspension_reason,
                    'mfaRequiredForAdmins', t.mfa_required_for_admins) ORDER BY lower(t.name), t.id)
             FROM public.memberships m JOIN public.tenants t ON t.id = m.tenant_id
            WHERE m.user_id = u.id), '[]') AS memberships
    FROM public.users u`;

const toPerson = ({ has_account, platform_roles, mfa_enabled, credentials_version, ...rest }: PersonRow): Person => ({
  ...rest,
  hasAccount: has_account,
  platformRoles: platform_roles,
  mfaEnabled: mfa_enabled,
  credentialsVersion: credentials_version,
});

/** Null when nobody has this address. */
export async function findPersonByEmail(unit: UnitOfWork, email: string): Promise<Person | null> {
  const [row] = await unit.query<PersonRow>(`${PERSON} WHERE u.email = $1`, [email]);
  return row ? toPerson(row) : null;
}

/** @throws Error when there is no such person: ids come out of our own rows. */
export async function getPerson(unit: UnitOfWork, id: string): Promise<Person> {
  const [row] = await unit.query<PersonRow>(`${PERSON} WHERE u.id = $1`, [id]);
  if (!row) throw new Error('no such person');
  return toPerson(row);
}

/** Marks the account at the provider as made. Whoever has one keeps it. */
export async function markAccount(unit: UnitOfWork, userId: string, subject: string): Promise<void> {
  await unit.execute('UPDATE public.users SET provider_subject = $2 WHERE id = $1 AND provider_subject IS NULL', [userId, subject]);
}

/** From invited to active. @returns false when the membership is no longer an invitation */
export async function activateMembership(unit: UnitOfWork, userId: string, tenantId: string): Promise<boolean> {
  const changed = await unit.execute(
    `UPDATE public.memberships SET status = 'active', version = version + 1, updated_at = now()
      WHERE user_id = $1 AND tenant_id = $2 AND status = 'invited'`,
    [userId, tenantId],
  );
  return changed > 0;
}

/** After a change of password or second factor: sign-ins that are under way open no session any more. */
export async function credentialsChanged(unit: UnitOfWork, userId: string): Promise<void> {
  await unit.execute('UPDATE public.users SET credentials_version = credentials_version + 1 WHERE id = $1', [userId]);
  await unit.execute('UPDATE public.sign_in_challenges SET used_at = now() WHERE user_id = $1 AND used_at IS NULL', [userId]);
}

/** Whether nothing changed since the person was read; nothing changes then until this transaction ends. */
export async function credentialsStand(unit: UnitOfWork, { id, credentialsVersion }: Person): Promise<boolean> {
  const rows = await unit.query('SELECT 1 FROM public.users WHERE id = $1 AND credentials_version = $2 FOR SHARE', [
    id,
    credentialsVersion,
  ]);
  return rows.length > 0;
}
