import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { PatientValues } from './patient-details.rules.js';
import type { BlockedPatient } from './patient-rows.js';

/** Who is written down as the last to change a row. */
export interface Editor {
  readonly userId: string;
  readonly name: string;
}

const parameters = (values: PatientValues): unknown[] => [
  values.firstName,
  values.lastName,
  values.nameSearch,
  values.unidentified,
  values.dateOfBirth,
  values.birthDateEstimated,
  values.gender,
  values.email,
  values.phone,
  values.address === null ? null : JSON.stringify(values.address),
  values.bloodGroup,
  values.medicalHistory,
  JSON.stringify(values.customFields),
];

/** Inserts with the hospital's next number, never used before. @returns the new id */
export async function insertPatient(unit: UnitOfWork, values: PatientValues, editor: Editor): Promise<string> {
  const [row] = await unit.query<{ id: string }>(
    `WITH next AS (UPDATE number_series SET last_value = last_value + 1 WHERE name = 'patient' RETURNING last_value::text AS digits)
     INSERT INTO patients (first_name, last_name, name_search, unidentified, date_of_birth, birth_date_estimated, gender, email, phone, address,
       blood_group, medical_history, custom_fields, updated_by, updated_by_name, patient_number)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
       (SELECT number_prefix FROM public.tenants WHERE id = current_user) || '-' || lpad(digits, greatest(7, length(digits)), '0')
     FROM next RETURNING id`,
    [...parameters(values), editor.userId, editor.name],
  );
  if (!row) throw new Error('the hospital has no number series for patients');
  return row.id;
}

/** Writes an edit unless someone else was faster. @returns whether the version still was the one */
export async function updatePatient(
  unit: UnitOfWork,
  edit: { id: string; version: number; values: PatientValues },
  editor: Editor,
): Promise<boolean> {
  const changed = await unit.execute(
    `UPDATE patients SET first_name = $1, last_name = $2, name_search = $3, unidentified = $4, date_of_birth = $5, birth_date_estimated = $6,
       gender = $7, email = $8, phone = $9, address = $10, blood_group = $11, medical_history = $12, custom_fields = $13,
       updated_by = $14, updated_by_name = $15, updated_at = now(), version = version + 1
     WHERE id = $16 AND version = $17 AND status = 'active'`,
    [...parameters(edit.values), editor.userId, editor.name, edit.id, edit.version],
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

/** Names at least this similar are looked at when nothing else agrees. */
const NAME_BLOCK = '0.7';
const BLOCK_ROWS = 30;

/** Active patients who share birth date, phone, e-mail or, nearly, the name: each block by its own index. */
export async function possibleDuplicates(unit: UnitOfWork, values: PatientValues): Promise<BlockedPatient[]> {
  await unit.query(`SELECT set_config('pg_trgm.similarity_threshold', '${NAME_BLOCK}', true)`);
  return unit.query<BlockedPatient>(
    `SELECT p.id, p.patient_number, p.first_name, p.last_name, p.name_search, p.date_of_birth::text, p.birth_date_estimated, p.gender, p.phone, p.email,
       ext.similarity(p.name_search, $1) AS name_similarity
     FROM patients p
     JOIN (
       (SELECT id FROM patients WHERE date_of_birth = $2 AND status = 'active' ORDER BY ext.similarity(name_search, $1) DESC LIMIT ${BLOCK_ROWS})
       UNION (SELECT id FROM patients WHERE phone = $3 AND status = 'active' LIMIT ${BLOCK_ROWS})
       UNION (SELECT id FROM patients WHERE lower(email) COLLATE "C" = $4 AND status = 'active' LIMIT ${BLOCK_ROWS})
       UNION (SELECT id FROM patients WHERE name_search OPERATOR(ext.%) $1 AND status = 'active' AND extract(year FROM date_of_birth) BETWEEN $5 AND $6 LIMIT ${BLOCK_ROWS})
     ) block USING (id)
     WHERE NOT p.unidentified
     ORDER BY name_similarity DESC, p.id`,
    [values.nameSearch, values.dateOfBirth, values.phone, values.email, yearOf(values) - 2, yearOf(values) + 2],
  );
}

const yearOf = (values: PatientValues): number => Number(values.dateOfBirth?.slice(0, 4) ?? 0);
