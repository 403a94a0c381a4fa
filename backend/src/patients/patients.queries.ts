import type { PatientName, PatientReference, PatientStatus } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { PatientValues } from './patient-details.rules.js';
import { allergiesOf } from './allergies.queries.js';
import type { StoredAllergies } from './allergy.mapper.js';
import { VALUE_COLUMNS, VALUE_KEYS, valueParameters, VALUES_SQL } from './patient-columns.js';
import type { PatientEntity } from './patient.entity.js';

/** Who is written down as the last to change a row. */
export interface Editor {
  readonly userId: string;
  readonly name: string;
}

/** Every column under the entity's name. */
const PATIENT = `id, patient_number AS "patientNumber", ${VALUES_SQL}, status, replaced_by AS "replacedById", last_visit_at AS "lastVisitAt", version,
  created_at AS "createdAt", updated_at AS "updatedAt", updated_by_name AS "updatedByName"`;

/** A patient with what every page about one shows. */
export interface WholePatient extends PatientEntity {
  readonly allergies: StoredAllergies;
  readonly mother: PatientName | null;
  readonly children: PatientName[];
  readonly replacedBy: PatientReference | null;
}

const NAME = `jsonb_build_object('id', o.id, 'patientNumber', o.patient_number, 'firstName', o.first_name, 'middleName', o.middle_name,
    'lastName', o.last_name, 'title', o.title, 'dateOfBirth', o.date_of_birth, 'gender', o.gender, 'phone', o.phone)`;
const MAX_CHILDREN = 20;

const ONE = {
  name: 'patient',
  text: `SELECT ${PATIENT}, ${allergiesOf('p.id')} AS allergies,
      (SELECT ${NAME} FROM patients o WHERE o.id = p.mother_id) AS mother,
      coalesce((SELECT jsonb_agg(born.child) FROM (
        SELECT ${NAME} AS child FROM patients o WHERE o.mother_id = p.id AND o.status <> 'merged' ORDER BY o.date_of_birth DESC, o.id LIMIT ${MAX_CHILDREN}
      ) born), '[]') AS children,
      (SELECT jsonb_build_object('id', o.id, 'patientNumber', o.patient_number) FROM patients o WHERE o.id = p.replaced_by) AS "replacedBy"
    FROM patients p WHERE id = $1`,
};

/** One patient, as often as charts are opened: half the cost of the entity manager's way (tools/bench). */
export async function findPatient(unit: UnitOfWork, id: string): Promise<WholePatient | undefined> {
  const [row] = await unit.queryHot<WholePatient>(ONE, [id]);
  return row;
}

export async function patientExists(unit: UnitOfWork, id: string): Promise<boolean> {
  const [row] = await unit.query('SELECT FROM patients WHERE id = $1', [id]);
  return row !== undefined;
}

/** The status of a patient about whom something is written now; it stays that until COMMIT. Null for nobody. */
export async function lockPatientStatus(unit: UnitOfWork, id: string): Promise<PatientStatus | null> {
  const [row] = await unit.query<{ status: PatientStatus }>('SELECT status FROM patients WHERE id = $1 FOR SHARE', [id]);
  return row?.status ?? null;
}

const COLUMNS = VALUE_KEYS.map((key) => VALUE_COLUMNS[key]);
const PLACES = VALUE_KEYS.length;
/** `$from`, `$from+1` … */
const placeholders = (count: number, from = 1): string => Array.from({ length: count }, (_, index) => `$${from + index}`).join(', ');

const INSERT = {
  name: 'patient-insert',
  text: `INSERT INTO patients (${COLUMNS.join(', ')}, updated_by, updated_by_name, patient_number)
     SELECT ${placeholders(PLACES + 2)}, public.patient_number(t.number_prefix, t.number_digits, t.number_check, nextval('patient_numbers'))
     FROM public.tenants t WHERE t.id = current_user RETURNING ${PATIENT}`,
};

/** Inserts with the hospital's next number, never used before. */
export async function insertPatient(unit: UnitOfWork, values: PatientValues, editor: Editor): Promise<PatientEntity> {
  const [row] = await unit.queryHot<PatientEntity>(INSERT, [...valueParameters(values), editor.userId, editor.name]);
  if (!row) throw new Error('the hospital is not registered');
  return row;
}

/** Writes an edit unless someone else was faster. @returns whether the version still was the one */
export async function updatePatient(
  unit: UnitOfWork,
  edit: { id: string; version: number; values: PatientValues },
  editor: Editor,
): Promise<boolean> {
  const changed = await unit.execute(
    `UPDATE patients SET (${COLUMNS.join(', ')}) = ROW (${placeholders(PLACES)}), updated_by = $${PLACES + 1}, updated_by_name = $${PLACES + 2},
       updated_at = now(), version = version + 1
     WHERE id = $${PLACES + 3} AND version = $${PLACES + 4} AND status = 'active'`,
    [...valueParameters(edit.values), editor.userId, editor.name, edit.id, edit.version],
  );
  return changed === 1;
}

/** Archives or brings back. @returns whether it was in the other state, at this version if one is given */
export async function movePatient(
  unit: UnitOfWork,
  move: { id: string; version: number | null; from: 'active' | 'archived'; to: 'active' | 'archived' },
  editor: Editor,
): Promise<boolean> {
  const changed = await unit.execute(
    `UPDATE patients SET status = $3, updated_by = $4, updated_by_name = $5, updated_at = now(), version = version + 1
     WHERE id = $1 AND status = $2 AND ($6::int IS NULL OR version = $6)`,
    [move.id, move.from, move.to, editor.userId, editor.name, move.version],
  );
  return changed === 1;
}
