import {
  QUEUE_PRIORITIES,
  type PatientStatus,
  type QueuePriority,
  type QueueQuery,
  type QueueStatus,
  type WallQuery,
} from '@hms/shared-dto';
import type { CursorValues } from '../../common/cursor.js';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import { PATIENT_NAME, type PatientNameRow } from '../appointment-rows.js';

const rankOf = (priority: QueuePriority): number => QUEUE_PRIORITIES.indexOf(priority);

export interface TokenRow extends PatientNameRow {
  readonly id: string;
  readonly number: number;
  readonly day: string;
  readonly doctor_id: string;
  readonly doctor_name: string;
  readonly appointment_id: string | null;
  readonly status: QueueStatus;
  /** A place in `QUEUE_PRIORITIES`. */
  readonly priority: number;
  readonly created_at: Date;
  readonly called_at: Date | null;
  readonly ended_at: Date | null;
  readonly version: number;
}

const TOKEN = `q.id, q.number, q.day::text, q.doctor_id, coalesce(m.name, 'Former staff') AS doctor_name, ${PATIENT_NAME},
  q.appointment_id, q.status, q.priority, q.created_at, q.called_at, q.ended_at, q.version`;
const NAMES = `JOIN patients p ON p.id = q.patient_id
  LEFT JOIN public.memberships m ON m.tenant_id = current_user AND m.user_id = q.doctor_id`;
const FROM = `FROM queue_tokens q ${NAMES}`;

export async function findToken(unit: UnitOfWork, id: string): Promise<TokenRow | undefined> {
  const [row] = await unit.query<TokenRow>(`SELECT ${TOKEN} ${FROM} WHERE q.id = $1`, [id]);
  return row;
}

/** The same, and nobody else changes it until this transaction ends. */
export async function lockToken(unit: UnitOfWork, id: string): Promise<TokenRow | undefined> {
  const [row] = await unit.query<TokenRow>(`SELECT ${TOKEN} ${FROM} WHERE q.id = $1 FOR UPDATE OF q`, [id]);
  return row;
}

export interface QueueContext {
  readonly patientStatus: PatientStatus | null;
  readonly doctor: boolean;
}

/** Whom a token names, as far as they are there. The patient's status stays what it is until COMMIT: a merge waits, or was first and is seen. */
export async function queueContext(
  unit: UnitOfWork,
  { patientId, doctorId }: { patientId: string; doctorId: string },
): Promise<QueueContext> {
  const [row] = await unit.query<QueueContext>(
    `SELECT (SELECT status FROM patients WHERE id = $1 FOR SHARE) AS "patientStatus",
       EXISTS (SELECT FROM public.memberships WHERE tenant_id = current_user AND user_id = $2 AND status = 'active' AND 'Doctor' = ANY (roles)) AS doctor`,
    [patientId, doctorId],
  );
  return row;
}

/** With the doctor's next number of the day. Who wants one at the same moment waits for this transaction to end. */
export async function insertToken(
  unit: UnitOfWork,
  token: { patientId: string; doctorId: string; appointmentId?: string; day: string; priority?: QueuePriority },
  by: string,
): Promise<string> {
  const [row] = await unit.query<{ id: string }>(
    `WITH counter AS (
       INSERT INTO queue_counters AS c (doctor_id, day, last_number) VALUES ($1, $2, 1)
       ON CONFLICT (doctor_id, day) DO UPDATE SET last_number = c.last_number + 1 RETURNING last_number)
     INSERT INTO queue_tokens (doctor_id, day, number, patient_id, appointment_id, updated_by_name, priority)
     SELECT $1, $2, last_number, $3, $4, $5, $6 FROM counter RETURNING id`,
    [token.doctorId, token.day, token.patientId, token.appointmentId ?? null, by, rankOf(token.priority ?? 'normal')],
  );
  return row.id;
}

/** Of an appointment, as long as the patient still waits or is called. Nobody else changes them until this transaction ends. */
export async function lockOpenTokens(unit: UnitOfWork, appointmentId: string): Promise<string[]> {
  const rows = await unit.query<{ id: string }>(
    `SELECT id FROM queue_tokens WHERE appointment_id = $1 AND status IN ('waiting', 'called') ORDER BY id FOR UPDATE`,
    [appointmentId],
  );
  return rows.map(({ id }) => id);
}

/**
 * Of an appointment whose cancellation is taken back: what that cancellation alone ended is as it was. Who has another token of the doctor by now
 * keeps that one.
 */
