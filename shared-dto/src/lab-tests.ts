import { Type } from 'class-transformer';
import { IsArray, IsISO8601, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ListQuery, PageInfo } from './common.js';
import { OneOf, RequiredText } from './decorators.js';
import { LabTestRequest } from './lab-test-requests.js';
import { DIRECTORY_STATUSES, type DirectoryStatus } from './statuses.js';

/** A test of the hospital's catalogue. */
export class LabTest extends LabTestRequest {
  @IsString()
  id!: string;

  /** @example active */
  @IsIn(DIRECTORY_STATUSES)
  status!: DirectoryStatus;

  /** When the hospital said that the ranges hold for its laboratory; null while nobody has. */
  @IsOptional()
  @IsISO8601()
  confirmedAt!: string | null;

  /** @example Dr Prakash Bhide */
  @IsOptional()
  @IsString()
  confirmedBy!: string | null;

  @IsISO8601()
  updatedAt!: string;

  /** Kept with each result. Send it as `If-Match` with an edit. @example 1 */
  @IsInt()
  version!: number;
}

export class LabTestQuery extends ListQuery {
  /** Part of the name, the code or the LOINC code. @example potas */
  @IsOptional()
  @RequiredText(100)
  q?: string;

  /** `active` if not given. @example active */
  @IsOptional()
  @OneOf(DIRECTORY_STATUSES)
  status?: DirectoryStatus;

  /** `yes`: confirmed by the hospital; `no`: still as the starter catalogue has it. */
  @IsOptional()
  @OneOf(['yes', 'no'] as const)
  confirmed?: 'yes' | 'no';
}

/** By name. */
export class LabTestList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabTest)
  data!: LabTest[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
