import type { Gender, PatientStatus, PrescriptionIssue } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { CurrentPrescription } from './checks/check.types.js';
import { goesOn } from './prescription-rows.js';

interface Author {
  readonly userId: string;
  readonly name: string;
}

/** What the rules ask of a patient. */
export interface PatientFacts {
  readonly status: PatientStatus;
  readonly gender: Gender;
  readonly birthDateEstimated: boolean;
  /** In full years by the hospital's calendar. */
  readonly ageYears: number | null;
}

/** The patient stays what they are until COMMIT: a merge waits, or was first and is seen. */
export async function patientFacts(unit: UnitOfWork, patientId: string, timeZone: string): Promise<PatientFacts | undefined> {
  const [row] = await unit.query<PatientFacts>(
    `SELECT status, gender, birth_date_estimated AS "birthDateEstimated",
       extract(year FROM age((now() AT TIME ZONE $2)::date::timestamp, date_of_birth::timestamp))::int AS "ageYears"
     FROM patients WHERE id = $1 FOR SHARE`,
    [patientId, timeZone],
  );
  return row;
}

/** More than anybody takes. */
const MOST_CURRENT = 100;

/** What the patient takes today by what was signed, or is on hold, but for those that are about to be replaced. */
export const currentPrescriptions = (
  unit: UnitOfWork,
  { patientId, without, timeZone }: { patientId: string; without: readonly string[]; timeZone: string },
): Promise<CurrentPrescription[]> =>
  unit.query<CurrentPrescription>(
    `SELECT r.id, r.medication, r.status = 'on-hold' AS "onHold" FROM prescriptions r
     WHERE r.patient_id = $1 AND (${goesOn('$3')}) AND r.id <> ALL ($2::uuid[])
     ORDER BY r.signed_at DESC LIMIT ${MOST_CURRENT}`,
    [patientId, without, timeZone],
  );

/** Of a draft that this transaction has locked. */
export const signDraft = (
  unit: UnitOfWork,
  { id, checkedWith, gaps, timeZone }: { id: string; checkedWith: string | null; gaps: readonly string[]; timeZone: string },
  { userId, name }: Author,
): Promise<number> =>
  unit.execute(
    `UPDATE prescriptions SET status = 'active', signed_at = now(), prescriber_id = $2, prescriber_name = $3, checked_with = $4, check_gaps = $6,
       ends_on = CASE WHEN frequency = 'once' THEN (now() AT TIME ZONE $5)::date ELSE (now() AT TIME ZONE $5)::date + duration_days - 1 END,
       updated_by_name = $3, updated_at = now(), version = version + 1
     WHERE id = $1 AND status = 'draft'`,
    [id, userId, name, checkedWith, timeZone, gaps],
  );

/** What was renewed goes on as the new one. @returns whether it was active or on hold still */
export async function completePrior(unit: UnitOfWork, priorId: string, { name }: Author): Promise<boolean> {
  const changed = await unit.execute(
    `UPDATE prescriptions SET status = 'completed', status_reason = NULL, status_note = NULL, ended_at = now(), ended_by_name = $2, updated_by_name = $2,
       updated_at = now(), version = version + 1
     WHERE id = $1 AND status IN ('active', 'on-hold')`,
    [priorId, name],
  );
  return changed === 1;
}

export const insertIssues = (
  unit: UnitOfWork,
  {
    id,
    rulesVersion,
    issues,
    reasons,
  }: { id: string; rulesVersion: string; issues: readonly PrescriptionIssue[]; reasons: ReadonlyMap<string, string> },
  { userId, name }: Author,
): Promise<number> =>
  unit.execute(
    `INSERT INTO detected_issues (prescription_id, key, rule_id, kind, severity, text, source, rules_version, override_reason, detected_for_id, detected_for_name)
     SELECT $1, i.key, i."ruleId", i.kind, i.severity, i.text, i.source, $2, i.reason, $3, $4
     FROM jsonb_to_recordset($5::jsonb) AS i (key text, "ruleId" text, kind text, severity text, text text, source text, reason text)`,
    [id, rulesVersion, userId, name, JSON.stringify(issues.map((each) => ({ ...each, reason: reasons.get(each.key) ?? null })))],
  );

export interface ConfirmationRow {
  readonly confirmed_by_name: string;
  readonly confirmed_at: Date;
}

export async function findConfirmation(unit: UnitOfWork, rulesVersion: string): Promise<ConfirmationRow | undefined> {
  const [row] = await unit.query<ConfirmationRow>(
    'SELECT confirmed_by_name, confirmed_at FROM prescription_safety_confirmations WHERE rules_version = $1',
    [rulesVersion],
  );
  return row;
}

/** Who was first stays. @returns whether it was this one */
export async function insertConfirmation(unit: UnitOfWork, rulesVersion: string, { userId, name }: Author): Promise<boolean> {
  const added = await unit.execute(
    `INSERT INTO prescription_safety_confirmations (rules_version, confirmed_by, confirmed_by_name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [rulesVersion, userId, name],
  );
  return added === 1;
}
