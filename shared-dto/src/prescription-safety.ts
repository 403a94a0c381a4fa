import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, Matches, ValidateNested } from 'class-validator';
import { RequiredText, says } from './decorators.js';
import {
  ISSUE_KINDS,
  ISSUE_SEVERITIES,
  NOT_CHECKED_REASONS,
  type IssueKind,
  type IssueSeverity,
  type NotCheckedReason,
} from './prescription-values.js';

const ISSUE_KEY = /^[a-z][a-z0-9.-]{2,80}:[A-Za-z0-9 -]{0,60}$/;

/** A danger that a rule sees in a prescription (FHIR DetectedIssue). */
export class PrescriptionIssue {
  /** Names it within one prescription: the rule and what it met. @example allergy.penicillins:0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611 */
  @IsString()
  key!: string;

  /** @example allergy.penicillins */
  @IsString()
  ruleId!: string;

  @IsIn(ISSUE_KINDS)
  kind!: IssueKind;

  @IsIn(ISSUE_SEVERITIES)
  severity!: IssueSeverity;

  /** For the prescriber. @example The patient is allergic to penicillin. Amoxicillin is a penicillin. */
  @IsString()
  text!: string;

  /** Where the rule comes from. @example WHO AWaRe antibiotic book, 2022 */
  @IsString()
  source!: string;
}

/** An issue that was seen when a prescription was signed, and why the prescriber went on. */
export class OverriddenIssue extends PrescriptionIssue {
  /** Null for what needed none. */
  @IsOptional()
  @IsString()
  overrideReason!: string | null;

  /** Version of the rules that saw it. @example 2026-11-2 */
  @IsString()
  rulesVersion!: string;

  @IsString()
  detectedFor!: string;

  @IsISO8601()
  detectedAt!: string;
}

/** What the safety rules say of a prescription. */
export class PrescriptionCheck {
  /** Whether the rules are there and this hospital has confirmed them. False: the prescription counts as not checked. */
  @IsBoolean()
  checked!: boolean;

  /** Why it was not checked; null when it was. @example not-confirmed */
  @IsOptional()
  @IsIn(NOT_CHECKED_REASONS)
  notChecked!: NotCheckedReason | null;

  /** Version of the rules. @example 2026-11-1 */
  @IsString()
  rulesVersion!: string;

  /** The gravest first. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PrescriptionIssue)
  issues!: PrescriptionIssue[];

  /** What the rules could not look at, and why. @example ["Dose by weight: no weight is given."] */
  @IsString({ each: true })
  gaps!: string[];
}

/** Why somebody goes on in spite of an issue. */
export class IssueOverride {
  /** `key` of the issue. @example allergy.penicillins:0197f2c4-8a51-7cc3-9d7e-5b1f20a4c611 */
  @Matches(ISSUE_KEY, says('issue.invalid', 'This is no issue.'))
  key!: string;

  /** Kept with the prescription. @example Penicillin was tolerated twice since; allergy doubtful. */
  @RequiredText(500)
  reason!: string;
}

/** `POST /api/prescriptions/:id/sign`. */
export class SignPrescriptionRequest {
  /** One for each issue of high severity. */
  @IsOptional()
  @IsArray(says('array.invalid', 'Send a list.'))
  @ArrayMaxSize(30, says('array.too_long', 'Use at most 30 entries.'))
  @ValidateNested({ each: true })
  @Type(() => IssueOverride)
  overrides?: IssueOverride[];
}

/** One part of the rules: what it covers. */
export class SafetyCoverage {
  @IsIn(ISSUE_KINDS)
  kind!: IssueKind;

  /** How many rules. @example 15 */
  @IsInt()
  rules!: number;

  /** In words. @example 15 pairs of classes that must not be given together */
  @IsString()
  covers!: string;

  /** What a prescriber has to look at without it. */
  @IsString()
  doesNotCover!: string;

  @IsString({ each: true })
  sources!: string[];
}

/** `GET /api/prescription-safety`: what is checked in this hospital, and what is not. */
export class PrescriptionSafety {
  /** @example 2026-11-1 */
  @IsString()
  rulesVersion!: string;

  @IsBoolean()
  checked!: boolean;

  @IsOptional()
  @IsIn(NOT_CHECKED_REASONS)
  notChecked!: NotCheckedReason | null;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SafetyCoverage)
  coverage!: SafetyCoverage[];

  /** Who confirmed this version for the hospital; null while nobody has. */
  @IsOptional()
  @IsString()
  confirmedBy!: string | null;

  @IsOptional()
  @IsISO8601()
  confirmedAt!: string | null;
}

/** `POST /api/prescription-safety/confirmation`. */
export class ConfirmSafetyRequest {
  /** The version that was read. @example 2026-11-1 */
  @Matches(/^[0-9A-Za-z.-]{1,40}$/, says('rules_version.invalid', 'This is no version of the rules.'))
  rulesVersion!: string;
}
