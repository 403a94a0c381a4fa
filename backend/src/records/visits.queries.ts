import type { AppointmentStatus, PatientName, PatientStatus, VisitQuery } from '@hms/shared-dto';
import type { CursorValues } from '../common/cursor.js';
import type { Principal } from '../common/request.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { VisitNote } from './visit.rules.js';
import type { VisitEntity } from './visit.entity.js';

/** A visit as lists show one, with whom it is about. */
export type VisitSummaryRow = Pick<
  VisitEntity,
  | 'id'
  | 'patientId'
  | 'appointmentId'
  | 'doctorId'
  | 'doctorName'
  | 'class'
  | 'startedAt'
  | 'status'
  | 'chiefComplaint'
  | 'signedAt'
  | 'signedByName'
  | 'version'
> & { readonly patient: PatientName };

/** The same with the whole note. */
export type VisitRow = VisitSummaryRow & VisitNote & Pick<VisitEntity, 'signedVersion' | 'errorReason' | 'updatedAt'>;

const SUMMARY = `v.id, v.patient_id AS "patientId", v.appointment_id AS "appointmentId", v.doctor_id AS "doctorId", v.doctor_name AS "doctorName",
  v.class, v.started_at AS "startedAt", v.status, v.chief_complaint AS "chiefComplaint", v.signed_at AS "signedAt", v.signed_by_name AS "signedByName",
  v.version, jsonb_build_object('id', p.id, 'patientNumber', p.patient_number, 'firstName', p.first_name, 'middleName', p.middle_name,
    'title', p.title, 'lastName', p.last_name, 'dateOfBirth', p.date_of_birth, 'gender', p.gender, 'phone', p.phone) AS patient`;
const WHOLE = `${SUMMARY}, v.history, v.examination, v.assessment, v.plan, v.follow_up AS "followUp", v.follow_up_on::text AS "followUpOn",
  v.signed_version AS "signedVersion", v.error_reason AS "errorReason", v.updated_at AS "updatedAt"`;
const FROM = 'FROM visits v JOIN patients p ON p.id = v.patient_id';

export async function findVisit(unit: UnitOfWork, id: string): Promise<VisitRow | undefined> {
  const [row] = await unit.query<VisitRow>(`SELECT ${WHOLE} ${FROM} WHERE v.id = $1`, [id]);
  return row;
}

/** The same, and nobody else changes it until this transaction ends. */
export async function lockVisit(unit: UnitOfWork, id: string): Promise<VisitRow | undefined> {
  const [row] = await unit.query<VisitRow>(`SELECT ${WHOLE} ${FROM} WHERE v.id = $1 FOR UPDATE OF v`, [id]);
  return row;
}

/** Whom and what a new visit is about, as far as they are there. */
export interface StartContext {
  /** Null when there is no such patient. */
  readonly patientStatus: PatientStatus | null;
  /** The patient and status of the appointment; null when there is none such. */
  readonly appointment: { readonly patientId: string; readonly status: AppointmentStatus } | null;
  /** The visit that has come of the appointment. */
  readonly visitId: string | null;
}

/** The patient's status stays what it is until COMMIT: a merge waits, or was first and is seen. */
export async function startContext(
  unit: UnitOfWork,
  { patientId, appointmentId }: { patientId: string; appointmentId?: string },
): Promise<StartContext> {
  const [row] = await unit.query<StartContext>(
    `SELECT (SELECT status FROM patients WHERE id = $1 FOR SHARE) AS "patientStatus",
       (SELECT jsonb_build_object('patientId', patient_id, 'status', status) FROM appointments WHERE id = $2 AND status <> 'held') AS appointment,
       (SELECT id FROM visits WHERE appointment_id = $2 AND status <> 'entered_in_error') AS "visitId"`,
    [patientId, appointmentId ?? null],
  );
  return row;
}

/** A text that is signed now. */
export interface NewVersion {
  readonly visitId: string;
  readonly number: number;
  readonly note: VisitNote;
  /** Null of the first. */
  readonly reason: string | null;
  readonly signedAt: Date;
}

