import { WAITLIST_PRIORITIES, type DayPart, type PatientStatus, type WaitlistQuery } from '@hms/shared-dto';
import type { CursorValues } from '../../common/cursor.js';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import { PATIENT_NAME, type PatientNameRow } from '../appointment-rows.js';

export interface EntryRow extends PatientNameRow {
  readonly id: string;
  readonly doctor_id: string | null;
  readonly doctor_name: string | null;
  readonly specialty: string | null;
  readonly type_id: string | null;
  readonly type_name: string | null;
  readonly type_archived: boolean;
  readonly minutes: number;
  readonly from_date: string;
  readonly to_date: string;
  readonly parts: DayPart[];
  readonly priority: number;
  readonly reason: string | null;
  readonly status: 'waiting' | 'booked' | 'withdrawn';
  readonly appointment_id: string | null;
  readonly created_at: Date;
  readonly version: number;
  /** The open offer; null when there is none, or its time is over. */
  readonly offer_id: string | null;
  readonly offer_appointment_id: string | null;
  readonly offer_doctor_id: string | null;
  readonly offer_doctor_name: string | null;
  readonly offer_starts_at: Date | null;
  readonly offer_ends_at: Date | null;
  readonly offer_expires_at: Date | null;
}

const ENTRY = `w.id, ${PATIENT_NAME}, w.doctor_id, m.name AS doctor_name, w.specialty, w.type_id, t.name AS type_name, t.archived_at IS NOT NULL AS type_archived, w.minutes,
  w.from_date::text, w.to_date::text, w.parts, w.priority, w.reason, w.status, w.appointment_id, w.created_at, w.version,
  o.id AS offer_id, o.appointment_id AS offer_appointment_id, o.doctor_id AS offer_doctor_id, coalesce(om.name, 'Former staff') AS offer_doctor_name,
  o.starts_at AS offer_starts_at, o.ends_at AS offer_ends_at, o.expires_at AS offer_expires_at`;
/** An offer whose time is over has lapsed, whether or not that is written down. */
const FROM = `FROM waitlist_entries w JOIN patients p ON p.id = w.patient_id
  LEFT JOIN public.memberships m ON m.tenant_id = current_user AND m.user_id = w.doctor_id
  LEFT JOIN appointment_types t ON t.id = w.type_id
  LEFT JOIN waitlist_offers o ON o.entry_id = w.id AND o.status = 'open' AND o.expires_at > now()
  LEFT JOIN public.memberships om ON om.tenant_id = current_user AND om.user_id = o.doctor_id`;

export async function findEntry(unit: UnitOfWork, id: string): Promise<EntryRow | undefined> {
  const [row] = await unit.query<EntryRow>(`SELECT ${ENTRY} ${FROM} WHERE w.id = $1`, [id]);
  return row;
}

/** The same, and nobody else changes it until this transaction ends. The patient's row is locked before: a merge does it in that order too. */
export async function lockEntry(unit: UnitOfWork, id: string): Promise<EntryRow | undefined> {
  await unit.query('SELECT FROM patients WHERE id = (SELECT patient_id FROM waitlist_entries WHERE id = $1) FOR SHARE', [id]);
  await unit.query('SELECT FROM waitlist_entries WHERE id = $1 FOR UPDATE', [id]);
  return findEntry(unit, id);
}

export interface WishContext {
  readonly patientStatus: PatientStatus | null;
  readonly doctor: boolean;
  /** Of the kind that it names; null when there is none such. */
  readonly typeMinutes: number | null;
}

/** Whom an entry names, as far as they are there. The patient's status stays what it is until COMMIT: a merge waits, or was first and is seen. */
export async function wishContext(
  unit: UnitOfWork,
  { patientId, doctorId, typeId }: { patientId: string; doctorId?: string; typeId?: string },
): Promise<WishContext> {
  const [row] = await unit.query<WishContext>(
    `SELECT (SELECT status FROM patients WHERE id = $1 FOR SHARE) AS "patientStatus",
       EXISTS (SELECT FROM public.memberships WHERE tenant_id = current_user AND user_id = $2 AND status = 'active' AND 'Doctor' = ANY (roles)) AS doctor,
       (SELECT duration_minutes FROM appointment_types WHERE id = $3 AND archived_at IS NULL) AS "typeMinutes"`,
    [patientId, doctorId ?? null, typeId ?? null],
  );
  return row;
}

