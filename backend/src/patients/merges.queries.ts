import type { MergeField } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { mergedNoneKnown } from './merge.rules.js';
import type { PatientValues } from './patient-details.rules.js';
import type { Editor } from './patients.queries.js';

/** A line of the journal. */
export interface MergeRow {
  readonly id: string;
  readonly survivor_id: string;
  readonly survivor_number: string;
  readonly merged_id: string;
  readonly merged_number: string;
  readonly taken: MergeField[];
  readonly moved: number;
  /** `lastVisitAt` is no value that people write; merges of earlier releases lack it. */
  readonly survivor_before: PatientValues & { readonly lastVisitAt?: string | null };
  readonly survivor_version: number;
  readonly merged_version: number;
  readonly allergies_before: { readonly none_known: boolean } | null;
  readonly allergies_version: number | null;
  readonly merged_by_name: string;
  readonly merged_at: Date;
  readonly undone_by_name: string | null;
  readonly undone_at: Date | null;
}

const MERGES = `SELECT m.*, s.patient_number AS survivor_number, o.patient_number AS merged_number,
    (SELECT count(*)::int FROM patient_merge_moves j WHERE j.merge_id = m.id) AS moved
  FROM patient_merges m JOIN patients s ON s.id = m.survivor_id JOIN patients o ON o.id = m.merged_id`;

/** The merges that a record was in, either way, the newest first. */
export const mergesOf = (unit: UnitOfWork, patientId: string, limit: number): Promise<MergeRow[]> =>
  unit.query<MergeRow>(`${MERGES} WHERE m.survivor_id = $1 OR m.merged_id = $1 ORDER BY m.merged_at DESC, m.id LIMIT $2`, [
    patientId,
    limit,
  ]);

export async function findMerge(unit: UnitOfWork, id: string): Promise<MergeRow | undefined> {
  const [row] = await unit.query<MergeRow>(`${MERGES} WHERE m.id = $1`, [id]);
  return row;
}

/** Locks both, always in the same order: of two merges of one record the second waits and then sees what the first has done. */
export async function lockPatients(unit: UnitOfWork, ids: readonly [string, string]): Promise<boolean> {
  const rows = await unit.query('SELECT FROM patients WHERE id = ANY ($1::uuid[]) ORDER BY id FOR UPDATE', [ids]);
  return rows.length === ids.length;
}

export async function writeMerge(
  unit: UnitOfWork,
  merge: Pick<MergeRow, 'survivor_id' | 'merged_id' | 'taken' | 'survivor_before' | 'survivor_version' | 'merged_version'> & AllergyMerge,
  { userId, name }: Editor,
): Promise<string> {
  const [row] = await unit.query<{ id: string }>(
    `INSERT INTO patient_merges (survivor_id, merged_id, taken, survivor_before, survivor_version, merged_version, allergies_before, allergies_version,
       merged_by, merged_by_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`,
    [
      ...[
        merge.survivor_id,
        merge.merged_id,
        merge.taken,
        JSON.stringify(merge.survivor_before),
        merge.survivor_version,
        merge.merged_version,
      ],
      ...[merge.allergies_before === null ? null : JSON.stringify(merge.allergies_before), merge.allergies_version, userId, name],
    ],
  );
  return row.id;
}

export const markUndone = (unit: UnitOfWork, id: string, { name }: Editor): Promise<number> =>
  unit.execute('UPDATE patient_merges SET undone_at = now(), undone_by_name = $2 WHERE id = $1 AND undone_at IS NULL', [id, name]);

/** Turns a record into one that leads to another, or back into one of its own. */
export const leadTo = (unit: UnitOfWork, id: string, replacedBy: string | null, { userId, name }: Editor): Promise<number> =>
  unit.execute(
    `UPDATE patients SET status = CASE WHEN $2::uuid IS NULL THEN 'active' ELSE 'merged' END, replaced_by = $2, version = version + 1, updated_at = now(),
       updated_by = $3, updated_by_name = $4 WHERE id = $1`,
    [id, replacedBy, userId, name],
  );

/** The survivor's answer about allergies before a merge, and its version after. */
export type AllergyMerge = Pick<MergeRow, 'allergies_before' | 'allergies_version'>;

interface Answer {
  readonly patient_id: string;
  readonly none_known: boolean;
  readonly any_counts: boolean;
}

/** Makes one answer of two, before the allergies themselves are moved. */
export async function mergeAllergyAnswers(
  unit: UnitOfWork,
  { survivorId, mergedId }: { survivorId: string; mergedId: string },
  { userId, name }: Editor,
): Promise<AllergyMerge> {
  const answers = await unit.query<Answer>(
    `SELECT r.patient_id, r.none_known, EXISTS (SELECT FROM allergy_intolerances a WHERE a.patient_id = r.patient_id AND a.none_known = false) AS any_counts
     FROM allergy_records r WHERE r.patient_id = ANY ($1::uuid[]) ORDER BY r.patient_id FOR UPDATE OF r`,
    [[survivorId, mergedId]],
  );
  if (answers.length === 0) return { allergies_before: null, allergies_version: null };
  const [{ version }] = await unit.query<{ version: number }>(
    `INSERT INTO allergy_records (patient_id, none_known, updated_by, updated_by_name) VALUES ($1, $2, $3, $4)
     ON CONFLICT (patient_id) DO UPDATE SET none_known = excluded.none_known, version = allergy_records.version + 1, updated_at = now(),
       updated_by = excluded.updated_by, updated_by_name = excluded.updated_by_name RETURNING version`,
    [survivorId, mergedNoneKnown(answers), userId, name],
  );
  const own = answers.find(({ patient_id }) => patient_id === survivorId);
  return { allergies_before: own ? { none_known: own.none_known } : null, allergies_version: version };
}

/** Puts the survivor's answer back, after the allergies. @returns false when it changed since the merge */
export async function restoreAllergyAnswer(unit: UnitOfWork, merge: MergeRow, { userId, name }: Editor): Promise<boolean> {
  if (merge.allergies_version === null) return true;
  const changed = await unit.execute(
    `UPDATE allergy_records SET none_known = $3, version = version + 1, updated_at = now(), updated_by = $4, updated_by_name = $5
     WHERE patient_id = $1 AND version = $2`,
    [merge.survivor_id, merge.allergies_version, merge.allergies_before?.none_known ?? false, userId, name],
  );
  return changed === 1;
}
