import {
  ROLE_LABELS,
  type CareActivity,
  type CareActivityKind,
  type CareActivityStatus,
  type CareGoal,
  type CareGoalAchievement,
  type CarePlan,
  type CarePlanStatus,
  type CarePlanSummary,
  type CareTarget,
  type Permission,
  type TargetComparator,
  isDroppedActivity,
  labUnitWords,
} from '@hms/shared-dto';
import { type IconName, type Tone, formatDate, formatInstant, formatNumber } from '@hms/shared-ui';
import type { PlanChange } from './plans.types';

interface Look {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export const PLAN_LOOKS: Readonly<Record<CarePlanStatus, Look>> = {
  active: { label: 'Active', tone: 'ok', icon: 'play_circle' },
  'on-hold': { label: 'On hold', tone: 'waiting', icon: 'pause_circle' },
  completed: { label: 'Completed', tone: 'neutral', icon: 'check' },
  revoked: { label: 'Revoked', tone: 'neutral', icon: 'block' },
  'entered-in-error': { label: 'Entered in error', tone: 'neutral', icon: 'cancel' },
};

export const ACHIEVEMENT_LOOKS: Readonly<Record<CareGoalAchievement, Look>> = {
  'in-progress': { label: 'In progress', tone: 'info', icon: 'schedule' },
  improving: { label: 'Improving', tone: 'ok', icon: 'arrow_upward' },
  worsening: { label: 'Worsening', tone: 'caution', icon: 'arrow_downward' },
  'no-change': { label: 'No change', tone: 'neutral', icon: 'arrow_forward' },
  achieved: { label: 'Achieved', tone: 'ok', icon: 'check_circle' },
  sustaining: { label: 'Achieved and kept', tone: 'ok', icon: 'verified' },
  'not-achieved': { label: 'Not achieved', tone: 'caution', icon: 'close' },
  'no-progress': { label: 'No progress', tone: 'caution', icon: 'warning' },
  'not-attainable': { label: 'Cannot be reached', tone: 'neutral', icon: 'block' },
};

const CANCELLED: Look = { label: 'Cancelled', tone: 'neutral', icon: 'cancel' };

export const ACTIVITY_LOOKS: Readonly<Record<CareActivityStatus, Look>> = {
  'not-started': { label: 'To do', tone: 'neutral', icon: 'radio_button_unchecked' },
  scheduled: { label: 'Scheduled', tone: 'info', icon: 'schedule' },
  'in-progress': { label: 'In progress', tone: 'waiting', icon: 'play_circle' },
  completed: { label: 'Done', tone: 'ok', icon: 'check_circle' },
  cancelled: CANCELLED,
  stopped: { label: 'Stopped', tone: 'caution', icon: 'block' },
  unknown: { label: 'With another record now', tone: 'caution', icon: 'help' },
};

/** A kind of activity in words, and what the button says that makes it real. */
export const KIND_WORDS: Readonly<
  Record<CareActivityKind, { readonly label: string; readonly icon: IconName; readonly becomes: string; readonly permission: Permission }>
> = {
  Task: { label: 'Task', icon: 'person', becomes: '', permission: 'records:write' },
  ServiceRequest: { label: 'Laboratory tests', icon: 'labs', becomes: 'Order tests', permission: 'orders:write' },
  MedicationRequest: { label: 'Prescription', icon: 'pill', becomes: 'Prescribe', permission: 'records:write' },
  Appointment: { label: 'Appointment', icon: 'calendar_month', becomes: 'Book', permission: 'appointments:write' },
};

export const COMPARATOR_WORDS: Readonly<Record<TargetComparator, string>> = {
  '<': 'below',
  '<=': 'at most',
  '>=': 'at least',
  '>': 'above',
};

/** `HbA1c at most 7 %` */
export const targetWords = ({ measure, comparator, value, unit }: CareTarget): string =>
  [measure, comparator && COMPARATOR_WORDS[comparator], formatNumber(value), labUnitWords(unit)].filter(Boolean).join(' ');

/** From when to when, and who made it. */
export function planFacts({ periodStart, periodEnd, createdBy, createdAt }: CarePlanSummary, zone: string): string {
  const period = periodEnd ? `${formatDate(periodStart)} to ${formatDate(periodEnd)}` : `Since ${formatDate(periodStart)}`;
  return `${period} · ${createdBy}, ${formatInstant(createdAt, zone)}`;
}

export const planLine = (plan: CarePlanSummary, zone: string) => ({
  ...plan,
  look: PLAN_LOOKS[plan.status],
  struck: plan.status === 'entered-in-error',
  facts: planFacts(plan, zone),
});

export const goalLine = (goal: CareGoal, zone: string) => {
  const cancelled = goal.lifecycleStatus === 'cancelled';
  return {
    ...{ goal, cancelled, look: cancelled ? CANCELLED : ACHIEVEMENT_LOOKS[goal.achievementStatus] },
    facts: [
      goal.target ? targetWords(goal.target) : '',
      goal.dueOn ? `by ${formatDate(goal.dueOn)}` : '',
      `${goal.updatedBy}, ${formatInstant(goal.updatedAt, zone)}`,
    ]
      .filter(Boolean)
      .join(' · '),
  };
};

/** Who is to do it, by when, who did it, or why nobody does. */
const activityFacts = ({ dueOn, performerRole, doneBy, doneAt, statusReason }: CareActivity, zone: string): string =>
  [
    performerRole && ROLE_LABELS[performerRole],
    dueOn && `by ${formatDate(dueOn)}`,
    doneBy && `${doneBy}, ${formatInstant(doneAt, zone)}`,
    statusReason,
  ]
    .filter(Boolean)
    .join(' · ');

/** @param today by the hospital's calendar */
export function activityLine(activity: CareActivity, { zone, today }: { zone: string; today: string }) {
  const { status, dueOn, linked } = activity;
  const dropped = isDroppedActivity(status);
  return {
    // What was linked may have come to nothing: then the activity is still there to be done another way.
    cancelled: activity.statusReason !== null,
    ...{ activity, dropped, look: ACTIVITY_LOOKS[status], kind: KIND_WORDS[activity.kind] },
    overdue: dueOn !== null && dueOn < today && !dropped && status !== 'completed',
    linked: linked && `${linked.label}, ${formatInstant(linked.at, zone)}`,
    facts: activityFacts(activity, zone),
  };
}

const STATUS_DONE: Readonly<Record<CarePlanStatus, string>> = {
  active: 'Plan resumed.',
  'on-hold': 'Plan put on hold.',
  completed: 'Plan completed.',
  revoked: 'Plan revoked.',
  'entered-in-error': 'Marked as entered in error.',
};

/** What the person reads once it is done. */
export function changedWords(change: PlanChange): string {
  if (change.part === 'status') return STATUS_DONE[change.body.status];
  if (change.part === 'link') return 'Linked to the plan.';
  if (change.part !== 'step') return 'Saved.';
  return { completed: 'Done.', 'in-progress': 'Begun.', 'not-started': 'Put back.', cancelled: 'Activity cancelled.' }[change.body.status];
}

/** What takes a step back, of the plan as it is now: a tick may have been a slip. */
export function undoOf({ activities }: CarePlan, change: PlanChange): PlanChange | null {
  if (change.part !== 'step' || change.body.status !== 'completed') return null;
  const now = activities.find(({ id }) => id === change.id);
  return now ? { part: 'step', id: now.id, version: now.version, body: { status: 'not-started' } } : null;
}
