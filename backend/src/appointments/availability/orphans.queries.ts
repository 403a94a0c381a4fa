import type { UnitOfWork } from '../../tenancy/unit-of-work.js';

/** An appointment that is still to come, as far as a change of hours looks at it. */
export interface Coming {
  readonly id: string;
  readonly doctorId: string;
  readonly patientName: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly outsideHours: boolean;
}

/** More than one doctor has before them, and all have on a day. */
const MOST = 20_000;

/** Of these doctors; of everybody when null. [from, to) bounds their starts. */
export const comingOf = (unit: UnitOfWork, doctorId: string | null, { from, to }: { from: Date; to: Date | null }): Promise<Coming[]> =>
  unit.query<Coming>(
    `SELECT a.id, a.doctor_id AS "doctorId", concat_ws(' ', p.first_name, p.last_name) AS "patientName", a.starts_at AS "startsAt", a.ends_at AS "endsAt",
       a.outside_hours AS "outsideHours"
     FROM appointments a JOIN patients p ON p.id = a.patient_id
     WHERE ($1::uuid IS NULL OR a.doctor_id = $1) AND a.status IN ('scheduled', 'checked_in') AND a.ends_at > $2
       AND a.starts_at > $2::timestamptz - interval '8 hours' AND ($3::timestamptz IS NULL OR a.starts_at < $3)
     ORDER BY a.starts_at, a.id LIMIT ${MOST}`,
    [doctorId, from, to],
  );

/** Marks appointments as outside the hours, or takes the mark away. Their version stays: nobody has edited them. */
export async function markOutside(unit: UnitOfWork, ids: readonly string[], outside: boolean): Promise<void> {
  if (ids.length > 0) await unit.execute('UPDATE appointments SET outside_hours = $2 WHERE id = ANY ($1)', [ids, outside]);
}
