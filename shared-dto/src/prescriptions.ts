import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PageInfo } from './common.js';
import { Dispense } from './dispenses.js';
import { MEDICATION_FORM_CODES, ROUTE_CODES, type MedicationForm, type Route } from './medication-values.js';
import { PatientName } from './patient-identity.js';
import { PrescriptionHold } from './prescription-holds.js';
import { Dose } from './prescription-requests.js';
import { OverriddenIssue } from './prescription-safety.js';
import {
  DISPENSING_STATUSES,
  FREQUENCY_CODES,
  PREGNANCY_ANSWERS,
  PRESCRIPTION_STATUSES,
  STATUS_REASON_CODES,
  type DispensingStatus,
  type Frequency,
  type PregnancyAnswer,
  type PrescriptionStatus,
  type StatusReason,
} from './prescription-values.js';

/** One medicine prescribed to one patient (FHIR MedicationRequest), as lists show it. */
export class PrescriptionSummary {
  @IsString()
  id!: string;

  @IsString()
  patientId!: string;

  @ValidateNested()
  @Type(() => PatientName)
  patient!: PatientName;

  /** The visit at which it was written. */
  @IsOptional()
  @IsString()
  visitId!: string | null;

  @IsString()
  medicationId!: string;

  /** The medicine as it was in the formulary then. @example Amoxicillin 500 mg capsule */
  @IsString()
  medication!: string;

  @IsIn(MEDICATION_FORM_CODES)
  form!: MedicationForm;

  @IsIn(PRESCRIPTION_STATUSES)
  status!: PrescriptionStatus;

  /** How much of it was handed out; null unless it is active. */
  @IsOptional()
  @IsIn(DISPENSING_STATUSES)
  dispensing!: DispensingStatus | null;

  @ValidateNested()
  @Type(() => Dose)
  dose!: Dose;

  @IsIn(ROUTE_CODES)
  route!: Route;

  @IsIn(FREQUENCY_CODES)
  frequency!: Frequency;

  @IsBoolean()
  asNeeded!: boolean;

  @IsOptional()
  @IsString()
  asNeededReason!: string | null;

  @IsOptional()
  @IsInt()
  durationDays!: number | null;

  /** How it is taken, in words. @example 1 capsule by mouth, 1-1-1 (three times a day), for 5 days */
  @IsString()
  sig!: string;

  /** Handed out at a time. */
  @ValidateNested()
  @Type(() => Dose)
  quantity!: Dose;

  /** @example 0 */
  @IsInt()
  refills!: number;

  /** Handed out so far, in the unit of `quantity`. @example 0 */
  @IsNumber()
  dispensed!: number;

  @IsOptional()
  @IsString()
  indication!: string | null;

  @IsOptional()
  @IsString()
  instructions!: string | null;

  /** Who signed it, or wrote the draft. @example Dr Meera Iyer */
  @IsString()
  prescriber!: string;

  /** Null for a draft. */
  @IsOptional()
  @IsISO8601()
  signedAt!: string | null;

  /** Last day of the course with all its refills; null when it has no end. @example 2026-11-28 */
  @IsOptional()
  @IsString()
  endsOn!: string | null;

  /** Why it was stopped or cancelled, or is held. */
  @IsOptional()
  @IsIn(STATUS_REASON_CODES)
  statusReason!: StatusReason | null;

  @IsISO8601()
  createdAt!: string;

  /** Send it as `If-Match` with an edit. @example 1 */
  @IsInt()
  version!: number;
}

export class Prescription extends PrescriptionSummary {
  @IsOptional()
  @IsNumber()
  weightKg!: number | null;

  @IsIn(PREGNANCY_ANSWERS)
  pregnancy!: PregnancyAnswer;

  /** Version of the safety rules that it was signed under; null when it was not checked. @example 2026-11-1 */
  @IsOptional()
  @IsString()
  checkedWith!: string | null;

  @IsOptional()
  @IsString()
  statusNote!: string | null;

  /** When it was stopped, cancelled, completed or taken for a mistake. */
  @IsOptional()
  @IsISO8601()
  endedAt!: string | null;

  @IsOptional()
  @IsString()
  endedBy!: string | null;

  /** The prescription that this one renews. */
  @IsOptional()
  @IsString()
  priorPrescriptionId!: string | null;

  /** What the rules could not look at when it was signed, and why. @example ["Dose by weight: no weight is given."] */
  @IsString({ each: true })
  gaps!: string[];

  /** Seen when it was signed. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => OverriddenIssue)
  issues!: OverriddenIssue[];

  /** When it was held and went on, the newest first. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PrescriptionHold)
  holds!: PrescriptionHold[];

  /** The newest first. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Dispense)
  dispenses!: Dispense[];
}

export class PrescriptionList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PrescriptionSummary)
  data!: PrescriptionSummary[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