export interface NewEntry {
  readonly patientId: string;
  readonly doctorId?: string | null;
  readonly specialty?: string | null;
  readonly typeId?: string | null;
  readonly minutes: number;
  readonly fromDate: string;
  readonly toDate: string;
  readonly parts: readonly DayPart[];
  readonly priority: number;
  readonly reason?: string | null;
}

export async function insertEntry(unit: UnitOfWork, entry: NewEntry, by: string): Promise<string> {
  const [row] = await unit.query<{ id: string }>(
    `INSERT INTO waitlist_entries (patient_id, doctor_id, specialty, type_id, minutes, from_date, to_date, parts, priority, reason, updated_by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
    [
      ...[entry.patientId, entry.doctorId, entry.specialty, entry.typeId, entry.minutes],
      ...[entry.fromDate, entry.toDate, entry.parts, entry.priority, entry.reason, by],
    ],
  );
  return row.id;
}

/** Of a row that this transaction has locked. @param appointmentId what it was booked as; null for who no longer waits */
export const endEntry = (unit: UnitOfWork, id: string, appointmentId: string | null, by: string): Promise<number> =>
  unit.execute(
    `UPDATE waitlist_entries SET status = CASE WHEN $2::uuid IS NULL THEN 'withdrawn' ELSE 'booked' END, appointment_id = $2, updated_by_name = $3,
       updated_at = now(), version = version + 1
     WHERE id = $1`,
    [id, appointmentId, by],
  );

export interface CountedEntry extends EntryRow {
  /** `created_at` with its microseconds, which a Date loses. */
  readonly key: string;
  readonly counted: number;
}

const STANDING = `CASE coalesce($2::text, 'open')
    WHEN 'open' THEN w.status = 'waiting' AND (w.to_date >= $1 OR o.id IS NOT NULL)
    WHEN 'waiting' THEN w.status = 'waiting' AND w.to_date >= $1 AND o.id IS NULL
    WHEN 'offered' THEN w.status = 'waiting' AND o.id IS NOT NULL
    WHEN 'expired' THEN w.status = 'waiting' AND w.to_date < $1 AND o.id IS NULL
    ELSE w.status = $2 END`;
const WANTED = `w.status = $7 AND ${STANDING} AND ($3::uuid IS NULL OR w.doctor_id = $3) AND ($4::uuid IS NULL OR w.type_id = $4)
  AND ($5::uuid IS NULL OR w.patient_id = $5) AND ($6::int IS NULL OR w.priority = $6)`;
/** Counted exactly up to this many, then "1,000+". */
export const COUNT_LIMIT = 1001;

/** One page in the order in which times are offered, and a row more if there is one. The last statement of its unit. */
export function entryPage(
  unit: UnitOfWork,
  { status, priority, ...of }: WaitlistQuery,
  { today, limit, after }: { today: string; limit: number; after: CursorValues | null },
): Promise<CountedEntry[]> {
  const stored = status === 'booked' || status === 'withdrawn' ? status : 'waiting';
  const rank = priority === undefined ? null : WAITLIST_PRIORITIES.indexOf(priority);
  return unit.queryLast<CountedEntry>(
    `SELECT ${ENTRY}, w.created_at::text AS key,
       (SELECT count(*)::int FROM (SELECT ${FROM} WHERE ${WANTED} LIMIT ${COUNT_LIMIT + 1}) counted) AS counted
     ${FROM} WHERE ${WANTED} AND ($8::int IS NULL OR (w.priority, w.created_at, w.id) > ($8, $9::timestamptz, $10::uuid))
     ORDER BY w.priority, w.created_at, w.id LIMIT ${limit + 1}`,
    [today, status, of.doctorId, of.typeId, of.patientId, rank, stored, ...(after ?? [null, null, null])],
  );
}
