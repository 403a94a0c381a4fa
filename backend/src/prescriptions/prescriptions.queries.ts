import type { Amount, PrescriptionContent, PrescriptionQuery } from '@hms/shared-dto';
import type { CursorValues } from '../common/cursor.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { MedicationSnapshot } from './checks/check.types.js';
import { FROM_PRESCRIPTIONS, goesOn, PRESCRIPTION, type DispenseRow, type IssueRow, type PrescriptionRow } from './prescription-rows.js';

interface Author {
  readonly userId: string;
  readonly name: string;
}

export async function findPrescription(unit: UnitOfWork, id: string): Promise<PrescriptionRow | undefined> {
  const [row] = await unit.query<PrescriptionRow>(`SELECT ${PRESCRIPTION} ${FROM_PRESCRIPTIONS} WHERE r.id = $1`, [id]);
  return row;
}

/** This one first, and what the same prescriber signed for the patient on the same day; none when this one is not signed or counts no more. */
export const signedTogether = (
  unit: UnitOfWork,
  id: string,
  timeZone: string,
): Promise<(PrescriptionRow & { readonly prescriber_id: string })[]> =>
  unit.query(
    `SELECT ${PRESCRIPTION}, r.prescriber_id ${FROM_PRESCRIPTIONS} JOIN prescriptions one ON one.id = $1 AND one.status IN ('active', 'completed')
     WHERE r.patient_id = one.patient_id AND r.prescriber_id = one.prescriber_id AND r.status IN ('active', 'completed')
       AND (r.signed_at AT TIME ZONE $2)::date = (one.signed_at AT TIME ZONE $2)::date
     ORDER BY r.id = one.id DESC, r.id LIMIT 30`,
    [id, timeZone],
  );

/** The same as `findPrescription`, and nobody else changes it until COMMIT. The patient's row is locked before: a merge does it in that order too. */
export async function lockPrescription(unit: UnitOfWork, id: string): Promise<PrescriptionRow | undefined> {
  await unit.query('SELECT FROM patients WHERE id = (SELECT patient_id FROM prescriptions WHERE id = $1) FOR SHARE', [id]);
  await unit.query('SELECT FROM prescriptions WHERE id = $1 FOR UPDATE', [id]);
  return findPrescription(unit, id);
}

export const issuesOf = (unit: UnitOfWork, id: string): Promise<IssueRow[]> =>
  unit.query<IssueRow>(
    `SELECT key, rule_id, kind, severity, text, source, rules_version, override_reason, detected_for_name, detected_at
     FROM detected_issues WHERE prescription_id = $1 ORDER BY id LIMIT 100`,
    [id],
  );

export const dispensesOf = (unit: UnitOfWork, id: string): Promise<DispenseRow[]> =>
  unit.query<DispenseRow>(
    `SELECT id, status, quantity::float8, reason, note, dispensed_by_name, dispensed_at
     FROM dispenses WHERE prescription_id = $1 ORDER BY id DESC LIMIT 100`,
    [id],
  );

export interface NewPrescription {
  readonly patientId: string;
  readonly content: PrescriptionContent;
  readonly medication: MedicationSnapshot;
  readonly supply: Amount;
  readonly priorId: string | null;
  readonly visitId: string | null;
}

/** What a draft has for as long as it is there. */
type Lasting = 'patientId' | 'priorId' | 'visitId';

/** What a request need not say. */
const UNSAID = { asNeeded: false, asNeededReason: null, durationDays: null, refills: 0, weightKg: null, pregnancy: 'unknown' } as const;

const contentValues = ({ content, medication, supply }: Omit<NewPrescription, Lasting>): unknown[] => {
  const said = { ...UNSAID, ...Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined && value !== null)) };
  return [
    ...[content.medicationId, JSON.stringify(medication), content.dose.value, content.dose.unit, content.route, content.frequency],
    ...[said.asNeeded, said.asNeededReason, said.durationDays, supply.value, supply.unit, said.refills],
    ...[content.indication || null, content.instructions || null, said.weightKg, said.pregnancy],
  ];
};
const CONTENT = `medication_id, medication, dose_value, dose_unit, route, frequency, as_needed, as_needed_reason, duration_days, quantity, quantity_unit,
  refills, indication, instructions, weight_kg, pregnancy`;

