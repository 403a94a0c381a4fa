import {
  CARE_PLAN_STEPS,
  EXPLAINED_CARE_PLAN_STATUSES,
  TASK_STEPS,
  isDroppedActivity,
  isOpenCarePlan,
  type CareActivityStatus,
  type CareActivityStatusChange,
  type CareGoalContent,
  type CareGoalTarget,
  type CarePlanContent,
  type CarePlanStatus,
  type CarePlanStatusChange,
  type FieldError,
} from '@hms/shared-dto';
import { DomainError, InvalidRequestError } from '../common/domain-error.js';
import { isUnit } from '../common/units.js';
import type { CareActivityEntity } from './care-activity.entity.js';
import type { CareGoalEntity } from './care-goal.entity.js';
import type { CarePlanEntity } from './care-plan.entity.js';

export type PlanValues = Pick<CarePlanEntity, 'title' | 'description' | 'periodStart' | 'periodEnd'>;
export type GoalValues = Pick<
  CareGoalEntity,
  'description' | 'targetMeasure' | 'targetComparator' | 'targetValue' | 'targetUnit' | 'dueOn'
>;

function refuse(path: string, code: string, message: string): never {
  const errors: FieldError[] = [{ path, code, message }];
  throw new InvalidRequestError(errors);
}

/** @param start of the plan when none is given. @throws InvalidRequestError */
export function toPlanValues({ title, description, periodStart, periodEnd }: CarePlanContent, start: string): PlanValues {
  const values = { title, description: description || null, periodStart: periodStart ?? start, periodEnd: periodEnd ?? null };
  if (values.periodEnd !== null && values.periodEnd < values.periodStart)
    refuse('periodEnd', 'date.order', 'The plan cannot end before it begins.');
  return values;
}

const NO_TARGET = { targetMeasure: null, targetComparator: null, targetValue: null, targetUnit: null };

const toTarget = ({ measure, comparator, value, unit }: CareGoalTarget) => ({
  targetMeasure: measure ?? null,
  targetComparator: comparator ?? null,
  targetValue: value,
  targetUnit: unit,
});

/** @throws InvalidRequestError for a unit that UCUM does not know */
export function toGoalValues({ description, target, dueOn }: CareGoalContent): GoalValues {
  if (target && !isUnit(target.unit)) refuse('target.unit', 'unit.invalid', 'This is no unit of UCUM. Write % or mm[Hg], for example.');
  return { description, dueOn: dueOn ?? null, ...(target ? toTarget(target) : NO_TARGET) };
}

const reasonMissing = (): never => refuse('reason', 'text.required', 'Say why.');

export const planState = (why: string): DomainError => new DomainError('care_plan.illegal_state', `This treatment plan ${why}.`);

const STATES: Readonly<Record<CarePlanStatus, string>> = {
  active: 'goes on',
  'on-hold': 'is on hold. Resume it first',
  completed: 'is completed',
  revoked: 'was revoked',
  'entered-in-error': 'was marked as a mistake',
};

/** @throws DomainError `care_plan.illegal_state` when that does not follow, InvalidRequestError without a reason where one is needed */
export function requireStep(from: CarePlanStatus, { status, reason }: CarePlanStatusChange): void {
  if (!CARE_PLAN_STEPS[from].includes(status)) throw planState(STATES[from]);
  if (EXPLAINED_CARE_PLAN_STATUSES.includes(status) && !reason) reasonMissing();
}

/** Goals and activities are written while the plan goes on or pauses. @throws DomainError `care_plan.illegal_state` */
export function requireOpen({ status }: Pick<CarePlanEntity, 'status'>): void {
  if (!isOpenCarePlan(status)) throw planState(STATES[status]);
}

/** Nothing is done for a plan that pauses. @throws DomainError `care_plan.illegal_state` */
export function requireActive({ status }: Pick<CarePlanEntity, 'status'>): void {
  if (status !== 'active') throw planState(STATES[status]);
}

type Activity = Pick<CareActivityEntity, 'kind' | 'status'>;

/** What became real goes on by itself; a task, or what became nothing, would be forgotten. @throws DomainError `care_plan.open_activities` */
export function requireNothingOpen(activities: readonly { kind: string; status: CareActivityStatus; linked: unknown }[]): void {
  const open = activities.filter(({ status, linked }) => status !== 'completed' && !isDroppedActivity(status) && !linked).length;
  if (open > 0) {
    const what = open === 1 ? '1 activity is' : `${open} activities are`;
    throw new DomainError('care_plan.open_activities', `${what} still open. Finish or cancel what is open, or revoke the plan.`, { open });
  }
}

export const activityState = (why: string): DomainError => new DomainError('care_activity.illegal_state', `This activity ${why}.`);

/** Of an activity that is neither done nor cancelled. @throws DomainError `care_activity.illegal_state` */
export function requireOpenActivity({ status }: Pick<CareActivityEntity, 'status'>): void {
  if (status === 'completed' || status === 'cancelled') throw activityState(`is ${status}`);
}

/** @throws DomainError `care_activity.not_a_task`, `care_activity.illegal_state`, InvalidRequestError for cancelling without a reason */
export function requireActivityStep({ kind, status: from }: Activity, { status, reason }: CareActivityStatusChange): void {
  if (kind !== 'Task' && status !== 'cancelled')
    throw new DomainError('care_activity.not_a_task', 'Its progress follows the order, prescription or appointment that it is linked to.');
  if (!TASK_STEPS[from].includes(status)) throw activityState(from === status ? `is ${from} already` : `is ${from}`);
  if (status === 'cancelled' && !reason) reasonMissing();
}

/** Names of the fields that an edit changed, for the audit. */
export const changedFields = <T extends object>(before: T, after: Partial<T>): string[] =>
  (Object.keys(after) as (keyof T & string)[]).filter((field) => before[field] !== after[field]);
