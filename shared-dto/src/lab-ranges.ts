import { Type } from 'class-transformer';
import { IsBoolean, IsNumber, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { applyDecorators } from './apply-decorators.js';
import { FreeText, OneOf, RequiredText, ShortName, WholeNumber, says } from './decorators.js';
import { AGE_UNITS, type AgeUnit, CODED_FLAGS, type CodedFlag } from './lab-values.js';

/** Large enough for platelets per litre, small enough to stay exact. */
const LARGEST = 1e12;

/** A finite number of a size that results have. */
export const ResultNumber = () =>
  applyDecorators(
    IsNumber({ allowNaN: false, allowInfinity: false }, says('number.invalid', 'Write a number.')),
    Min(-LARGEST, says('number.too_small', 'This number is too small.')),
    Max(LARGEST, says('number.too_large', 'This number is too large.')),
  );

export const OptionalNumber = () => applyDecorators(IsOptional(), ResultNumber());

/** An age that somebody has completed. */
export class LabAge {
  /** @example 28 */
  @WholeNumber(0, 150 * 366)
  value!: number;

  /** @example days */
  @OneOf(AGE_UNITS)
  unit!: AgeUnit;
}

/** For whom which numbers are usual. Numbers are in the unit of the test. */
export class LabRange {
  /** Left out: for everybody whom no other range of the test names. @example female */
  @IsOptional()
  @OneOf(['male', 'female'] as const)
  gender?: 'male' | 'female';

  /** For pregnancies alone, which the order tells. */
  @IsOptional()
  @IsBoolean(says('boolean.invalid', 'Answer yes or no.'))
  pregnant?: boolean;

  /** From this completed age on, at collection; from birth if not given. */
  @IsOptional()
  @ValidateNested()
  @Type(() => LabAge)
  ageFrom?: LabAge;

  /** Up to, and without, this completed age; to the end of life if not given. */
  @IsOptional()
  @ValidateNested()
  @Type(() => LabAge)
  ageTo?: LabAge;

  /** Lower is low; this itself is normal. @example 3.5 */
  @OptionalNumber()
  low?: number;

  /** Higher is high; this itself is normal. @example 5.1 */
  @OptionalNumber()
  high?: number;

  /** This and lower is critical. @example 2.5 */
  @OptionalNumber()
  criticalLow?: number;

  /** This and higher is critical. @example 6.5 */
  @OptionalNumber()
  criticalHigh?: number;

  /** What the reader is told besides. @example Desirable below 200, borderline up to 239 */
  @IsOptional()
  @FreeText(500)
  note?: string;

  /** Where the numbers come from. @example Tietz Fundamentals, 8th ed. */
  @RequiredText(300)
  source!: string;
}

/** One of the answers of a coded test. */
export class LabCodedValue {
  /** @example 2+ */
  @ShortName(30)
  code!: string;

  /** @example Moderate */
  @ShortName(100)
  text!: string;

  /** What it means: normal, abnormal, critical. Left out: nothing is said. @example A */
  @IsOptional()
  @OneOf(CODED_FLAGS)
  flag?: CodedFlag;
}
