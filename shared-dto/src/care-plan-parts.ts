import { Type } from 'class-transformer';
import { IsIn, IsInt, IsISO8601, IsNumber, IsOptional, IsString, ValidateNested } from 'class-validator';
import {
  CARE_ACTIVITY_KINDS,
  CARE_ACTIVITY_STATUSES,
  CARE_GOAL_ACHIEVEMENTS,
  CARE_GOAL_LIFECYCLES,
  TARGET_COMPARATORS,
  type CareActivityKind,
  type CareActivityStatus,
  type CareGoalAchievement,
  type CareGoalLifecycle,
  type TargetComparator,
} from './care-plan-values.js';
import { HOSPITAL_ROLES, type HospitalRole } from './roles.js';

/** The number that a goal is held against. */
export class CareTarget {
  /** @example HbA1c */
  @IsOptional()
  @IsString()
  measure!: string | null;

  @IsOptional()
  @IsIn(TARGET_COMPARATORS)
  comparator!: TargetComparator | null;

  /** @example 7 */
  @IsNumber()
  value!: number;

  /** Of UCUM. @example % */
  @IsString()
  unit!: string;
}

/** What a plan is to reach (FHIR Goal). */
export class CareGoal {
  @IsString()
  id!: string;

  /** @example HbA1c under control */
  @IsString()
  description!: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => CareTarget)
  target!: CareTarget | null;

  @IsOptional()
  @IsString()
  dueOn!: string | null;

  @IsIn(CARE_GOAL_LIFECYCLES)
  lifecycleStatus!: CareGoalLifecycle;

  /** @example improving */
  @IsIn(CARE_GOAL_ACHIEVEMENTS)
  achievementStatus!: CareGoalAchievement;

  @IsString()
  updatedBy!: string;

  @IsISO8601()
  updatedAt!: string;

  /** Send it as `If-Match` with an edit of this goal. */
  @IsInt()
  version!: number;
}

/** What an activity turned into, in its owner's words. */
export class CareLinked {
  @IsString()
  id!: string;

  /** Number of the order, the medicine, or whom the appointment is with. @example LAB-0000042 */
  @IsString()
  label!: string;

  /** When it was ordered or prescribed, or when the appointment begins. */
  @IsISO8601()
  at!: string;
}

/** What a plan has people do (FHIR CarePlan.activity). */
export class CareActivity {
  @IsString()
  id!: string;

  @IsIn(CARE_ACTIVITY_KINDS)
  kind!: CareActivityKind;

  /** @example HbA1c and urine albumin */
  @IsString()
  description!: string;

  @IsOptional()
  @IsString()
  dueOn!: string | null;

  @IsOptional()
  @IsIn(HOSPITAL_ROLES)
  performerRole!: HospitalRole | null;

  /** Of a task its own; else that of what it is linked to, as it is now. @example in-progress */
  @IsIn(CARE_ACTIVITY_STATUSES)
  status!: CareActivityStatus;

  /** Why it was cancelled. */
  @IsOptional()
  @IsString()
  statusReason!: string | null;

  /** Null until it has become real, and of tasks. */
  @IsOptional()
  @ValidateNested()
  @Type(() => CareLinked)
  linked!: CareLinked | null;

  /** Who ticked the task. */
  @IsOptional()
  @IsString()
  doneBy!: string | null;

  @IsOptional()
  @IsISO8601()
  doneAt!: string | null;

  /** Send it as `If-Match` with an edit of this activity. */
  @IsInt()
  version!: number;
}
