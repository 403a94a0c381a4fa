import { applyDecorators } from './apply-decorators.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ListQuery, PageInfo } from './common.js';
import { FreeText, OneOf, ShortName, says } from './decorators.js';
import { Decimals } from './number-decorators.js';
import { DIRECTORY_STATUSES, type DirectoryStatus } from './statuses.js';
import {
  ATC_PATTERN,
  DOSE_UNIT_CODES,
  MEDICATION_FORM_CODES,
  ROUTE_CODES,
  STRENGTH_UNITS,
  SUBSTANCE_PATTERN,
  type DoseUnit,
  type MedicationForm,
  type Route,
  type StrengthUnit,
} from './medication-values.js';

/** A measured number above 0 with at most four decimals: what people can measure, and what a prescription shows whole. */
export const MeasuredNumber = (max: number) =>
  applyDecorators(
    Decimals(4, 'Write a number with at most four decimals.'),
    Min(0.0001, says('number.too_small', 'Use more than 0.')),
    Max(max, says('number.too_large', `Use ${max} or less.`)),
  );

/** One active substance of a medicine and how much of it there is. */
export class MedicationIngredient {
  /** Generic name in lower case, by which the safety rules know it. @example amoxicillin */
  @Matches(SUBSTANCE_PATTERN, says('substance.invalid', 'Write the generic name in lower case, such as amoxicillin.'))
  substance!: string;

  /** @example 500 */
  @MeasuredNumber(10_000_000)
  value!: number;

  /** UCUM. @example mg */
  @OneOf(STRENGTH_UNITS)
  unit!: StrengthUnit;
}

/** `POST /api/medications`, and what replaces one. */
export class MedicationRequest {
  /** Generic name as it is shown, tall-man letters where names are confused. @example Amoxicillin */
  @ShortName(150)
  name!: string;

  @IsArray(says('array.invalid', 'Send a list.'))
  @ArrayMinSize(1, says('array.too_short', 'Name at least one ingredient.'))
  @ArrayMaxSize(6, says('array.too_long', 'Use at most 6 ingredients.'))
  @ValidateNested({ each: true })
  @Type(() => MedicationIngredient)
  ingredients!: MedicationIngredient[];

  /** ATC codes (WHO). @example ["J01CA04"] */
  @IsArray(says('array.invalid', 'Send a list.'))
  @ArrayMaxSize(6, says('array.too_long', 'Use at most 6 entries.'))
  @Matches(ATC_PATTERN, { each: true, ...says('atc.invalid', 'Write an ATC code such as J01CA04.') })
  classes!: string[];

  /** @example capsule */
  @OneOf(MEDICATION_FORM_CODES)
  form!: MedicationForm;

  /** Route that is offered first, HL7 v2 table 0162. @example PO */
  @OneOf(ROUTE_CODES)
  route!: Route;

  /** What the strength is given for: 1 `{tablet}`, or 5 `mL`. @example 1 */
  @MeasuredNumber(100_000)
  perValue!: number;

  /** UCUM. @example {capsule} */
  @OneOf(DOSE_UNIT_CODES)
  perUnit!: DoseUnit;
}

/** A medicine of the hospital's formulary. */
export class Medication {
  @IsString()
  id!: string;

  /** @example Amoxicillin */
  @IsString()
  name!: string;

  /** Name, strength and form. @example Amoxicillin 500 mg capsule */
  @IsString()
  label!: string;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => MedicationIngredient)
  ingredients!: MedicationIngredient[];

  /** @example ["J01CA04"] */
  @IsString({ each: true })
  classes!: string[];

  @IsIn(MEDICATION_FORM_CODES)
  form!: MedicationForm;

  @IsIn(ROUTE_CODES)
  route!: Route;

  @IsNumber()
  perValue!: number;

  @IsIn(DOSE_UNIT_CODES)
  perUnit!: DoseUnit;

  /** @example active */
  @IsIn(DIRECTORY_STATUSES)
  status!: DirectoryStatus;

  @IsISO8601()
  createdAt!: string;

  /** Send it as `If-Match` with an edit. @example 1 */
  @IsInt()
  version!: number;
}

export class MedicationQuery extends ListQuery {
  /** Beginnings of words of the name, in any order. @example amox */
  @IsOptional()
  @FreeText(100)
  q?: string;

  /** `active` if not given. */
  @IsOptional()
  @OneOf(DIRECTORY_STATUSES)
  status?: DirectoryStatus;
}

export class MedicationList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Medication)
  data!: Medication[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
