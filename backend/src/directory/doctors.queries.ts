import type { DoctorQuery } from '@hms/shared-dto';
import type { CursorValues } from '../common/cursor.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** A doctor as the list shows one. */
export interface DoctorRow {
  readonly id: string;
  readonly name: string;
  readonly specialty: string | null;
  readonly department_id: string | null;
  readonly department_name: string | null;
  readonly qualification: string | null;
  readonly registration_number: string | null;
}

const FROM = `FROM public.memberships m LEFT JOIN staff_profiles p ON p.user_id = m.user_id LEFT JOIN departments d ON d.id = p.department_id
  WHERE m.tenant_id = current_user AND m.status = 'active' AND 'Doctor' = ANY (m.roles)
    AND ($1::text IS NULL OR lower(m.name) LIKE $1) AND ($2::text IS NULL OR lower(p.specialty) COLLATE "C" = lower($2) COLLATE "C")
    AND ($3::uuid IS NULL OR p.department_id = $3)`;
const BY_NAME = 'lower(m.name) COLLATE "C"';

const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

const filterValues = ({ q, specialty, departmentId }: DoctorQuery): unknown[] => [
  q ? `%${literal(q.toLowerCase())}%` : null,
  specialty || null,
  departmentId ?? null,
];

/** One page by name, and a row more if there is one. */
export const doctorPage = (
  unit: UnitOfWork,
  query: DoctorQuery,
  { limit, after }: { limit: number; after: CursorValues | null },
): Promise<DoctorRow[]> =>
  unit.query<DoctorRow>(
    `SELECT m.user_id AS id, m.name, p.specialty, p.department_id, d.name AS department_name, p.qualification, p.registration_number ${FROM}
       AND ($4::text IS NULL OR (${BY_NAME}, m.user_id) > (lower($4) COLLATE "C", $5::uuid))
     ORDER BY ${BY_NAME}, m.user_id LIMIT $6`,
    [...filterValues(query), after?.[0] ?? null, after?.[1] ?? null, limit + 1],
  );

export async function countDoctors(unit: UnitOfWork, query: DoctorQuery): Promise<number> {
  const [row] = await unit.query<{ rows: number }>(`SELECT count(*)::int AS rows ${FROM}`, filterValues(query));
  return row.rows;
}
