import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PageInfo } from './common.js';
import { PatientName } from './patient-identity.js';
import { VISIT_CLASSES, VISIT_STATUSES, type VisitClass, type VisitStatus } from './visit-values.js';

/** A visit as lists show one. */
export class VisitSummary {
  @IsString()
  id!: string;

  @IsString()
  patientId!: string;

  @ValidateNested()
  @Type(() => PatientName)
  patient!: PatientName;

  @IsOptional()
  @IsString()
  appointmentId!: string | null;

  /** The author: who writes the draft and signs it. */
  @IsString()
  doctorId!: string;

  /** As it was when the visit started. @example Dr Meera Iyer */
  @IsString()
  doctorName!: string;

  /** v3-ActEncounterCode. @example AMB */
  @IsIn(VISIT_CLASSES)
  class!: VisitClass;

  @IsISO8601()
  startedAt!: string;

  /** @example signed */
  @IsIn(VISIT_STATUSES)
  status!: VisitStatus;

  /** Empty while nothing is written. @example Fever for three days */
  @IsString()
  chiefComplaint!: string;

  /** When the text as it reads now was signed; null until it is. */
  @IsOptional()
  @IsISO8601()
  signedAt!: string | null;

  /** Name of who signed it. @example Dr Meera Iyer */
  @IsOptional()
  @IsString()
  signedBy!: string | null;

  /** Send it back as `If-Match: "<version>"`. @example 3 */
  @IsInt()
  version!: number;
}

/** A visit with its note. Texts are empty where nothing is written. */
export class Visit extends VisitSummary {
  @IsString()
  history!: string;

  @IsString()
  examination!: string;

  @IsString()
  assessment!: string;

  @IsString()
  plan!: string;

  @IsString()
  followUp!: string;

  /** `YYYY-MM-DD`. @example 2026-12-03 */
  @IsOptional()
  @IsString()
  followUpOn!: string | null;

  /** Number of the signed text that it reads as, see its versions; null for what was never signed. @example 1 */
  @IsOptional()
  @IsInt()
  signedVersion!: number | null;

  /** Why it was a mistake; null of any other. */
  @IsOptional()
  @IsString()
  errorReason!: string | null;

  @IsISO8601()
  updatedAt!: string;
}

/** The newest first. */
export class VisitList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => VisitSummary)
  data!: VisitSummary[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}

/** A text that was signed, as it was. */
export class VisitVersion {
  /** 1 is what was signed first. @example 2 */
  @IsInt()
  number!: number;

  /** Of the amendment; null of the first text. @example The left knee, not the right one */
  @IsOptional()
  @IsString()
  reason!: string | null;

  @IsISO8601()
  signedAt!: string;

  /** Name of who signed it. @example Dr Meera Iyer */
  @IsString()
  signedBy!: string;

  @IsString()
  chiefComplaint!: string;

  @IsString()
  history!: string;

  @IsString()
  examination!: string;

  @IsString()
  assessment!: string;

  @IsString()
  plan!: string;

  @IsString()
  followUp!: string;

  /** `YYYY-MM-DD`. @example 2026-12-03 */
  @IsOptional()
  @IsString()
  followUpOn!: string | null;
}

/** A page of the texts that were signed, the newest first. Empty of a draft. */
export class VisitVersionList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => VisitVersion)
  data!: VisitVersion[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
