import type { HospitalRole, MembershipStatus, UserQuery } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** A person in one hospital. */
export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roles: HospitalRole[];
  readonly status: MembershipStatus;
  readonly tenant_id: string;
  readonly tenant_name: string;
  readonly created_at: Date;
  readonly last_sign_in_at: Date | null;
  readonly version: number;
  /** The sort key, for the cursor. */
  readonly sort_key: string;
}

const NAME = 'lower(m.name) COLLATE "C"';
const COLUMNS = `m.user_id AS id, m.name, m.email, m.roles, m.status, m.tenant_id, t.name AS tenant_name, m.created_at, m.last_sign_in_at, m.version,
  ${NAME} AS sort_key`;
const FROM = 'public.memberships m JOIN public.tenants t ON t.id = m.tenant_id';
const MATCHES = `($1::text IS NULL OR m.name ILIKE $1 OR m.email LIKE lower($1)) AND ($2::text IS NULL OR m.tenant_id = $2)
  AND ($3::text IS NULL OR $3 = ANY (m.roles)) AND ($4::text IS NULL OR m.status = $4)`;

/** How far totals are exact. */
export const MAX_EXACT_TOTAL = 1001;

const filtersOf = ({ q, tenantId, role, status }: UserQuery) => [
  q ? `%${q.replaceAll(/[\\%_]/g, '\\$&')}%` : null,
  tenantId ?? null,
  role ?? null,
  status ?? null,
];

/** One page and one row more. @param after name, person and hospital of the last row, or nulls */
export const listUsers = (unit: UnitOfWork, query: UserQuery, page: { after: readonly unknown[]; limit: number }): Promise<UserRow[]> =>
  unit.query<UserRow>(
    `SELECT ${COLUMNS} FROM ${FROM} WHERE ${MATCHES} AND ($5::text IS NULL OR (${NAME}, m.user_id, m.tenant_id) > ($5, $6::uuid, $7::text))
     ORDER BY ${NAME}, m.user_id, m.tenant_id LIMIT $8`,
    [...filtersOf(query), ...page.after, page.limit + 1],
  );

export async function countUsers(unit: UnitOfWork, query: UserQuery): Promise<number> {
  const [row] = await unit.query<{ total: number }>(
    `SELECT count(*)::int AS total FROM (SELECT 1 FROM ${FROM} WHERE ${MATCHES} LIMIT ${MAX_EXACT_TOTAL}) matching`,
    filtersOf(query),
  );
  return row.total;
}

/** The membership, which then nobody else changes until this transaction ends. */
export async function lockUser(unit: UnitOfWork, id: string, tenantId: string): Promise<UserRow | undefined> {
  const rows = await unit.query<UserRow>(`SELECT ${COLUMNS} FROM ${FROM} WHERE m.user_id = $1 AND m.tenant_id = $2 FOR UPDATE OF m`, [
    id,
    tenantId,
  ]);
  return rows[0];
}
