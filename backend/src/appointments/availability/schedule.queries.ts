import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import type { Need } from './slots.rules.js';
import type { DaysOff, Schedule, WeeklyHours } from './working-time.rules.js';

/** Which doctors; all of them when nothing is said. */
export interface WantedDoctors {
  readonly doctorId?: string;
  readonly specialty?: string;
  readonly departmentId?: string;
  /** A kind of appointment that they are wanted for. */
  readonly typeId?: string;
}

/** Days by the hospital's calendar, both counted; no end when there is no `to`. */
export interface DateRange {
  readonly from: string;
  readonly to?: string;
}

export interface DoctorSchedule extends Schedule {
  readonly doctorId: string;
  readonly doctorName: string;
  readonly specialty: string | null;
  /** Counts changes of the weekly hours; 1 when there never were any. */
  readonly version: number;
  /** What the kind of appointment needs that was asked for; null when there is none such. */
  readonly need: Need | null;
}

/** Doctors of one statement; those of a larger hospital come in several. */
export const SCHEDULES_AT_ONCE = 500;

const RULES = `SELECT coalesce(jsonb_agg(jsonb_build_object('weekday', r.weekday, 'startMinute', r.start_minute, 'endMinute', r.end_minute,
    'slotMinutes', r.slot_minutes, 'validFrom', r.valid_from, 'validTo', r.valid_to) ORDER BY r.weekday, r.start_minute, r.valid_from), '[]')
  FROM availability_rules r WHERE r.doctor_id = m.user_id AND r.valid_from <= $2 AND (r.valid_to IS NULL OR r.valid_to >= $1)`;

const EXCEPTIONS = `SELECT coalesce(jsonb_agg(jsonb_build_object('kind', e.kind, 'fromDate', e.from_date, 'toDate', e.to_date,
    'startMinute', e.start_minute, 'endMinute', e.end_minute, 'slotMinutes', e.slot_minutes)), '[]')
  FROM availability_exceptions e WHERE e.doctor_id = m.user_id AND e.to_date >= $1 AND e.from_date <= $2`;

const NEED = `SELECT jsonb_build_object('minutes', t.duration_minutes, 'bufferBefore', t.buffer_before_minutes, 'bufferAfter', t.buffer_after_minutes,
    'typeId', t.id, 'capacity', t.capacity) FROM appointment_types t WHERE t.id = $6 AND t.archived_at IS NULL`;

const SCHEDULES = {
  name: 'schedules',
  text: `SELECT m.user_id AS "doctorId", m.name AS "doctorName", p.specialty, s.doctor_id IS NOT NULL AS defined, coalesce(s.version, 1) AS version,
      (${RULES}) AS rules, (${EXCEPTIONS}) AS exceptions,
      (SELECT coalesce(array_agg(h.date::text), '{}') FROM holidays h WHERE h.date BETWEEN $1 AND $2) AS holidays, (${NEED}) AS need
    FROM public.memberships m
    LEFT JOIN staff_profiles p ON p.user_id = m.user_id
    LEFT JOIN availability_schedules s ON s.doctor_id = m.user_id
    WHERE m.tenant_id = current_user AND m.status = 'active' AND 'Doctor' = ANY (m.roles)
      AND ($3::uuid IS NULL OR m.user_id = $3) AND ($4::text IS NULL OR lower(p.specialty) = lower($4))
      AND ($5::uuid IS NULL OR p.department_id = $5)
      AND ($7::uuid IS NULL OR (lower(m.name) COLLATE "C", m.user_id) > (
        SELECT lower(b.name) COLLATE "C", b.user_id FROM public.memberships b WHERE b.tenant_id = current_user AND b.user_id = $7))
    ORDER BY lower(m.name) COLLATE "C", m.user_id LIMIT ${SCHEDULES_AT_ONCE}`,
};

/** All doctors that are wanted, by name, with all that says when they work: in one statement up to `SCHEDULES_AT_ONCE`. */
export async function readSchedules(unit: UnitOfWork, wanted: WantedDoctors, { from, to }: DateRange): Promise<DoctorSchedule[]> {
  const who = [wanted.doctorId, wanted.specialty, wanted.departmentId, wanted.typeId].map((value) => value ?? null);
  const all: DoctorSchedule[] = [];
  let rows: DoctorSchedule[];
  do {
    const after = all.at(-1)?.doctorId ?? null;
    rows = await unit.queryHot<DoctorSchedule>(SCHEDULES, [from, to ?? 'infinity', ...who, after]);
    all.push(...rows);
  } while (rows.length === SCHEDULES_AT_ONCE);
  return all;
}

