import type { AppointmentQuery, AppointmentStatus, CalendarQuery, TakenTime } from '@hms/shared-dto';
import type { CursorValues } from '../common/cursor.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { NAMES, SUMMARY, type AppointmentRow } from './appointment-rows.js';
import { TAKEN_BETWEEN, TAKING } from './availability/taken.queries.js';

/** Which appointments; what is left out does not matter. */
export interface Wanted {
  readonly from?: string;
  readonly to?: string;
  readonly doctorId?: string;
  readonly patientId?: string;
  readonly departmentId?: string;
  readonly status?: AppointmentStatus;
}

interface TakenRow extends Pick<TakenTime, 'doctorId' | 'appointmentId'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** As long as an appointment may be: what starts earlier than this before an instant is over by then. */
const LONGEST = `interval '8 hours'`;
/** Counted exactly up to this many, then "1,000+". */
const COUNT_LIMIT = 1001;

/** Conditions and their values. Each condition is there only when it is asked for, so that an index serves it. */
function where(wanted: Wanted): { conditions: string; values: unknown[] } {
  // A time that is held for somebody is no appointment.
  const conditions: string[] = [`a.status <> 'held'`];
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  if (wanted.from) {
    const from = put(wanted.from);
    conditions.push(`a.starts_at > ${from}::timestamptz - ${LONGEST} AND a.ends_at > ${from}`);
  }
  if (wanted.to) conditions.push(`a.starts_at < ${put(wanted.to)}`);
  if (wanted.doctorId) conditions.push(`a.doctor_id = ${put(wanted.doctorId)}`);
  if (wanted.patientId) conditions.push(`a.patient_id = ${put(wanted.patientId)}`);
  if (wanted.departmentId)
    conditions.push(`a.doctor_id IN (SELECT user_id FROM staff_profiles WHERE department_id = ${put(wanted.departmentId)})`);
  if (wanted.status) conditions.push(`a.status = ${put(wanted.status)}`);
  return { conditions: conditions.join(' AND '), values };
}

export interface CountedRow extends AppointmentRow {
  /** `starts_at` with its microseconds, which a Date loses. */
  readonly key: string;
  readonly counted: number;
}

/** One page by start, a row more if there is one, and the count, in one statement: the last of its unit. */
export function appointmentPage(
  unit: UnitOfWork,
  { sort, ...wanted }: AppointmentQuery,
  { limit, after }: { limit: number; after: CursorValues | null },
): Promise<CountedRow[]> {
  const { conditions, values } = where(wanted);
  const descending = sort === '-startsAt';
  const all = [...values, ...(after ?? [])];
  const seek = after
    ? `AND (a.starts_at, a.id) ${descending ? '<' : '>'} ($${values.length + 1}::timestamptz, $${values.length + 2}::uuid)`
    : '';
  const direction = descending ? 'DESC' : 'ASC';
  return unit.queryLast<CountedRow>(
    `SELECT ${SUMMARY}, a.starts_at::text AS key,
       (SELECT count(*)::int FROM (SELECT FROM appointments a WHERE ${conditions} LIMIT ${COUNT_LIMIT + 1}) counted) AS counted
     FROM appointments a ${NAMES} WHERE ${conditions} ${seek} ORDER BY a.starts_at ${direction}, a.id ${direction} LIMIT ${limit + 1}`,
    all,
  );
}

/** What of doctors' time is taken without `calendarRows` telling so, `limit` at most. */
export async function takenBesides(
  unit: UnitOfWork,
  { from, to, doctorId, departmentId, status }: CalendarQuery,
  limit: number,
): Promise<TakenTime[]> {
  const rows = await unit.query<TakenRow>(
    `SELECT a.doctor_id AS "doctorId", CASE WHEN a.status <> 'held' THEN a.id END AS "appointmentId", lower(a.blocked) AS "startsAt", upper(a.blocked) AS "endsAt"
     FROM appointments a
     WHERE ${TAKING} AND ${TAKEN_BETWEEN('$1', '$2')} AND ($3::uuid IS NULL OR a.doctor_id = $3)
       AND ($4::uuid IS NULL OR a.doctor_id IN (SELECT user_id FROM staff_profiles WHERE department_id = $4))
       AND (a.status = 'held' OR a.status <> $5 OR lower(a.blocked) <> a.starts_at OR upper(a.blocked) <> a.ends_at)
     ORDER BY a.starts_at, a.id LIMIT ${limit}`,
    [from, to, doctorId ?? null, departmentId ?? null, status ?? null],
  );
  return rows.map(({ startsAt, endsAt, ...taken }) => ({ ...taken, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }));
}

/** All of a stretch of time, `limit` at most. The last statement of its unit. */
export function calendarRows(unit: UnitOfWork, query: CalendarQuery, limit: number): Promise<AppointmentRow[]> {
  const { conditions, values } = where(query);
  return unit.queryLast<AppointmentRow>(
    `SELECT ${SUMMARY} FROM appointments a ${NAMES} WHERE ${conditions} ORDER BY a.starts_at, a.id LIMIT ${limit}`,
    values,
  );
}

/** Exact up to 1,001, above that a lower bound; null behind the last row of a later page. */
export function countOf(rows: readonly CountedRow[], after: CursorValues | null): { total: number | null; totalIsEstimate: boolean } {
  const total = rows[0]?.counted ?? (after ? null : 0);
  return total !== null && total > COUNT_LIMIT ? { total: COUNT_LIMIT - 1, totalIsEstimate: true } : { total, totalIsEstimate: false };
}
