import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsNumber, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import { FreeText, OneOf, ShortName, WholeNumber, says } from './decorators.js';
import { LabCode, Loinc } from './lab-codes.js';
import { LabCodedValue, LabRange, OptionalNumber } from './lab-ranges.js';
import { LAB_FORMULA_NAMES, type LabFormulaName } from './lab-rules.js';
import { LAB_LIMITS, LAB_SPECIMENS, LAB_TEST_KINDS, type LabSpecimenKind, type LabTestKind } from './lab-values.js';

/** A laboratory test: what is measured, how it is reported and what it is held against. */
export class LabTestRequest {
  /** Unique among the tests in use. @example K */
  @LabCode()
  code!: string;

  /** @example Potassium */
  @ShortName(120)
  name!: string;

  /** @example 2823-3 */
  @IsOptional()
  @Loinc()
  loinc?: string;

  /** @example quantity */
  @OneOf(LAB_TEST_KINDS)
  kind!: LabTestKind;

  /** @example serum */
  @OneOf(LAB_SPECIMENS)
  specimen!: LabSpecimenKind;

  /** @example Ion-selective electrode */
  @IsOptional()
  @ShortName(120)
  method?: string;

  /** UCUM, case-sensitive; of a quantity alone. @example mmol/L */
  @IsOptional()
  @Matches(/^[\u0021-\u007e]{1,40}$/, says('unit.invalid', 'Use a UCUM unit such as mmol/L.'))
  unit?: string;

  /** Digits behind the point. @example 1 */
  @IsOptional()
  @WholeNumber(0, 6)
  decimals?: number;

  /** Of the substance in g/mol, by which masses and moles are converted into each other. Without it they are not. @example 180.156 */
  @IsOptional()
  @IsNumber({ allowNaN: false, allowInfinity: false }, says('number.invalid', 'Write a number.'))
  @Min(1, says('number.too_small', 'Use 1 or more.'))
  @Max(1_000_000, says('number.too_large', 'Use 1,000,000 or less.'))
  molarMass?: number;

  /** The least that the method can tell: this and lower is off the scale. @example 0.5 */
  @OptionalNumber()
  absoluteLow?: number;

  /** The most that the method can tell. @example 15 */
  @OptionalNumber()
  absoluteHigh?: number;

  /** A larger change against the value before is marked, in per cent. @example 25 */
  @IsOptional()
  @WholeNumber(1, 1000)
  deltaPercent?: number;

  /** An older value is not compared. @example 30 */
  @IsOptional()
  @WholeNumber(1, 3660)
  deltaDays?: number;

  /** Calculated out of other tests of the specimen, never typed. @example egfr */
  @IsOptional()
  @OneOf(LAB_FORMULA_NAMES)
  formula?: LabFormulaName;

  /** What is printed with every result. */
  @IsOptional()
  @FreeText(1000)
  note?: string;

  /** Of a quantity. None of one group may overlap in age. */
  @IsArray(says('array.invalid', 'Give a list.'))
  @ArrayMaxSize(LAB_LIMITS.ranges, says('array.too_long', `Use at most ${LAB_LIMITS.ranges} ranges.`))
  @ValidateNested({ each: true })
  @Type(() => LabRange)
  ranges!: LabRange[];

  /** Of a coded test. */
  @IsArray(says('array.invalid', 'Give a list.'))
  @ArrayMaxSize(LAB_LIMITS.codes, says('array.too_long', `Use at most ${LAB_LIMITS.codes} answers.`))
  @ValidateNested({ each: true })
  @Type(() => LabCodedValue)
  codes!: LabCodedValue[];
}