const KEY = `hashtextextended(current_user || ' hours', 0)`;

/**
 * Taken before looking at hours: bookings together, a move or a change of hours alone. So neither a booking slips into a leave that is being
 * written, nor do two moves wait for each other. Ends with the transaction. This one is an expression, for a statement that comes before.
 */
export const HOURS_TOGETHER = `pg_advisory_xact_lock_shared(${KEY})`;
const ALONE = { name: 'hours-alone', text: `SELECT pg_advisory_xact_lock(${KEY})` };

/** The same for a statement of its own. */
export async function hoursTogether(unit: UnitOfWork): Promise<void> {
  await unit.query(`SELECT ${HOURS_TOGETHER}`);
}

export async function lockHours(unit: UnitOfWork): Promise<void> {
  await unit.queryHot(ALONE, []);
}

/** Writes that weekly hours were changed, once more or for the first time. */
export async function countChange(unit: UnitOfWork, doctorId: string, by: string): Promise<void> {
  await unit.execute(
    `INSERT INTO availability_schedules AS s (doctor_id, updated_by_name) VALUES ($1, $2)
     ON CONFLICT (doctor_id) DO UPDATE SET version = s.version + 1, updated_by_name = excluded.updated_by_name, updated_at = now()`,
    [doctorId, by],
  );
}

export async function replaceRules(unit: UnitOfWork, doctorId: string, rules: readonly WeeklyHours[]): Promise<void> {
  await unit.execute('DELETE FROM availability_rules WHERE doctor_id = $1', [doctorId]);
  await unit.execute(
    `INSERT INTO availability_rules (doctor_id, weekday, start_minute, end_minute, slot_minutes, valid_from, valid_to)
     SELECT $1, weekday, "startMinute", "endMinute", "slotMinutes", "validFrom", "validTo"
     FROM jsonb_to_recordset($2::jsonb) AS rule (weekday int, "startMinute" int, "endMinute" int, "slotMinutes" int, "validFrom" date, "validTo" date)`,
    [doctorId, JSON.stringify(rules)],
  );
}

export interface ExceptionRow extends DaysOff {
  readonly id: string;
  readonly doctorId: string;
  readonly note: string | null;
}

const EXCEPTION = `id, doctor_id AS "doctorId", kind, from_date::text AS "fromDate", to_date::text AS "toDate", start_minute AS "startMinute",
  end_minute AS "endMinute", slot_minutes AS "slotMinutes", note`;
const MOST_EXCEPTIONS = 500;

/** Those that are not over on a day. */
export const exceptionsFrom = (unit: UnitOfWork, doctorId: string, date: string): Promise<ExceptionRow[]> =>
  unit.query<ExceptionRow>(
    `SELECT ${EXCEPTION} FROM availability_exceptions WHERE doctor_id = $1 AND to_date >= $2 ORDER BY from_date, id LIMIT ${MOST_EXCEPTIONS}`,
    [doctorId, date],
  );

export async function insertException(
  unit: UnitOfWork,
  { doctorId, kind, fromDate, toDate, startMinute, endMinute, slotMinutes, note }: Omit<ExceptionRow, 'id'>,
  by: string,
): Promise<ExceptionRow> {
  const [row] = await unit.query<ExceptionRow>(
    `INSERT INTO availability_exceptions (doctor_id, kind, from_date, to_date, start_minute, end_minute, slot_minutes, note, created_by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${EXCEPTION}`,
    [doctorId, kind, fromDate, toDate, startMinute, endMinute, slotMinutes, note, by],
  );
  return row;
}

export async function findException(unit: UnitOfWork, id: string): Promise<ExceptionRow | undefined> {
  const [row] = await unit.query<ExceptionRow>(`SELECT ${EXCEPTION} FROM availability_exceptions WHERE id = $1`, [id]);
  return row;
}

export const deleteException = (unit: UnitOfWork, id: string): Promise<number> =>
  unit.execute('DELETE FROM availability_exceptions WHERE id = $1', [id]);
