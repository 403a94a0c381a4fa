import { Type } from 'class-transformer';
import { IsDefined, IsOptional, ValidateNested } from 'class-validator';
import { ListQuery } from './common.js';
import { FreeText, Id, OneOf, RequiredText, says, WholeNumber } from './decorators.js';
import { DOSE_UNIT_CODES, ROUTE_CODES, type DoseUnit, type Route } from './medication-values.js';
import { MeasuredNumber } from './medications.js';
import {
  DISPENSING_STATUSES,
  FREQUENCY_CODES,
  LONGEST_COURSE_DAYS,
  MOST_REFILLS,
  PREGNANCY_ANSWERS,
  PRESCRIPTION_COURSES,
  PRESCRIPTION_STATUSES,
  STATUS_REASON_CODES,
  type DispensingStatus,
  type Frequency,
  type PregnancyAnswer,
  type PrescriptionCourse,
  type PrescriptionStatus,
  type StatusReason,
} from './prescription-values.js';
import { YesOrNo } from './time-decorators.js';

/** How much at a time. */
export class Dose {
  /** @example 1 */
  @MeasuredNumber(1_000_000)
  value!: number;

  /** UCUM; which ones fit is up to the medicine's form. @example {tablet} */
  @OneOf(DOSE_UNIT_CODES)
  unit!: DoseUnit;
}

/** What a draft says; replaces all of it. */
export class PrescriptionContent {
  /** Of the formulary. */
  @Id()
  medicationId!: string;

  @IsDefined(says('dose.required', 'Say how much.'))
  @ValidateNested(says('dose.invalid', 'Say how much, and in which unit.'))
  @Type(() => Dose)
  dose!: Dose;

  /** HL7 v2 table 0162. @example PO */
  @OneOf(ROUTE_CODES)
  route!: Route;

  /** @example 1-0-1 */
  @OneOf(FREQUENCY_CODES)
  frequency!: Frequency;

  /** Only when needed; the frequency is then the most. False if not given. */
  @IsOptional()
  @YesOrNo()
  asNeeded?: boolean;

  /** What it is needed for; required with `asNeeded`. @example pain */
  @IsOptional()
  @RequiredText(200)
  asNeededReason?: string;

  /** Days that the course goes on; not given for one dose, or for as long as the patient comes back. @example 5 */
  @IsOptional()
  @WholeNumber(1, LONGEST_COURSE_DAYS)
  durationDays?: number;

  /** How much is handed out at a time, in the form's own unit; computed if not given, required where it cannot be. @example 10 */
  @IsOptional()
  @MeasuredNumber(100_000)
  quantity?: number;

  /** How many times more it may be handed out; 0 if not given. @example 0 */
  @IsOptional()
  @WholeNumber(0, MOST_REFILLS)
  refills?: number;

  /** What it is for. @example Acute otitis media */
  @IsOptional()
  @FreeText(500)
  indication?: string;

  /** For the patient. @example After food */
  @IsOptional()
  @FreeText(1000)
  instructions?: string;

  /** The patient's weight in kg, for doses by weight. @example 14.5 */
  @IsOptional()
  @MeasuredNumber(500)
  weightKg?: number;

  /** `unknown` if not given. */
  @IsOptional()
  @OneOf(PREGNANCY_ANSWERS)
  pregnancy?: PregnancyAnswer;
}

/** `POST /api/prescriptions` makes a draft; `POST /api/prescriptions/checks` says what the rules think of one. */
export class PrescriptionRequest extends PrescriptionContent {
  @Id()
  patientId!: string;

  /** The visit at which it is written: of the same patient, not entered in error. */
  @IsOptional()
  @Id()
  visitId?: string;
}

/** Why a prescription ends before its time, or is held for a while. */
export class EndPrescriptionRequest {
  /** FHIR medicationrequest-status-reason. @example sintol */
  @OneOf(STATUS_REASON_CODES)
  reason!: StatusReason;

  @IsOptional()
  @FreeText(500)
  note?: string;
}

/** `POST /api/prescriptions/:id/entered-in-error`. */
export class MistakenPrescriptionRequest {
  /** What was wrong. @example Meant for another patient */
  @RequiredText(500)
  note!: string;
}

export const PRESCRIPTION_SORTS = ['-createdAt', 'signedAt'] as const;
export type PrescriptionSort = (typeof PRESCRIPTION_SORTS)[number];

export class PrescriptionQuery extends ListQuery {
  @IsOptional()
  @Id()
  patientId?: string;

  @IsOptional()
  @Id()
  visitId?: string;

  @IsOptional()
  @OneOf(PRESCRIPTION_STATUSES)
  status?: PrescriptionStatus;

  /** Of those that are active: how much has been handed out. @example waiting */
  @IsOptional()
  @OneOf(DISPENSING_STATUSES)
  dispensing?: DispensingStatus;

  /** Of those that are active: whether the course goes on today, refills counted in, or is past its last day. What is on hold goes on. @example ongoing */
  @IsOptional()
  @OneOf(PRESCRIPTION_COURSES)
  course?: PrescriptionCourse;

  /** The newest first if not given; `signedAt`: those that were signed, the oldest first. */
  @IsOptional()
  @OneOf(PRESCRIPTION_SORTS)
  sort?: PrescriptionSort;
}