export const insertVersion = (
  unit: UnitOfWork,
  { visitId, number, note, reason, signedAt }: NewVersion,
  { userId, name }: Pick<Principal, 'userId' | 'name'>,
): Promise<unknown> =>
  unit.query(
    `INSERT INTO visit_versions (visit_id, number, chief_complaint, history, examination, assessment, plan, follow_up, follow_up_on, reason,
       signed_at, signed_by, signed_by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      ...[visitId, number, note.chiefComplaint, note.history, note.examination, note.assessment, note.plan, note.followUp],
      ...[note.followUpOn, reason, signedAt, userId, name],
    ],
  );

/** A text that was signed. */
export type VersionRow = VisitNote & {
  readonly number: number;
  readonly reason: string | null;
  readonly signedAt: Date;
  readonly signedByName: string;
};

/** One page of the texts that were signed, the newest first, and a row more if there is one. @param before only those with a lower number, if any */
export const versionsPage = (
  unit: UnitOfWork,
  visitId: string,
  { limit, before }: { limit: number; before: number | null },
): Promise<VersionRow[]> =>
  unit.query<VersionRow>(
    `SELECT number, chief_complaint AS "chiefComplaint", history, examination, assessment, plan, follow_up AS "followUp",
       follow_up_on::text AS "followUpOn", reason, signed_at AS "signedAt", signed_by_name AS "signedByName"
     FROM visit_versions WHERE visit_id = $1 AND ($2::int IS NULL OR number < $2) ORDER BY number DESC LIMIT $3`,
    [visitId, before, limit + 1],
  );

export interface CountedVisit extends VisitSummaryRow {
  /** `started_at` with its microseconds, which a Date loses. */
  readonly key: string;
  readonly counted: number;
}

/** Counted exactly up to this many, then "1,000+". */
const COUNT_LIMIT = 1001;

/** Conditions and their values. Each condition is there only when it is asked for, so that an index serves it. */
function where({ patientId, doctorId, status, from, to }: VisitQuery): { conditions: string; values: unknown[] } {
  const values: unknown[] = [];
  const asked = [
    ['v.patient_id =', patientId],
    ['v.doctor_id =', doctorId],
    ['v.status =', status],
    ['v.started_at >=', from],
    ['v.started_at <', to],
  ].filter((condition): condition is [string, string] => condition[1] !== undefined);
  const conditions = asked.map(([condition, value]) => `${condition} $${values.push(value)}`);
  return { conditions: ['true', ...conditions].join(' AND '), values };
}

/** One page, the newest first, a row more if there is one, and the count, in one statement. */
export function visitPage(
  unit: UnitOfWork,
  query: VisitQuery,
  { limit, after }: { limit: number; after: CursorValues | null },
): Promise<CountedVisit[]> {
  const { conditions, values } = where(query);
  const place = values.length;
  const seek = after ? `AND (v.started_at, v.id) < ($${place + 1}::timestamptz, $${place + 2}::uuid)` : '';
  return unit.query<CountedVisit>(
    `SELECT ${SUMMARY}, v.started_at::text AS key,
       (SELECT count(*)::int FROM (SELECT FROM visits v WHERE ${conditions} LIMIT ${COUNT_LIMIT + 1}) counted) AS counted
     ${FROM} WHERE ${conditions} ${seek} ORDER BY v.started_at DESC, v.id DESC LIMIT ${limit + 1}`,
    [...values, ...(after ?? [])],
  );
}

/** Exact up to 1,001, above that a lower bound; null behind the last row of a later page. */
export function countOf(rows: readonly CountedVisit[], after: CursorValues | null): { total: number | null; totalIsEstimate: boolean } {
  const total = rows[0]?.counted ?? (after ? null : 0);
  return total !== null && total > COUNT_LIMIT ? { total: COUNT_LIMIT - 1, totalIsEstimate: true } : { total, totalIsEstimate: false };
}

/** Whether there is such a visit of this patient, and it was no mistake. */
export async function countsForPatient(unit: UnitOfWork, patientId: string, visitId: string): Promise<boolean> {
  const rows = await unit.query(`SELECT FROM visits WHERE id = $1 AND patient_id = $2 AND status <> 'entered_in_error'`, [
    visitId,
    patientId,
  ]);
  return rows.length === 1;
}
