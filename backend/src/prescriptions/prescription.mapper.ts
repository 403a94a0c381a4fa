import {
  medicationLabel,
  sigWords,
  type Dispense,
  type OverriddenIssue,
  type PatientName,
  type Prescription,
  type PrescriptionHold,
  type PrescriptionSummary,
} from '@hms/shared-dto';
import type { HoldRow } from './holds.queries.js';
import type { DispenseRow, IssueRow, PrescriptionRow } from './prescription-rows.js';

const toPatientName = (row: PrescriptionRow): PatientName => ({
  id: row.patient_id,
  patientNumber: row.patient_number,
  firstName: row.first_name,
  middleName: row.middle_name,
  title: row.title,
  lastName: row.last_name,
  dateOfBirth: row.date_of_birth,
  gender: row.gender,
  phone: row.phone,
});

const toDirections = (row: PrescriptionRow) => ({
  dose: { value: row.dose_value, unit: row.dose_unit },
  route: row.route,
  frequency: row.frequency,
  asNeeded: row.as_needed,
  asNeededReason: row.as_needed_reason,
  durationDays: row.duration_days,
});

export function toPrescriptionSummary(row: PrescriptionRow): PrescriptionSummary {
  const directions = toDirections(row);
  return {
    id: row.id,
    patientId: row.patient_id,
    patient: toPatientName(row),
    visitId: row.visit_id,
    medicationId: row.medication_id,
    medication: medicationLabel(row.medication),
    form: row.medication.form,
    status: row.status,
    dispensing: row.dispensing,
    ...directions,
    sig: sigWords(directions),
    quantity: { value: row.quantity, unit: row.quantity_unit },
    refills: row.refills,
    dispensed: row.dispensed,
    indication: row.indication,
    instructions: row.instructions,
    prescriber: row.prescriber_name,
    signedAt: row.signed_at?.toISOString() ?? null,
    endsOn: row.ends_on,
    statusReason: row.status_reason,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

const toIssue = (row: IssueRow): OverriddenIssue => ({
  key: row.key,
  ruleId: row.rule_id,
  kind: row.kind,
  severity: row.severity,
  text: row.text,
  source: row.source,
  rulesVersion: row.rules_version,
  overrideReason: row.override_reason,
  detectedFor: row.detected_for_name,
  detectedAt: row.detected_at.toISOString(),
});

const toDispense = (row: DispenseRow, { quantity_unit: unit }: PrescriptionRow): Dispense => ({
  id: row.id,
  status: row.status,
  quantity: row.quantity === null ? null : { value: row.quantity, unit },
  reason: row.reason,
  note: row.note,
  dispensedBy: row.dispensed_by_name,
  dispensedAt: row.dispensed_at.toISOString(),
});

const toHold = ({ step, reason, note, by_name: by, at }: HoldRow): PrescriptionHold => ({ step, reason, note, by, at: at.toISOString() });

interface PrescriptionHistory {
  readonly issues: readonly IssueRow[];
  readonly holds: readonly HoldRow[];
  readonly dispenses: readonly DispenseRow[];
}

/** One alone, with what was seen when it was signed, when it was held and what was handed out. */
export const toPrescription = (row: PrescriptionRow, { issues, holds, dispenses }: PrescriptionHistory): Prescription => ({
  ...toPrescriptionSummary(row),
  weightKg: row.weight_kg,
  pregnancy: row.pregnancy,
  checkedWith: row.checked_with,
  gaps: [...(row.check_gaps ?? [])],
  statusNote: row.status_note,
  endedAt: row.ended_at?.toISOString() ?? null,
  endedBy: row.ended_by_name,
  priorPrescriptionId: row.prior_prescription_id,
  issues: issues.map(toIssue),
  holds: holds.map(toHold),
  dispenses: dispenses.map((dispense) => toDispense(dispense, row)),
});
