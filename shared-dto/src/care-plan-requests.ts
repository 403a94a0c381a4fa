import { Type } from 'class-transformer';
import { IsOptional, Matches, ValidateNested } from 'class-validator';
import {
  CARE_ACTIVITY_KINDS,
  CARE_GOAL_ACHIEVEMENTS,
  CARE_GOAL_LIFECYCLES,
  CARE_PLAN_STATUSES,
  OWN_ACTIVITY_STATUSES,
  TARGET_COMPARATORS,
  type CareActivityKind,
  type CareGoalAchievement,
  type CareGoalLifecycle,
  type CarePlanStatus,
  type OwnActivityStatus,
  type TargetComparator,
} from './care-plan-values.js';
import { ListQuery } from './common.js';
import { FreeText, Id, OneOf, RequiredText, says } from './decorators.js';
import { ResultNumber } from './lab-ranges.js';
import { HOSPITAL_ROLES, type HospitalRole } from './roles.js';
import { PlanDate } from './time-decorators.js';

/** `PUT /api/care-plans/:id`: replaces what a person writes of a plan. */
export class CarePlanContent {
  /** @example Diabetes, back to target */
  @RequiredText(200)
  title!: string;

  /** What it is for and how. @example Fewer late meals, tablets with food, feet looked at every day. */
  @IsOptional()
  @FreeText(2000)
  description?: string;

  /** From this day on, `YYYY-MM-DD`; today in the hospital if not given. @example 2026-11-22 */
  @IsOptional()
  @PlanDate()
  periodStart?: string;

  /** Until this day. @example 2027-02-22 */
  @IsOptional()
  @PlanDate()
  periodEnd?: string;
}

/** `POST /api/patients/:id/care-plans`. */
export class CarePlanRequest extends CarePlanContent {
  /** A visit of this patient, in which it was made. */
  @IsOptional()
  @Id()
  visitId?: string;
}

/** `POST /api/care-plans/:id/status`. */
export class CarePlanStatusChange {
  /** @example on-hold */
  @OneOf(CARE_PLAN_STATUSES)
  status!: CarePlanStatus;

  /** Needed for `on-hold`, `revoked` and `entered-in-error`. @example Away until January. */
  @IsOptional()
  @FreeText(500)
  reason?: string;
}

/** A number that a goal is held against. */
export class CareGoalTarget {
  /** What is measured. @example HbA1c */
  @IsOptional()
  @RequiredText(100)
  measure?: string;

  /** On which side of the value the goal lies; exactly it if not given. @example <= */
  @IsOptional()
  @OneOf(TARGET_COMPARATORS)
  comparator?: TargetComparator;

  /** @example 7 */
  @ResultNumber()
  value!: number;

  /** Of UCUM. @example % */
  @Matches(/^[\x21-\x7e]{1,50}$/, says('unit.invalid', 'Write a unit of UCUM, such as % or mm[Hg].'))
  unit!: string;
}

/** `POST /api/care-plans/:id/goals`. */
export class CareGoalContent {
  /** @example HbA1c under control */
  @RequiredText(500)
  description!: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => CareGoalTarget)
  target?: CareGoalTarget;

  /** @example 2027-02-22 */
  @IsOptional()
  @PlanDate()
  dueOn?: string;
}

/** `PUT /api/care-plans/:id/goals/:goalId`: replaces all of it. */
export class CareGoalChange extends CareGoalContent {
  /** How far it is; `in-progress` if not given. @example improving */
  @IsOptional()
  @OneOf(CARE_GOAL_ACHIEVEMENTS)
  achievementStatus?: CareGoalAchievement;

  /** `active` if not given; what is cancelled stays so. @example active */
  @IsOptional()
  @OneOf(CARE_GOAL_LIFECYCLES)
  lifecycleStatus?: CareGoalLifecycle;
}

/** `PUT /api/care-plans/:id/activities/:activityId`: replaces what a person writes of it. */
export class CareActivityContent {
  /** @example Look at both feet */
  @RequiredText(500)
  description!: string;

  /** @example 2026-12-06 */
  @IsOptional()
  @PlanDate()
  dueOn?: string;

  /** Who is to do it. @example Nurse */
  @IsOptional()
  @OneOf(HOSPITAL_ROLES)
  performerRole?: HospitalRole;
}

/** `POST /api/care-plans/:id/activities`. */
export class CareActivityRequest extends CareActivityContent {
  /** A task, or what it is to become: a laboratory order, a prescription, an appointment. It stays what it is. @example Task */
  @OneOf(CARE_ACTIVITY_KINDS)
  kind!: CareActivityKind;
}

/** `POST /api/care-plans/:id/activities/:activityId/status`. */
export class CareActivityStatusChange {
  /** All but `cancelled` is of tasks alone. @example completed */
  @OneOf(OWN_ACTIVITY_STATUSES)
  status!: OwnActivityStatus;

  /** Needed to cancel. @example Done elsewhere. */
  @IsOptional()
  @FreeText(500)
  reason?: string;
}

/** `POST /api/care-plans/:id/activities/:activityId/link`. */
export class CareActivityLink {
  /** Of the laboratory order, prescription or appointment that it turned into, by the activity's kind. */
  @Id()
  id!: string;
}

/** `GET /api/patients/:id/care-plans`. */
export class CarePlansQuery extends ListQuery {
  /** All if not given. @example active */
  @IsOptional()
  @OneOf(CARE_PLAN_STATUSES)
  status?: CarePlanStatus;
}
