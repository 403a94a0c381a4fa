import type { PatientStatus } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

export interface LockedPatient {
  readonly id: string;
  readonly status: PatientStatus;
  /** Of the visit that was named, if it is this patient's. */
  readonly visitStatus: 'draft' | 'signed' | 'amended' | 'entered_in_error' | null;
}

const LOCK = `SELECT p.id, p.status, (SELECT v.status FROM visits v WHERE v.id = $2 AND v.patient_id = p.id) AS "visitStatus"
  FROM patients p WHERE p.id = `;

/** The patient whose list is written now: changes of one list go one after the other, and a merge waits, or was first and is seen. */
export async function lockPatient(unit: UnitOfWork, patientId: string, visitId: string | null): Promise<LockedPatient | undefined> {
  const [row] = await unit.query<LockedPatient>(`${LOCK} $1 FOR NO KEY UPDATE`, [patientId, visitId]);
  return row;
}

/** The same, of a condition. */
export async function lockPatientOf(unit: UnitOfWork, conditionId: string): Promise<LockedPatient | undefined> {
  const [row] = await unit.query<LockedPatient>(
    `SELECT p.id, p.status, (SELECT v.status FROM visits v JOIN conditions c ON c.visit_id = v.id WHERE c.id = $1) AS "visitStatus"
     FROM patients p WHERE p.id = (SELECT patient_id FROM conditions WHERE id = $1) FOR NO KEY UPDATE`,
    [conditionId],
  );
  return row;
}
