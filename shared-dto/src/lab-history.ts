import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsISO8601, IsIn, IsOptional, IsString, ValidateNested } from 'class-validator';
import { LabResult } from './lab-results.js';
import { LAB_ITEM_STATUSES, type LabItemStatus } from './lab-values.js';

/** A result of a patient over the years. */
export class LabHistoryResult extends LabResult {
  @IsString()
  orderId!: string;

  @IsISO8601()
  collectedAt!: string;

  /** `preliminary`, `final` or `corrected`. */
  @IsIn(LAB_ITEM_STATUSES)
  status!: LabItemStatus;
}

/** All results of one test of a patient, the newest first. */
export class LabHistoryTest {
  @IsString()
  testId!: string;

  /** @example K */
  @IsString()
  code!: string;

  /** @example Potassium */
  @IsString()
  name!: string;

  @IsOptional()
  @IsString()
  unit!: string | null;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabHistoryResult)
  results!: LabHistoryResult[];
}

/** `GET /api/patients/:id/lab-results`: by test, the tests measured last first. */
export class LabHistory {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabHistoryTest)
  data!: LabHistoryTest[];

  /** There is more than is shown. */
  @IsBoolean()
  truncated!: boolean;
}
