import type { Principal } from '../common/request.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

type Editor = Pick<Principal, 'userId' | 'name'>;

/** The answer about a patient's allergies as a whole. */
export interface AllergyRecordRow {
  readonly none_known: boolean;
  readonly version: number;
  readonly updated_at: Date;
  readonly updated_by_name: string;
}

/** What a patient's row brings along, for the banner. `patient` is SQL for the patient's id. */
export const allergiesOf = (patient: string): string => `jsonb_build_object(
    'noneKnown', (SELECT r.none_known FROM allergy_records r WHERE r.patient_id = ${patient}),
    'data', coalesce((SELECT jsonb_agg(jsonb_build_object('id', a.id, 'substance', a.substance, 'severity', a.severity, 'reactions', a.reactions,
        'clinicalStatus', a.clinical_status, 'verificationStatus', a.verification_status))
      FROM allergy_intolerances a WHERE a.patient_id = ${patient} AND a.none_known = false), '[]'))`;

export async function findAllergyRecord(unit: UnitOfWork, patientId: string): Promise<AllergyRecordRow | undefined> {
  const [row] = await unit.query<AllergyRecordRow>(
    'SELECT none_known, version, updated_at, updated_by_name FROM allergy_records WHERE patient_id = $1',
    [patientId],
  );
  return row;
}

/** Nobody changes the answer or the list until COMMIT. Where nobody asked there is nothing to lock. */
export const lockAllergyRecord = (unit: UnitOfWork, patientId: string): Promise<unknown> =>
  unit.query('SELECT FROM allergy_records WHERE patient_id = $1 FOR UPDATE', [patientId]);

/** Says that there are allergies, and locks the patient's list until COMMIT: changes of one list go one after the other. */
export const touchAllergyRecord = (unit: UnitOfWork, patientId: string, { userId, name }: Editor): Promise<unknown> =>
  unit.query(
    `INSERT INTO allergy_records (patient_id, none_known, updated_by, updated_by_name) VALUES ($1, false, $2, $3)
     ON CONFLICT (patient_id) DO UPDATE SET none_known = false, version = allergy_records.version + 1, updated_at = now(),
       updated_by = excluded.updated_by, updated_by_name = excluded.updated_by_name`,
    [patientId, userId, name],
  );

/** Writes the answer over the version that was seen, 0 for none. @returns whether it still was the one */
export async function answerAllergies(
  unit: UnitOfWork,
  answer: { patientId: string; noneKnown: boolean; version: number },
  { userId, name }: Editor,
): Promise<boolean> {
  const { patientId, noneKnown, version } = answer;
  const values = [patientId, noneKnown, userId, name];
  const changed =
    version === 0
      ? await unit.execute(
          `INSERT INTO allergy_records (patient_id, none_known, updated_by, updated_by_name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
          values,
        )
      : await unit.execute(
          `UPDATE allergy_records SET none_known = $2, version = version + 1, updated_at = now(), updated_by = $3, updated_by_name = $4
           WHERE patient_id = $1 AND version = $5`,
          [...values, version],
        );
  return changed === 1;
}
