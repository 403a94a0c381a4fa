import {
  careProgressOf,
  type CareActivity,
  type CareActivityStatus,
  type CareGoal,
  type CarePlan,
  type CarePlanSummary,
} from '@hms/shared-dto';
import type { LinkedProgress } from '../common/linked-progress.js';
import type { CareActivityEntity } from './care-activity.entity.js';
import type { CareGoalEntity } from './care-goal.entity.js';
import type { CarePlanEntity } from './care-plan.entity.js';

export const linkOf = ({ labOrderId, prescriptionId, appointmentId }: CareActivityEntity): string | null =>
  labOrderId ?? prescriptionId ?? appointmentId;

/** Whether it is cancelled here, is a task, or has become something: whose status counts then. */
function statusOf(row: CareActivityEntity, linked: LinkedProgress | undefined): CareActivityStatus {
  if (row.status === 'cancelled' || linkOf(row) === null) return row.status;
  return linked?.status ?? 'unknown';
}

/** @param linked what it turned into, if that is the plan's patient's */
export const toCareActivity = (row: CareActivityEntity, linked: LinkedProgress | undefined): CareActivity => ({
  id: row.id,
  kind: row.kind,
  description: row.description,
  dueOn: row.dueOn,
  performerRole: row.performerRole,
  status: statusOf(row, linked),
  statusReason: row.statusReason,
  linked: linked ? { id: linked.id, label: linked.label, at: linked.at.toISOString() } : null,
  doneBy: row.doneByName,
  doneAt: row.doneAt?.toISOString() ?? null,
  version: row.version,
});

export const toCareGoal = (row: CareGoalEntity): CareGoal => ({
  id: row.id,
  description: row.description,
  target:
    row.targetValue === null
      ? null
      : { measure: row.targetMeasure, comparator: row.targetComparator, value: row.targetValue, unit: row.targetUnit! },
  dueOn: row.dueOn,
  lifecycleStatus: row.lifecycleStatus,
  achievementStatus: row.achievementStatus,
  updatedBy: row.updatedByName,
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

export const toCarePlanSummary = (row: CarePlanEntity, activities: readonly CareActivity[]): CarePlanSummary => ({
  ...{ id: row.id, patientId: row.patientId, visitId: row.visitId, title: row.title, description: row.description },
  ...{ status: row.status, statusReason: row.statusReason, statusAt: row.statusAt.toISOString(), statusBy: row.statusByName },
  ...{ periodStart: row.periodStart, periodEnd: row.periodEnd },
  progress: careProgressOf(activities),
  createdBy: row.createdByName,
  createdAt: row.createdAt.toISOString(),
  updatedBy: row.updatedByName,
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});

export const toCarePlan = (row: CarePlanEntity, goals: readonly CareGoalEntity[], activities: CareActivity[]): CarePlan => ({
  ...toCarePlanSummary(row, activities),
  goals: goals.map(toCareGoal),
  activities,
});
