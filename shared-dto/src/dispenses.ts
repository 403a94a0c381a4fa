import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { FreeText, OneOf } from './decorators.js';
import { MeasuredNumber } from './medications.js';
import { Dose } from './prescription-requests.js';
import { DECLINE_REASON_CODES, DISPENSE_STATUSES, type DeclineReason, type DispenseStatus } from './prescription-values.js';

/** `POST /api/prescriptions/:id/dispenses`. */
export class DispenseRequest {
  /** `completed`: handed over; `declined`: not. @example completed */
  @OneOf(DISPENSE_STATUSES)
  status!: DispenseStatus;

  /** How much was handed over, in the prescription's unit of quantity; what is left of this supply if not given. Never with `declined`. @example 10 */
  @IsOptional()
  @MeasuredNumber(100_000)
  quantity?: number;

  /** Why nothing, or less, was handed over; required with `declined`. @example outofstock */
  @IsOptional()
  @OneOf(DECLINE_REASON_CODES)
  reason?: DeclineReason;

  /** Batch, substitution, what was said. */
  @IsOptional()
  @FreeText(500)
  note?: string;
}

/** What a pharmacist handed over, or not (FHIR MedicationDispense). It is never changed. */
export class Dispense {
  @IsString()
  id!: string;

  @IsIn(DISPENSE_STATUSES)
  status!: DispenseStatus;

  /** Null when nothing was. */
  @IsOptional()
  @ValidateNested()
  @Type(() => Dose)
  quantity!: Dose | null;

  @IsOptional()
  @IsIn(DECLINE_REASON_CODES)
  reason!: DeclineReason | null;

  @IsOptional()
  @IsString()
  note!: string | null;

  /** @example Farida Shaikh */
  @IsString()
  dispensedBy!: string;

  @IsISO8601()
  dispensedAt!: string;
}