export async function insertDraft(unit: UnitOfWork, draft: NewPrescription, { userId, name }: Author): Promise<string> {
  const [row] = await unit.query<{ id: string }>(
    `INSERT INTO prescriptions (${CONTENT}, patient_id, prior_prescription_id, visit_id, prescriber_id, prescriber_name, updated_by_name)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $21) RETURNING id`,
    [...contentValues(draft), draft.patientId, draft.priorId, draft.visitId, userId, name],
  );
  return row.id;
}

/** Of a draft of that version alone. @returns whether it was one */
export async function rewriteDraft(
  unit: UnitOfWork,
  { id, version }: { id: string; version: number },
  draft: Omit<NewPrescription, Lasting>,
  { userId, name }: Author,
): Promise<boolean> {
  const changed = await unit.execute(
    `UPDATE prescriptions SET (${CONTENT}) = ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16),
       prescriber_id = $17, prescriber_name = $18, updated_by_name = $18, updated_at = now(), version = version + 1
     WHERE id = $19 AND version = $20 AND status = 'draft'`,
    [...contentValues(draft), userId, name, id, version],
  );
  return changed === 1;
}

interface PageRow extends PrescriptionRow {
  /** The column of the order, with its microseconds, which a Date loses. */
  readonly key: string;
}

/** Those of a visit are found by its patient. */
const WANTED = `($1::uuid IS NULL OR r.patient_id = $1) AND ($2::text IS NULL OR r.status = $2)
  AND ($3::text IS NULL OR (r.status = 'active' AND r.dispensing = $3))
  AND ($4::uuid IS NULL OR (r.visit_id = $4 AND r.patient_id = (SELECT patient_id FROM visits WHERE id = $4)))
  AND ($5::text IS NULL OR (r.status IN ('active', 'on-hold') AND (${goesOn('$6')}) = ($5 = 'ongoing')))`;

/** @param timeZone the hospital's, by which a course ends */
type Wanted = PrescriptionQuery & { readonly timeZone: string };

const wantedValues = ({ patientId, status, dispensing, visitId, course, timeZone }: Wanted): unknown[] => [
  ...[patientId, status, dispensing, visitId, course, timeZone],
];

/** One page, and a row more if there is one. */
export function prescriptionPage(
  unit: UnitOfWork,
  query: Wanted,
  { limit, after }: { limit: number; after: CursorValues | null },
): Promise<PageRow[]> {
  const [column, direction, beyond] = query.sort === 'signedAt' ? ['r.signed_at', 'ASC', '>'] : ['r.created_at', 'DESC', '<'];
  return unit.query<PageRow>(
    `SELECT ${PRESCRIPTION}, ${column}::text AS key ${FROM_PRESCRIPTIONS}
     WHERE ${column} IS NOT NULL AND ${WANTED} AND ($7::timestamptz IS NULL OR (${column}, r.id) ${beyond} ($7, $8::uuid))
     ORDER BY ${column} ${direction}, r.id ${direction} LIMIT $9`,
    [...wantedValues(query), ...(after ?? [null, null]), limit + 1],
  );
}
export type { PageRow };

/** Counted exactly up to this many, then "1,000+". */
export const COUNT_LIMIT = 1001;

export async function countPrescriptions(unit: UnitOfWork, query: Wanted): Promise<number> {
  const [row] = await unit.query<{ counted: number }>(
    `SELECT count(*)::int AS counted FROM (SELECT FROM prescriptions r WHERE ${WANTED} LIMIT ${COUNT_LIMIT}) few`,
    wantedValues(query),
  );
  return row.counted;
}
