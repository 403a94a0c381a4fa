import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsISO8601, IsIn, IsInt, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import { COMPARATORS, type Comparator, LAB_FLAGS, type LabFlag } from './lab-values.js';

/** What a result was held against, in its unit. */
export class LabUsedRange {
  /** @example 3.5 */
  @IsOptional()
  @IsNumber()
  low!: number | null;

  /** @example 5 */
  @IsOptional()
  @IsNumber()
  high!: number | null;

  @IsOptional()
  @IsNumber()
  criticalLow!: number | null;

  @IsOptional()
  @IsNumber()
  criticalHigh!: number | null;

  @IsOptional()
  @IsString()
  note!: string | null;

  /** Where the numbers come from. @example Our own study of 2026 */
  @IsString()
  source!: string;
}

/** The value before, and how far this one is from it. */
export class LabDelta {
  /** @example 4.6 */
  @IsNumber()
  value!: number;

  /** @example 4.6 */
  @IsString()
  display!: string;

  /** @example 2026-11-01T05:10:00.000Z */
  @IsISO8601()
  collectedAt!: string;

  /** Change in per cent; null without a value to compare yet, or where the one before was nought. @example 36.9 */
  @IsOptional()
  @IsNumber()
  percent!: number | null;

  /** More than the test allows. @example true */
  @IsBoolean()
  exceeded!: boolean;
}

/** A value that was wrong. It stays readable. */
export class LabCorrectedValue {
  /** @example 3.6 */
  @IsString()
  display!: string;

  @IsOptional()
  @IsIn(LAB_FLAGS)
  flag!: LabFlag | null;

  /** @example Sunil Kulkarni */
  @IsString()
  enteredBy!: string;

  /** @example 2026-11-22T05:10:00.000Z */
  @IsISO8601()
  enteredAt!: string;

  /** Why it was corrected. @example Read off the wrong line */
  @IsString()
  reason!: string;

  /** @example Dr Prakash Bhide */
  @IsString()
  correctedBy!: string;

  /** @example 2026-11-22T06:10:00.000Z */
  @IsISO8601()
  correctedAt!: string;
}

/** One result with all that it was held against. */
export class LabResult {
  /** What is verified is verified by this id. @example 0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611 */
  @IsString()
  id!: string;

  /** In the unit of the test; null of a code or words. @example 6.3 */
  @IsOptional()
  @IsNumber()
  value!: number | null;

  @IsOptional()
  @IsIn(COMPARATORS)
  comparator!: Comparator | null;

  /** As it is printed, with the decimals of the test. @example 6.3 */
  @IsString()
  display!: string;

  /** UCUM. @example mmol/L */
  @IsOptional()
  @IsString()
  unit!: string | null;

  /** Null: there is no reference range, and nothing says that it is normal. @example HH */
  @IsOptional()
  @IsIn(LAB_FLAGS)
  flag!: LabFlag | null;

  /** Somebody has to be told now. @example true */
  @IsBoolean()
  critical!: boolean;

  @IsOptional()
  @ValidateNested()
  @Type(() => LabUsedRange)
  range!: LabUsedRange | null;

  /** False while the hospital has not confirmed, for its laboratory, the ranges that it was held against. */
  @IsBoolean()
  rangesConfirmed!: boolean;

  /** What is printed with every result of the test, as its definition said it then. @example Haemolysis raises it. */
  @IsOptional()
  @IsString()
  note!: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => LabDelta)
  delta!: LabDelta | null;

  /** @example Sunil Kulkarni */
  @IsString()
  enteredBy!: string;

  /** @example 2026-11-22T05:10:00.000Z */
  @IsISO8601()
  enteredAt!: string;

  /** Null while it is preliminary. @example Dr Prakash Bhide */
  @IsOptional()
  @IsString()
  verifiedBy!: string | null;

  /** Null while it is preliminary, and of what went out by the laboratory's rules without anybody. */
  @IsOptional()
  @IsString()
  verifiedById!: string | null;

  @IsOptional()
  @IsISO8601()
  verifiedAt!: string | null;

  /** Values that this one takes the place of, the last one first. @example [] */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabCorrectedValue)
  corrected!: LabCorrectedValue[];

  /** Version of the test that it was held against. @example 1 */
  @IsInt()
  testVersion!: number;
}
