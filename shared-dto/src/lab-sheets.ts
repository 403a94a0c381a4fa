import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import { LabCodedValue } from './lab-ranges.js';
import { LabDelta, LabResult, LabUsedRange } from './lab-results.js';
import { LAB_FORMULA_NAMES, type LabFormulaName } from './lab-rules.js';
import { LabSpecimen } from './lab-specimens.js';
import { LAB_ITEM_STATUSES, LAB_TEST_KINDS, type LabItemStatus, type LabTestKind } from './lab-values.js';

/** A line of the entry grid: the test as it is now, what the value is held against, and what is there. */
export class LabEntry {
  @IsString()
  itemId!: string;

  /** @example K */
  @IsString()
  code!: string;

  /** @example Potassium */
  @IsString()
  name!: string;

  @IsIn(LAB_TEST_KINDS)
  kind!: LabTestKind;

  /** UCUM. @example mmol/L */
  @IsOptional()
  @IsString()
  unit!: string | null;

  /** @example 1 */
  @IsInt()
  decimals!: number;

  @IsOptional()
  @IsNumber()
  absoluteLow!: number | null;

  @IsOptional()
  @IsNumber()
  absoluteHigh!: number | null;

  @IsOptional()
  @IsInt()
  deltaPercent!: number | null;

  /** Calculated, never typed. */
  @IsOptional()
  @IsIn(LAB_FORMULA_NAMES)
  formula!: LabFormulaName | null;

  /** Of a coded test. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabCodedValue)
  codes!: LabCodedValue[];

  /** False while the hospital has not confirmed the ranges for its laboratory. */
  @IsBoolean()
  confirmed!: boolean;

  /** The range that fits this patient at collection; null says that there is none. */
  @IsOptional()
  @ValidateNested()
  @Type(() => LabUsedRange)
  range!: LabUsedRange | null;

  /** The verified value before. */
  @IsOptional()
  @ValidateNested()
  @Type(() => LabDelta)
  previous!: LabDelta | null;

  @IsIn(LAB_ITEM_STATUSES)
  status!: LabItemStatus;

  @IsOptional()
  @ValidateNested()
  @Type(() => LabResult)
  result!: LabResult | null;
}

/** One specimen with what is measured in it. */
export class LabSpecimenSheet extends LabSpecimen {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabEntry)
  entries!: LabEntry[];

  /** Completed years at collection; null when nobody knows. @example 65 */
  @IsOptional()
  @IsInt()
  ageYears!: number | null;

  /** Whether the caller may verify what somebody else entered. */
  @IsBoolean()
  mayVerify!: boolean;

  /** Who entered a result does not verify it. */
  @IsBoolean()
  secondPerson!: boolean;
}
