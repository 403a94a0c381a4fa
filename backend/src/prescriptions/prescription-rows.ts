import type {
  DeclineReason,
  DispenseStatus,
  DispensingStatus,
  DoseUnit,
  Frequency,
  Gender,
  IssueKind,
  IssueSeverity,
  PregnancyAnswer,
  PrescriptionStatus,
  Route,
  StatusReason,
} from '@hms/shared-dto';
import type { MedicationSnapshot } from './checks/check.types.js';

/** A prescription with whom it is for, as lists show it. */
export interface PrescriptionRow {
  readonly id: string;
  readonly patient_id: string;
  readonly patient_number: string;
  readonly first_name: string | null;
  readonly middle_name: string | null;
  readonly title: string | null;
  readonly last_name: string;
  readonly date_of_birth: string | null;
  readonly gender: Gender;
  readonly phone: string | null;
  readonly medication_id: string;
  readonly medication: MedicationSnapshot;
  readonly status: PrescriptionStatus;
  readonly dispensing: DispensingStatus | null;
  readonly dose_value: number;
  readonly dose_unit: DoseUnit;
  readonly route: Route;
  readonly frequency: Frequency;
  readonly as_needed: boolean;
  readonly as_needed_reason: string | null;
  readonly duration_days: number | null;
  readonly quantity: number;
  readonly quantity_unit: DoseUnit;
  readonly refills: number;
  readonly dispensed: number;
  readonly indication: string | null;
  readonly instructions: string | null;
  readonly prescriber_name: string;
  readonly signed_at: Date | null;
  readonly ends_on: string | null;
  readonly status_reason: StatusReason | null;
  readonly created_at: Date;
  readonly version: number;
  readonly weight_kg: number | null;
  readonly pregnancy: PregnancyAnswer;
  readonly checked_with: string | null;
  readonly check_gaps: readonly string[] | null;
  readonly status_note: string | null;
  readonly ended_at: Date | null;
  readonly ended_by_name: string | null;
  readonly prior_prescription_id: string | null;
  readonly visit_id: string | null;
}

/** Last day of the course, each refill counted as another of the same; null when it has no end. Of `prescriptions r`. */
export const LAST_DAY = '(r.ends_on + coalesce(r.duration_days, 0) * r.refills)';

/** Whether the patient takes it today, or may again: while it is on hold it does not end. @param timeZone the parameter that has the hospital's time zone */
export const goesOn = (timeZone: string): string =>
  `r.status = 'on-hold' OR (r.status = 'active' AND (r.ends_on IS NULL OR ${LAST_DAY} >= (now() AT TIME ZONE ${timeZone})::date))`;

/** Its columns, of `prescriptions r` and `patients p`. */
export const PRESCRIPTION = `r.id, r.patient_id, p.patient_number, p.first_name, p.middle_name, p.title, p.last_name, p.date_of_birth::text, p.gender,
  p.phone, r.medication_id, r.medication, r.status, r.dispensing, r.dose_value::float8, r.dose_unit, r.route, r.frequency, r.as_needed,
  r.as_needed_reason, r.duration_days, r.quantity::float8, r.quantity_unit, r.refills, r.dispensed::float8, r.indication, r.instructions,
  r.prescriber_name, r.signed_at, ${LAST_DAY}::text AS ends_on, r.status_reason, r.created_at, r.version, r.weight_kg::float8, r.pregnancy,
  r.checked_with, r.check_gaps, r.status_note, r.ended_at, r.ended_by_name, r.prior_prescription_id, r.visit_id`;
export const FROM_PRESCRIPTIONS = 'FROM prescriptions r JOIN patients p ON p.id = r.patient_id';

export interface IssueRow {
  readonly key: string;
  readonly rule_id: string;
  readonly kind: IssueKind;
  readonly severity: IssueSeverity;
  readonly text: string;
  readonly source: string;
  readonly rules_version: string;
  readonly override_reason: string | null;
  readonly detected_for_name: string;
  readonly detected_at: Date;
}

export interface DispenseRow {
  readonly id: string;
  readonly status: DispenseStatus;
  readonly quantity: number | null;
  readonly reason: DeclineReason | null;
  readonly note: string | null;
  readonly dispensed_by_name: string;
  readonly dispensed_at: Date;
}
