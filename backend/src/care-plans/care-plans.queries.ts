import type { PatientStatus } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** The patient whose plans are written now: new plans of one patient come one after the other, and a merge waits, or was first and is seen. */
export async function lockPatient(unit: UnitOfWork, id: string): Promise<PatientStatus | undefined> {
  const [row] = await unit.query<{ status: PatientStatus }>('SELECT status FROM patients WHERE id = $1 FOR NO KEY UPDATE', [id]);
  return row?.status;
}

/** A plan and all that hangs on it are changed by one after the other. The patient's row is locked before: a merge does it in that order too. */
export async function lockPlan(unit: UnitOfWork, id: string): Promise<PatientStatus | undefined> {
  const [row] = await unit.query<{ status: PatientStatus }>(
    'SELECT status FROM patients WHERE id = (SELECT patient_id FROM care_plans WHERE id = $1) FOR SHARE',
    [id],
  );
  await unit.query('SELECT FROM care_plans WHERE id = $1 FOR UPDATE', [id]);
  return row?.status;
}
