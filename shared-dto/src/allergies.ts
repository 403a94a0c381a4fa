import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { FreeText, OneOf, RequiredText } from './decorators.js';

/** Whether anybody asked, and what came of it. Nothing but `none_known` means that there are none. */
export const ALLERGY_STATUSES = ['not_asked', 'none_known', 'recorded'] as const;
export type AllergyStatus = (typeof ALLERGY_STATUSES)[number];

/** FHIR R4 allergy-intolerance-category. */
export const ALLERGY_CATEGORIES = ['food', 'medication', 'environment', 'biologic'] as const;
export type AllergyCategory = (typeof ALLERGY_CATEGORIES)[number];

/** FHIR R4 allergyintolerance-clinical. */
export const ALLERGY_CLINICAL_STATUSES = ['active', 'inactive', 'resolved'] as const;
export type AllergyClinicalStatus = (typeof ALLERGY_CLINICAL_STATUSES)[number];

/** FHIR R4 allergyintolerance-verification. `entered-in-error` takes the place of deleting. */
export const ALLERGY_VERIFICATION_STATUSES = ['unconfirmed', 'confirmed', 'refuted', 'entered-in-error'] as const;
export type AllergyVerificationStatus = (typeof ALLERGY_VERIFICATION_STATUSES)[number];

/** FHIR R4 reaction-event-severity. */
export const ALLERGY_SEVERITIES = ['mild', 'moderate', 'severe'] as const;
export type AllergySeverity = (typeof ALLERGY_SEVERITIES)[number];

const MAX_REACTIONS = 10;

/** Up to ten short lines of any script. */
const Reactions = () => {
  const each = { each: true, message: 'Use 1 to 100 characters for each reaction.', context: { code: 'text.invalid' } };
  const rules = [
    IsArray({ message: 'Give a list of reactions.', context: { code: 'array.invalid' } }),
    ArrayMaxSize(MAX_REACTIONS, { message: `Use at most ${MAX_REACTIONS} reactions.`, context: { code: 'array.too_long' } }),
    Matches(/^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\u200C\u200D]{1,100}$/u, each),
  ];
  return (target: object, property: string): void => rules.forEach((rule) => rule(target, property));
};

/** `POST /api/patients/:id/allergies`, and what replaces one. */
export class AllergyRequest {
  /** What the patient reacts to, in words. @example Penicillin */
  @RequiredText(200)
  substance!: string;

  /** @example medication */
  @IsOptional()
  @OneOf(ALLERGY_CATEGORIES)
  category?: AllergyCategory;

  /** `active` if not given. @example active */
  @IsOptional()
  @OneOf(ALLERGY_CLINICAL_STATUSES)
  clinicalStatus?: AllergyClinicalStatus;

  /** How certain it is; `unconfirmed` if not given. @example confirmed */
  @IsOptional()
  @OneOf(ALLERGY_VERIFICATION_STATUSES)
  verificationStatus?: AllergyVerificationStatus;

  /** Of the worst reaction; left out when nobody knows. @example severe */
  @IsOptional()
  @OneOf(ALLERGY_SEVERITIES)
  severity?: AllergySeverity;

  /** What happened. @example ["Anaphylaxis"] */
  @IsOptional()
  @Reactions()
  reactions?: string[];

  /** @example Had it twice, in 2009 and 2014. */
  @IsOptional()
  @FreeText(2000)
  note?: string;
}

/** `PUT /api/patients/:id/allergies`. */
export class AllergyAnswerRequest {
  /** True: somebody asked and the patient knows of none. False takes that back. */
  @IsBoolean({ message: 'Answer yes or no.', context: { code: 'boolean.invalid' } })
  noneKnown!: boolean;
}

/** What a banner says of an allergy that counts today. */
export class AllergyNotice {
  @IsString()
  id!: string;

  /** @example Penicillin */
  @IsString()
  substance!: string;

  /** Null when nobody knows. @example severe */
  @IsOptional()
  @IsIn(ALLERGY_SEVERITIES)
  severity!: AllergySeverity | null;

  /** @example ["Anaphylaxis"] */
  @IsString({ each: true })
  reactions!: string[];

  /** @example confirmed */
  @IsIn(ALLERGY_VERIFICATION_STATUSES)
  verificationStatus!: AllergyVerificationStatus;
}

/** A patient's allergies as every page and print shows them. */
export class AllergySummary {
  /** @example recorded */
  @IsIn(ALLERGY_STATUSES)
  status!: AllergyStatus;

  /** Those that count today, the worst first. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AllergyNotice)
  data!: AllergyNotice[];
}

/** One allergy or intolerance with who wrote it down. */
export class Allergy extends AllergyNotice {
  /** @example medication */
  @IsOptional()
  @IsIn(ALLERGY_CATEGORIES)
  category!: AllergyCategory | null;

  /** @example active */
  @IsIn(ALLERGY_CLINICAL_STATUSES)
  clinicalStatus!: AllergyClinicalStatus;

  @IsOptional()
  @IsString()
  note!: string | null;

  /** @example Asha Kulkarni */
  @IsString()
  recorder!: string;

  @IsISO8601()
  recordedAt!: string;

  /** Name of who changed it last. @example Asha Kulkarni */
  @IsString()
  updatedBy!: string;

  @IsISO8601()
  updatedAt!: string;

  /** Send it as `If-Match` with an edit. @example 1 */
  @IsInt()
  version!: number;
}

/** `GET /api/patients/:id/allergies`. */
export class AllergyList {
  /** @example recorded */
  @IsIn(ALLERGY_STATUSES)
  status!: AllergyStatus;

  /** All of them: those that count today first, the worst on top; then resolved, refuted and mistaken ones. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Allergy)
  data!: Allergy[];

  /** Who changed the list last; null while nobody was asked. */
  @IsOptional()
  @IsString()
  updatedBy!: string | null;

  @IsOptional()
  @IsISO8601()
  updatedAt!: string | null;

  /** Of the list as a whole, 0 while nobody was asked: send it as `If-Match` with an answer. @example 1 */
  @IsInt()
  version!: number;
}
