import type { HospitalRole, MembershipStatus, StaffQuery } from '@hms/shared-dto';
import type { CursorValues } from '../common/cursor.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** A membership as the hospital's own role reads it: row-level security shows no other hospital's. */
export interface MembershipRow {
  readonly user_id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: HospitalRole[];
  readonly status: MembershipStatus;
  readonly tenant_id: string;
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
  readonly version: number;
  /** The sort's own value. */
  readonly key_name: string;
}

const COLUMNS = `user_id, name, email, roles, status, tenant_id, created_at, last_sign_in_at, version, lower(name) COLLATE "C" AS key_name`;
const OWN = 'tenant_id = current_user';
const CHANGED = 'version = version + 1, updated_at = now()';

const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const FILTERS = `${OWN} AND ($1::text IS NULL OR lower(name) LIKE $1 OR email LIKE $1) AND ($2::text IS NULL OR $2 = ANY (roles))
  AND ($3::text IS NULL OR status = $3)`;

const filterValues = ({ q, role, status }: StaffQuery): unknown[] => [
  q ? `%${literal(q.toLowerCase())}%` : null,
  role ?? null,
  status ?? null,
];

/** One page by name, and a row more if there is one. */
export const staffPage = (
  unit: UnitOfWork,
  query: StaffQuery,
  { limit, after }: { limit: number; after: CursorValues | null },
): Promise<MembershipRow[]> =>
  unit.query<MembershipRow>(
    `SELECT ${COLUMNS} FROM public.memberships WHERE ${FILTERS} AND ($4::text IS NULL OR (lower(name) COLLATE "C", user_id) > ($4 COLLATE "C", $5::uuid))
     ORDER BY lower(name) COLLATE "C", user_id LIMIT ${limit + 1}`,
    [...filterValues(query), after?.[0] ?? null, after?.[1] ?? null],
  );

export async function countStaff(unit: UnitOfWork, query: StaffQuery): Promise<number> {
  const [row] = await unit.query<{ rows: number }>(
    `SELECT count(*)::int AS rows FROM public.memberships WHERE ${FILTERS}`,
    filterValues(query),
  );
  return row?.rows ?? 0;
}

export async function findMember(unit: UnitOfWork, userId: string): Promise<MembershipRow | null> {
  const [row] = await unit.query<MembershipRow>(`SELECT ${COLUMNS} FROM public.memberships WHERE ${OWN} AND user_id = $1`, [userId]);
  return row ?? null;
}

/** The member, locked together with all active Admins in one order, so that two Admins cannot take each other out at the same moment. */
export async function lockMember(unit: UnitOfWork, userId: string): Promise<{ member: MembershipRow | null; activeAdmins: string[] }> {
  const rows = await unit.query<MembershipRow>(
    `SELECT ${COLUMNS} FROM public.memberships WHERE ${OWN} AND (user_id = $1 OR (status = 'active' AND 'Admin' = ANY (roles))) ORDER BY user_id FOR UPDATE`,
    [userId],
  );
  const admins = rows.filter(({ status, roles }) => status === 'active' && roles.includes('Admin'));
  return { member: rows.find(({ user_id }) => user_id === userId) ?? null, activeAdmins: admins.map(({ user_id }) => user_id) };
}

export const writeRoles = (unit: UnitOfWork, userId: string, roles: readonly HospitalRole[]): Promise<number> =>
  unit.execute(`UPDATE public.memberships SET roles = $2, ${CHANGED} WHERE ${OWN} AND user_id = $1`, [userId, [...roles]]);

export const writeStatus = (unit: UnitOfWork, userId: string, status: MembershipStatus): Promise<number> =>
  unit.execute(`UPDATE public.memberships SET status = $2, ${CHANGED} WHERE ${OWN} AND user_id = $1`, [userId, status]);

/** From pending to active, with roles. */
export async function approveMember(unit: UnitOfWork, userId: string, roles: readonly HospitalRole[]): Promise<MembershipRow> {
  const [row] = await unit.query<MembershipRow>(
    `UPDATE public.memberships SET roles = $2, status = 'active', ${CHANGED} WHERE ${OWN} AND user_id = $1 AND status = 'pending' RETURNING ${COLUMNS}`,
    [userId, [...roles]],
  );
  return row;
}

/** As the sign-in role, which may take away who waits and nobody else. */
export async function removePending(unit: UnitOfWork, userId: string, tenantId: string): Promise<void> {
  await unit.execute(`DELETE FROM public.memberships WHERE user_id = $1 AND tenant_id = $2 AND status = 'pending'`, [userId, tenantId]);
}