export async function restoreTokens(unit: UnitOfWork, appointmentId: string, by: string): Promise<string[]> {
  const rows = await unit.query<{ id: string }>(
    `UPDATE queue_tokens q SET status = CASE WHEN called_at IS NULL THEN 'waiting' ELSE 'called' END, ended_at = NULL, updated_by_name = $2,
       version = version + 1
     WHERE appointment_id = $1 AND status = 'left'
       AND ended_at = (SELECT max(occurred_at) FROM appointment_changes WHERE appointment_id = $1 AND to_status = 'cancelled')
       AND NOT EXISTS (SELECT FROM queue_tokens o WHERE o.patient_id = q.patient_id AND o.doctor_id = q.doctor_id AND o.day = q.day
                       AND o.status IN ('waiting', 'called'))
     RETURNING id`,
    [appointmentId, by],
  );
  return rows.map(({ id }) => id);
}

/** The first who waits by urgency and number, taken by nobody else at this moment. */
export async function nextWaiting(unit: UnitOfWork, doctorId: string, day: string): Promise<string | undefined> {
  const [row] = await unit.query<{ id: string }>(
    `SELECT id FROM queue_tokens WHERE doctor_id = $1 AND day = $2 AND status = 'waiting' ORDER BY priority, number LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [doctorId, day],
  );
  return row?.id;
}

/** Of a row that this transaction has locked. */
export const moveToken = (unit: UnitOfWork, id: string, status: QueueStatus, by: string): Promise<number> =>
  unit.execute(
    `UPDATE queue_tokens SET status = $2, updated_by_name = $3, version = version + 1,
       called_at = CASE $2 WHEN 'called' THEN now() WHEN 'waiting' THEN NULL ELSE called_at END,
       ended_at = CASE WHEN $2 IN ('served', 'left') THEN now() END
     WHERE id = $1`,
    [id, status, by],
  );

/** Of a row that this transaction has locked. */
export const writePriority = (unit: UnitOfWork, id: string, priority: QueuePriority, by: string): Promise<number> =>
  unit.execute('UPDATE queue_tokens SET priority = $2, updated_by_name = $3, version = version + 1 WHERE id = $1', [
    id,
    rankOf(priority),
    by,
  ]);

export interface CountedToken extends TokenRow {
  /** `created_at` with its microseconds, which a Date loses. */
  readonly key: string;
  readonly counted: number;
}

const WANTED = `q.day = $1 AND ($2::uuid IS NULL OR q.doctor_id = $2) AND ($3::text IS NULL OR q.status = $3)`;

/** One page by urgency and then in the order of arrival, and a row more if there is one. The last statement of its unit. */
export const tokenPage = (
  unit: UnitOfWork,
  { doctorId, status }: QueueQuery,
  { day, limit, after }: { day: string; limit: number; after: CursorValues | null },
): Promise<CountedToken[]> =>
  unit.queryLast<CountedToken>(
    `SELECT ${TOKEN}, q.created_at::text AS key, (SELECT count(*)::int FROM queue_tokens q WHERE ${WANTED}) AS counted
     ${FROM} WHERE ${WANTED} AND ($4::int IS NULL OR (q.priority, q.created_at, q.id) > ($4, $5::timestamptz, $6::uuid))
     ORDER BY q.priority, q.created_at, q.id LIMIT ${limit + 1}`,
    [day, doctorId ?? null, status ?? null, ...(after ?? [null, null, null])],
  );

/** Of one doctor, called or waiting: as many as a screen on a wall shows. */
const MOST_ON_WALL = 8;

export interface WallRow extends TokenRow {
  /** Of its doctor and status: those who are shown and those who are not. */
  readonly counted: number;
}

/** Who is called, the latest first, then who waits: of each doctor the first ones. The last statement of its unit. */
export const wallTokens = (unit: UnitOfWork, { doctorId, departmentId }: WallQuery, day: string): Promise<WallRow[]> =>
  unit.queryLast<WallRow>(
    `SELECT ${TOKEN}, q.counted FROM (
       SELECT q.*, row_number() OVER (PARTITION BY q.doctor_id, q.status ORDER BY q.called_at DESC, q.priority, q.created_at, q.id) AS place,
         (count(*) OVER (PARTITION BY q.doctor_id, q.status))::int AS counted
       FROM queue_tokens q
       WHERE q.day = $1 AND q.status IN ('waiting', 'called') AND ($2::uuid IS NULL OR q.doctor_id = $2)
         AND ($3::uuid IS NULL OR q.doctor_id IN (SELECT user_id FROM staff_profiles WHERE department_id = $3))) q ${NAMES}
     WHERE q.place <= ${MOST_ON_WALL}
     ORDER BY q.status, q.called_at DESC, q.priority, q.created_at, q.id`,
    [day, doctorId ?? null, departmentId ?? null],
  );
