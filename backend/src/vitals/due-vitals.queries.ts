import type { PatientName, VitalsDuePlace } from '@hms/shared-dto';
import type { CursorValues } from '../common/cursor.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

export interface DueRow {
  readonly patientId: string;
  readonly patient: PatientName;
  readonly place: VitalsDuePlace;
  readonly since: Date;
  readonly doctorName: string;
  /** `since` with its microseconds, which a Date loses. */
  readonly key: string;
  readonly counted: number;
}

/**
 * SQL for who is here today and has no vital signs of today, each once, with what they came for first. Along indexes of the day: it is bounded by the
 * patients of one day. `from`, `to` and `day` are SQL for today by the hospital's clock.
 */
const vitalsDue = ({ from, to, day }: { from: string; to: string; day: string }): string =>
  `SELECT DISTINCT ON (h.patient_id) h.* FROM (
     SELECT a.patient_id, 'appointment' AS place, coalesce((SELECT max(c.occurred_at) FROM appointment_changes c
         WHERE c.appointment_id = a.id AND c.to_status = 'checked_in'), a.starts_at) AS since, a.doctor_id
       FROM appointments a WHERE a.starts_at >= ${from} AND a.starts_at < ${to} AND a.status = 'checked_in'
     UNION ALL
     SELECT q.patient_id, 'queue', q.created_at, q.doctor_id FROM queue_tokens q WHERE q.day = ${day} AND q.status IN ('waiting', 'called')
   ) h
   WHERE NOT EXISTS (SELECT FROM vital_signs v WHERE v.patient_id = h.patient_id AND v.taken_at >= ${from} AND v.status = 'final')
   ORDER BY h.patient_id, h.since`;

const CLOCK = `today AS (SELECT (now() AT TIME ZONE $1)::date AS day),
  clock AS MATERIALIZED (SELECT day, day::timestamp AT TIME ZONE $1 AS from_, (day + 1)::timestamp AT TIME ZONE $1 AS to_ FROM today)`;
const DUE = vitalsDue({ from: '(SELECT from_ FROM clock)', to: '(SELECT to_ FROM clock)', day: '(SELECT day FROM clock)' });

const NAME = `jsonb_build_object('id', p.id, 'patientNumber', p.patient_number, 'firstName', p.first_name, 'middleName', p.middle_name, 'title', p.title,
  'lastName', p.last_name, 'dateOfBirth', p.date_of_birth, 'gender', p.gender, 'phone', p.phone)`;

const PAGE = {
  name: 'vitals-due',
  text: `WITH ${CLOCK}, due AS MATERIALIZED (${DUE})
    SELECT d.patient_id AS "patientId", ${NAME} AS patient, d.place, d.since, d.since::text AS key,
      coalesce((SELECT m.name FROM public.memberships m WHERE m.tenant_id = current_user AND m.user_id = d.doctor_id), 'Former staff') AS "doctorName",
      (SELECT count(*)::int FROM due) AS counted
    FROM due d JOIN patients p ON p.id = d.patient_id
    WHERE ($2::timestamptz IS NULL OR (d.since, d.patient_id) > ($2, $3::uuid)) ORDER BY d.since, d.patient_id LIMIT $4`,
};

/** One page, who waits longest first, and a row more if there is one. The last statement of its unit. */
export const duePage = (
  unit: UnitOfWork,
  { zone, limit, after }: { zone: string; limit: number; after: CursorValues | null },
): Promise<DueRow[]> => unit.queryLast<DueRow>(PAGE, [zone, ...(after ?? [null, null]), limit + 1]);

const COUNT = { name: 'vitals-due-count', text: `WITH ${CLOCK} SELECT count(*)::int AS counted FROM (${DUE}) due` };

export async function dueCount(unit: UnitOfWork, zone: string): Promise<number> {
  const [row] = await unit.queryHot<{ counted: number }>(COUNT, [zone]);
  return row.counted;
}
