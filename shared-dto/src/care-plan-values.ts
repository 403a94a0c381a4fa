/** FHIR R4 request-status, as far as a plan here has it. */
export const CARE_PLAN_STATUSES = ['active', 'on-hold', 'completed', 'revoked', 'entered-in-error'] as const;
export type CarePlanStatus = (typeof CARE_PLAN_STATUSES)[number];

/** Where a plan may go from where it stands. Nothing leads out of a mistake; what is over may only turn out to be one. */
export const CARE_PLAN_STEPS: Readonly<Record<CarePlanStatus, readonly CarePlanStatus[]>> = {
  active: ['on-hold', 'completed', 'revoked', 'entered-in-error'],
  'on-hold': ['active', 'revoked', 'entered-in-error'],
  completed: ['entered-in-error'],
  revoked: ['entered-in-error'],
  'entered-in-error': [],
};

/** Pausing, ending before the end and mistakes are explained. */
export const EXPLAINED_CARE_PLAN_STATUSES: readonly CarePlanStatus[] = ['on-hold', 'revoked', 'entered-in-error'];

/** Whether goals and activities may still be written. */
export const isOpenCarePlan = (status: CarePlanStatus): boolean => status === 'active' || status === 'on-hold';

/** FHIR R4 goal-status, as far as needed. */
export const CARE_GOAL_LIFECYCLES = ['active', 'cancelled'] as const;
export type CareGoalLifecycle = (typeof CARE_GOAL_LIFECYCLES)[number];

/** FHIR R4 goal-achievement. */
export const CARE_GOAL_ACHIEVEMENTS = [
  'in-progress',
  'improving',
  'worsening',
  'no-change',
  'achieved',
  'sustaining',
  'not-achieved',
  'no-progress',
  'not-attainable',
] as const;
export type CareGoalAchievement = (typeof CARE_GOAL_ACHIEVEMENTS)[number];

/** FHIR R4 quantity-comparator: on which side of the value the goal lies. */
export const TARGET_COMPARATORS = ['<', '<=', '>=', '>'] as const;
export type TargetComparator = (typeof TARGET_COMPARATORS)[number];

/** FHIR R4 care-plan-activity-kind: a task, a laboratory order, a prescription, an appointment. */
export const CARE_ACTIVITY_KINDS = ['Task', 'ServiceRequest', 'MedicationRequest', 'Appointment'] as const;
export type CareActivityKind = (typeof CARE_ACTIVITY_KINDS)[number];

/** FHIR R4 care-plan-activity-status. `unknown`: what it was linked to belongs to another record now. */
export const CARE_ACTIVITY_STATUSES = ['not-started', 'scheduled', 'in-progress', 'completed', 'cancelled', 'stopped', 'unknown'] as const;
export type CareActivityStatus = (typeof CARE_ACTIVITY_STATUSES)[number];

/** Those that people set. All but cancelling is of tasks alone: the rest follows what the activity is linked to. */
export const OWN_ACTIVITY_STATUSES = ['not-started', 'in-progress', 'completed', 'cancelled'] as const;
export type OwnActivityStatus = (typeof OWN_ACTIVITY_STATUSES)[number];

/** Where a task may go; a tick may be taken back, what is cancelled stays so. */
export const TASK_STEPS: Readonly<Record<OwnActivityStatus, readonly OwnActivityStatus[]>> = {
  'not-started': ['in-progress', 'completed', 'cancelled'],
  'in-progress': ['not-started', 'completed', 'cancelled'],
  completed: ['not-started'],
  cancelled: [],
};

/** Whether it will never be done. */
export const isDroppedActivity = (status: CareActivityStatus): boolean => status === 'cancelled' || status === 'stopped';

/** Done of all that was not dropped. */
export function careProgressOf(activities: readonly { readonly status: CareActivityStatus }[]): { done: number; total: number } {
  const counted = activities.filter(({ status }) => !isDroppedActivity(status));
  return { done: counted.filter(({ status }) => status === 'completed').length, total: counted.length };
}

/** More than anybody follows: of a patient's plans, and of the parts of one. */
export const CARE_PLAN_LIMITS = { plans: 100, goals: 30, activities: 60 } as const;
