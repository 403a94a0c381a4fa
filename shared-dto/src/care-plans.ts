import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CareActivity, CareGoal } from './care-plan-parts.js';
import { CARE_PLAN_STATUSES, type CarePlanStatus } from './care-plan-values.js';
import { PageInfo } from './common.js';

/** How much of a plan is done, of what was not cancelled or stopped. */
export class CareProgress {
  /** @example 2 */
  @IsInt()
  done!: number;

  /** @example 5 */
  @IsInt()
  total!: number;
}

/** A treatment plan in a list. */
export class CarePlanSummary {
  @IsString()
  id!: string;

  @IsString()
  patientId!: string;

  @IsOptional()
  @IsString()
  visitId!: string | null;

  /** @example Diabetes, back to target */
  @IsString()
  title!: string;

  @IsOptional()
  @IsString()
  description!: string | null;

  @IsIn(CARE_PLAN_STATUSES)
  status!: CarePlanStatus;

  /** Why it stands so. */
  @IsOptional()
  @IsString()
  statusReason!: string | null;

  /** Since when, by whom. */
  @IsISO8601()
  statusAt!: string;

  @IsString()
  statusBy!: string;

  /** @example 2026-11-22 */
  @IsString()
  periodStart!: string;

  @IsOptional()
  @IsString()
  periodEnd!: string | null;

  @ValidateNested()
  @Type(() => CareProgress)
  progress!: CareProgress;

  /** @example Dr Meera Iyer */
  @IsString()
  createdBy!: string;

  @IsISO8601()
  createdAt!: string;

  /** Also of its goals and activities. */
  @IsString()
  updatedBy!: string;

  @IsISO8601()
  updatedAt!: string;

  /** Send it as `If-Match` with an edit of the plan itself. @example 1 */
  @IsInt()
  version!: number;
}

/** A treatment plan with its goals and activities (FHIR CarePlan, whose intent is always `plan`). */
export class CarePlan extends CarePlanSummary {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CareGoal)
  goals!: CareGoal[];

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CareActivity)
  activities!: CareActivity[];
}

/** `GET /api/patients/:id/care-plans`, the newest first. */
export class CarePlanList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CarePlanSummary)
  data!: CarePlanSummary[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
