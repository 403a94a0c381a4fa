import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ListQuery, PageInfo } from './common.js';
import { Id, OneOf, RequiredText } from './decorators.js';
import { LabPatient, LabUsedRange } from './lab-results.js';
import { LAB_FLAGS, type LabFlag } from './lab-values.js';

/** `POST /api/critical-results/:id/acknowledge`. */
export class AcknowledgeRequest {
  /** What was read back, with the value in it: it shows that the right number was taken. @example Potassium 6.3, stopping spironolactone */
  @RequiredText(500)
  readBack!: string;
}

export const CRITICAL_STATUSES = ['open', 'acknowledged'] as const;

export class CriticalResultQuery extends ListQuery {
  /** `open` if not given. @example open */
  @IsOptional()
  @OneOf(CRITICAL_STATUSES)
  status?: (typeof CRITICAL_STATUSES)[number];

  @IsOptional()
  @Id()
  patientId?: string;
}

/** Somebody who was told. */
export class CriticalNotice {
  /** @example Dr Prakash Bhide */
  @IsString()
  name!: string;

  /** 0: at once; then the steps of escalation. @example 0 */
  @IsInt()
  step!: number;

  @IsISO8601()
  at!: string;
}

/** A critical result and how far telling somebody is. */
export class CriticalResult {
  @IsString()
  id!: string;

  @ValidateNested()
  @Type(() => LabPatient)
  patient!: LabPatient;

  @IsString()
  orderId!: string;

  /** @example LAB-0000042 */
  @IsString()
  orderNumber!: string;

  @IsString()
  orderer!: string;

  /** @example Potassium */
  @IsString()
  testName!: string;

  /** @example 6.3 */
  @IsString()
  display!: string;

  /** @example mmol/L */
  @IsOptional()
  @IsString()
  unit!: string | null;

  @IsOptional()
  @IsIn(LAB_FLAGS)
  flag!: LabFlag | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => LabUsedRange)
  range!: LabUsedRange | null;

  /** When it was verified. */
  @IsISO8601()
  createdAt!: string;

  /** When more people are told, unless it is acknowledged before; null once everybody was. */
  @IsOptional()
  @IsISO8601()
  escalatesAt!: string | null;

  /** The first hundred who were told, in order. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CriticalNotice)
  notices!: CriticalNotice[];

  @IsOptional()
  @IsISO8601()
  acknowledgedAt!: string | null;

  @IsOptional()
  @IsString()
  acknowledgedBy!: string | null;

  @IsOptional()
  @IsString()
  readBack!: string | null;

  /** Send it back as `If-Match: "<version>"`. @example 1 */
  @IsInt()
  version!: number;
}

/** Open ones: those that wait longest first. Acknowledged ones: the newest first. */
export class CriticalResultList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CriticalResult)
  data!: CriticalResult[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
