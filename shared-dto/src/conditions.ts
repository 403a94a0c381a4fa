import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PageInfo } from './common.js';
import {
  CONDITION_CATEGORIES,
  CONDITION_CLINICAL_STATUSES,
  CONDITION_VERIFICATION_STATUSES,
  type ConditionCategory,
  type ConditionClinicalStatus,
  type ConditionVerificationStatus,
} from './condition-values.js';

/** A diagnosis of a visit, or a problem that goes on from visit to visit. */
export class Condition {
  @IsString()
  id!: string;

  @IsString()
  patientId!: string;

  @IsOptional()
  @IsString()
  visitId!: string | null;

  /** @example problem-list-item */
  @IsIn(CONDITION_CATEGORIES)
  category!: ConditionCategory;

  /** ICD-10, or the hospital's own; null for free text. @example E11.9 */
  @IsOptional()
  @IsString()
  code!: string | null;

  /** The code's words as they were when it was written, or the free text. @example Type 2 diabetes mellitus without complications */
  @IsString()
  display!: string;

  /** It has no code. */
  @IsBoolean()
  freeText!: boolean;

  /** @example active */
  @IsIn(CONDITION_CLINICAL_STATUSES)
  clinicalStatus!: ConditionClinicalStatus;

  /** @example confirmed */
  @IsIn(CONDITION_VERIFICATION_STATUSES)
  verificationStatus!: ConditionVerificationStatus;

  /** Of a visit's diagnoses the one that it was for. */
  @IsBoolean()
  primary!: boolean;

  /** @example 2019-05-01 */
  @IsOptional()
  @IsString()
  onsetOn!: string | null;

  @IsOptional()
  @IsString()
  abatedOn!: string | null;

  @IsOptional()
  @IsString()
  note!: string | null;

  /** Why it was a mistake. */
  @IsOptional()
  @IsString()
  errorReason!: string | null;

  /** @example Dr Meera Iyer */
  @IsString()
  recorder!: string;

  @IsISO8601()
  recordedAt!: string;

  /** Name of who changed it last. */
  @IsString()
  updatedBy!: string;

  @IsISO8601()
  updatedAt!: string;

  /** Send it as `If-Match` with an edit. @example 1 */
  @IsInt()
  version!: number;
}

/** `GET /api/patients/:id/conditions`, the newest first. */
export class ConditionList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Condition)
  data!: Condition[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}

/** A code that a diagnosis can have. */
export class DiagnosisCode {
  /** @example E11.9 */
  @IsString()
  code!: string;

  /** @example Type 2 diabetes mellitus without complications */
  @IsString()
  display!: string;

  /** False for a heading, under which there are codes that say more. */
  @IsBoolean()
  billable!: boolean;

  /** Of this hospital alone. */
  @IsBoolean()
  own!: boolean;
}

/** `GET /api/diagnosis-codes`: the best matches first; never counted, and there is no further page: type more. */
export class DiagnosisCodeList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => DiagnosisCode)
  data!: DiagnosisCode[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
