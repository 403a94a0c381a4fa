import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { PatientValues } from './patient-details.rules.js';
import type { BlockedPatient } from './patient-rows.js';
import type { Editor } from './patients.queries.js';

const BLOCK_ROWS = 30;

const DUPLICATES = {
  name: 'patient-duplicates',
  onePlan: true,
  text: `SELECT p.id, p.patient_number, p.first_name, p.middle_name, p.last_name, p.title, p.name_search, p.date_of_birth::text, p.birth_date_estimated, p.gender,
       p.phone, p.phones, p.email, p.identifiers, p.mother_id, p.multiple_birth_order, p.status, ext.similarity(p.name_search, $1) AS name_similarity,
       (SELECT jsonb_build_object('id', s.id, 'patientNumber', s.patient_number) FROM patients s WHERE s.id = p.replaced_by) AS replaced_by
     FROM patients p
     JOIN (
       (SELECT id FROM patients WHERE date_of_birth = $2 ORDER BY ext.similarity(name_search, $1) DESC LIMIT ${BLOCK_ROWS})
       UNION (SELECT id FROM patients WHERE phone = ANY ($3::text[]) LIMIT ${BLOCK_ROWS})
       UNION (SELECT o.id FROM unnest($3::text[]) AS number JOIN patients o ON o.phones_search LIKE '%' || number || '%' LIMIT ${BLOCK_ROWS})
       UNION (SELECT id FROM patients WHERE lower(email) COLLATE "C" = $4 LIMIT ${BLOCK_ROWS})
       UNION (SELECT id FROM patients WHERE name_search OPERATOR(ext.%) $1 AND extract(year FROM date_of_birth) BETWEEN $5 AND $6 LIMIT ${BLOCK_ROWS})
       UNION (SELECT o.id FROM unnest($7::jsonb[]) AS number JOIN patients o ON o.identifiers @> number AND o.identifiers <> '[]' LIMIT ${BLOCK_ROWS})
     ) block USING (id)
     WHERE NOT p.unidentified AND coalesce(p.replaced_by, p.id) IS DISTINCT FROM $8::uuid
       AND NOT EXISTS (SELECT FROM patient_distinctions d WHERE d.one_id = least(coalesce(p.replaced_by, p.id), $8)
         AND d.other_id = greatest(coalesce(p.replaced_by, p.id), $8))
     ORDER BY name_similarity DESC, p.id`,
};

/** All numbers of a person, the first one on top. */
export const phonesOf = ({ phone, phones }: Pick<PatientValues, 'phone' | 'phones'>): string[] => [
  ...(phone === null ? [] : [phone]),
  ...phones.map(({ number }) => number),
];

/**
 * Patients who share birth date, a phone, e-mail, an identifier or, nearly, the name: each block by its own index. Archived ones too, who would be
 * registered again otherwise, and records that were merged, which lead to the one that goes on. The years are an expression on
 * purpose: with the birth dates' index for the near names, a plan made for any values reads five years of patients to find one name.
 * @param self the patient who is being edited, who is no duplicate; nor is anybody who was told apart from this one. Null at registration
 */
export function possibleDuplicates(unit: UnitOfWork, values: PatientValues, self: string | null): Promise<BlockedPatient[]> {
  const { nameSearch, dateOfBirth, email } = values;
  const keys = values.identifiers.map(({ type, value }) => JSON.stringify([{ type, value }]));
  const born = yearOf(values);
  return unit.queryHot<BlockedPatient>(DUPLICATES, [nameSearch, dateOfBirth, phonesOf(values), email, born - 2, born + 2, keys, self]);
}

const yearOf = (values: PatientValues): number => Number(values.dateOfBirth?.slice(0, 4) ?? 0);

/** Two patients in the order in which the pair is kept. */
export const pairOf = (one: string, other: string): [string, string] => (one < other ? [one, other] : [other, one]);

/** @returns whether both are there */
export async function bothExist(unit: UnitOfWork, pair: readonly [string, string]): Promise<boolean> {
  const rows = await unit.query('SELECT FROM patients WHERE id = ANY ($1::uuid[])', [pair]);
  return rows.length === pair.length;
}

/** @returns false when they were told apart before */
export const tellApart = async (unit: UnitOfWork, pair: readonly [string, string], { userId, name }: Editor): Promise<boolean> =>
  (await unit.execute(
    'INSERT INTO patient_distinctions (one_id, other_id, decided_by, decided_by_name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [...pair, userId, name],
  )) === 1;

/** @returns false when they were not told apart */
export const takeBackDistinction = async (unit: UnitOfWork, pair: readonly [string, string]): Promise<boolean> =>
  (await unit.execute('DELETE FROM patient_distinctions WHERE one_id = $1 AND other_id = $2', [...pair])) === 1;
