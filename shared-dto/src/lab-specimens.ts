import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsISO8601, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PageInfo } from './common.js';
import { LabTube } from './lab-orders.js';
import { LabPatient } from './lab-patients.js';
import {
  FASTING_STATUSES,
  type FastingStatus,
  LAB_PRIORITIES,
  type LabPriority,
  REJECTION_REASONS,
  type RejectionReason,
} from './lab-values.js';

/** A tube or cup on the worklist. */
export class LabSpecimen extends LabTube {
  @IsString()
  orderId!: string;

  /** @example LAB-0000042 */
  @IsString()
  orderNumber!: string;

  @ValidateNested()
  @Type(() => LabPatient)
  patient!: LabPatient;

  @IsString()
  orderer!: string;

  @IsIn(LAB_PRIORITIES)
  priority!: LabPriority;

  /** The patient was to come fasting. */
  @IsBoolean()
  fasting!: boolean;

  @IsOptional()
  @IsIn(FASTING_STATUSES)
  fastingStatus!: FastingStatus | null;

  @IsOptional()
  @IsString()
  indication!: string | null;

  @IsISO8601()
  orderedAt!: string;

  @IsOptional()
  @IsString()
  collector!: string | null;

  @IsOptional()
  @IsISO8601()
  receivedAt!: string | null;

  @IsOptional()
  @IsIn(REJECTION_REASONS)
  rejectionReason!: RejectionReason | null;

  @IsOptional()
  @IsString()
  rejectionNote!: string | null;

  /** Codes of what is measured in it. @example ["NA", "K"] */
  @IsString({ each: true })
  tests!: string[];

  /** Send it back as `If-Match: "<version>"`. @example 1 */
  @IsInt()
  version!: number;
}

/** How much waits at each stage; exact up to 1,001. */
export class LabStageCounts {
  /** @example 4 */
  @IsInt()
  collect!: number;

  @IsInt()
  receive!: number;

  @IsInt()
  enter!: number;

  @IsInt()
  verify!: number;
}

/** The most urgent first, then those that wait longest; finished ones with the newest first. */
export class LabSpecimenList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabSpecimen)
  data!: LabSpecimen[];

  @ValidateNested()
  @Type(() => LabStageCounts)
  counts!: LabStageCounts;

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
