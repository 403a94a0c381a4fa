import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ListQuery, PageInfo } from './common.js';
import { Id, OneOf, RequiredText, WholeNumber } from './decorators.js';
import { LabPatient } from './lab-patients.js';
import { LabUsedRange } from './lab-results.js';
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

  /** Those alone that this person ordered or was told of. */
  @IsOptional()
  @Id()
  toldTo?: string;
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

/** `GET /api/critical-results/times`. */
export class CriticalTimesQuery {
  /** How far back, to this moment; 30 if not given. @example 30 */
  @IsOptional()
  @WholeNumber(1, 366)
  days?: number;
}

/** Of one step of escalation as the hospital has set it. */
export class CriticalTimesStep {
  /** After the verification. @example 15 */
  @IsInt()
  minutes!: number;

  /** How many were acknowledged by then. @example 12 */
  @IsInt()
  acknowledged!: number;
}

/** How long critical results have waited for somebody. Those that were corrected before anybody acknowledged them do not count. */
export class CriticalTimes {
  /** Results verified from here on. */
  @IsISO8601()
  from!: string;

  @IsISO8601()
  to!: string;

  /** All of them: acknowledged and waiting. @example 14 */
  @IsInt()
  reported!: number;

  /** @example 13 */
  @IsInt()
  acknowledged!: number;

  /** Nobody has acknowledged these yet. @example 1 */
  @IsInt()
  waiting!: number;

  /** More people had to be told of these. @example 2 */
  @IsInt()
  escalated!: number;

  /** Minutes from verification to acknowledgement, of half of those acknowledged at most; null without any. @example 9.5 */
  @IsOptional()
  @IsNumber()
  medianMinutes!: number | null;

  /** The same of nine in ten. @example 27.2 */
  @IsOptional()
  @IsNumber()
  ninetiethMinutes!: number | null;

  /** The hospital's steps of escalation, the first one first. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CriticalTimesStep)
  steps!: CriticalTimesStep[];
}
