import type { UnitOfWork } from '../tenancy/unit-of-work.js';

export const lockPatientOf = (unit: UnitOfWork, appointmentId: string): Promise<unknown> =>
  unit.query('SELECT FROM patients WHERE id = (SELECT patient_id FROM appointments WHERE id = $1) FOR NO KEY UPDATE', [appointmentId]);

/** Of patient `p`: the start of the last appointment that was completed, as booked, or when it was completed if the patient was taken in earlier. */
const LAST_COMPLETED = `(SELECT max(least(a.starts_at, c.occurred_at)) FROM appointments a
    LEFT JOIN appointment_changes c ON c.appointment_id = a.id AND c.to_status = 'completed'
  WHERE a.patient_id = p.id AND a.status = 'completed')`;

// The last visit follows from other rows, so writing it is no edit: the patient's version stays.

export const noteVisits = (unit: UnitOfWork, patientId: string): Promise<number> =>
  unit.execute(`UPDATE patients p SET last_visit_at = greatest(p.last_visit_at, ${LAST_COMPLETED}) WHERE p.id = $1`, [patientId]);

/** The later of two records' last visits, for the one that goes on. */
export const takeLaterVisit = (unit: UnitOfWork, survivorId: string, mergedId: string): Promise<number> =>
  unit.execute(
    `UPDATE patients s SET last_visit_at = greatest(s.last_visit_at, m.last_visit_at) FROM patients m WHERE s.id = $1 AND m.id = $2`,
    [survivorId, mergedId],
  );

/** What was there before a merge, or a later visit that is the record's own: call it once the appointments are back where they were. */
export const putVisitsBack = (unit: UnitOfWork, patientId: string, before: string | null): Promise<number> =>
  unit.execute(`UPDATE patients p SET last_visit_at = greatest($2::timestamptz, ${LAST_COMPLETED}) WHERE p.id = $1`, [patientId, before]);
