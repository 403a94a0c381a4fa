import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsISO8601, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PageInfo } from './common.js';
import { LabPatient } from './lab-patients.js';
import { LabResult } from './lab-results.js';
import {
  LAB_ITEM_STATUSES,
  LAB_ORDER_STATUSES,
  LAB_PRIORITIES,
  LAB_SPECIMENS,
  LAB_STAGES,
  type LabItemStatus,
  type LabOrderStatus,
  type LabPriority,
  type LabSpecimenKind,
  type LabStage,
} from './lab-values.js';

/** One test of an order. */
export class LabOrderItem {
  @IsString()
  id!: string;

  @IsString()
  testId!: string;

  /** @example K */
  @IsString()
  code!: string;

  /** @example Potassium */
  @IsString()
  name!: string;

  /** The panel that it was asked for in. */
  @IsOptional()
  @IsString()
  panelName!: string | null;

  @IsString()
  specimenId!: string;

  /** @example final */
  @IsIn(LAB_ITEM_STATUSES)
  status!: LabItemStatus;

  /** What counts today; preliminary ones are marked by `status`. */
  @IsOptional()
  @ValidateNested()
  @Type(() => LabResult)
  result!: LabResult | null;

  @IsOptional()
  @IsString()
  cancelReason!: string | null;
}

/** A tube of an order. */
export class LabTube {
  @IsString()
  id!: string;

  /** On the barcode. @example LAB-0000042-1 */
  @IsString()
  accessionNumber!: string;

  /** @example serum */
  @IsIn(LAB_SPECIMENS)
  kind!: LabSpecimenKind;

  /** What is to be done next. @example collect */
  @IsIn(LAB_STAGES)
  stage!: LabStage;

  @IsOptional()
  @IsISO8601()
  collectedAt!: string | null;
}

/** What was asked for, and how far it is. */
export class LabOrder {
  @IsString()
  id!: string;

  /** @example LAB-0000042 */
  @IsString()
  orderNumber!: string;

  @ValidateNested()
  @Type(() => LabPatient)
  patient!: LabPatient;

  /** The visit at which it was placed. */
  @IsOptional()
  @IsString()
  visitId!: string | null;

  /** @example Dr Prakash Bhide */
  @IsString()
  orderer!: string;

  @IsIn(LAB_PRIORITIES)
  priority!: LabPriority;

  @IsBoolean()
  fasting!: boolean;

  @IsBoolean()
  pregnant!: boolean;

  @IsOptional()
  @IsString()
  indication!: string | null;

  @IsISO8601()
  orderedAt!: string;

  @IsIn(LAB_ORDER_STATUSES)
  status!: LabOrderStatus;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabOrderItem)
  items!: LabOrderItem[];

  /** Refused ones too. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabTube)
  specimens!: LabTube[];

  /** Send it back as `If-Match: "<version>"`. @example 1 */
  @IsInt()
  version!: number;
}

/** The newest first. */
export class LabOrderList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabOrder)
  data!: LabOrder[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
