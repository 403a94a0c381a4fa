import type { CareActivity, CareGoal, CarePlan } from '@hms/shared-dto';
import {
  type ActivityText,
  type GoalText,
  type PlanText,
  activityText,
  goalText,
  planText,
  toActivityContent,
  toActivityRequest,
  toGoalChange,
  toGoalContent,
  toPlanContent,
} from './plan-forms';
import type { PlanChange } from './plans.types';

/** The form that is open, with what it began with: nothing for a new goal or activity. */
export type Editing =
  | { readonly part: 'plan'; readonly seen: CarePlan }
  | { readonly part: 'goal'; readonly seen: CareGoal | null }
  | { readonly part: 'activity'; readonly seen: CareActivity | null };

export type Typed = PlanText | GoalText | ActivityText;

/** What the form would begin with now; null when there is nothing to compare with. */
export function editingIn(plan: CarePlan, { part, seen }: Editing): Editing | null {
  if (part === 'plan') return { part, seen: plan };
  const found = part === 'goal' ? plan.goals.find(({ id }) => id === seen?.id) : plan.activities.find(({ id }) => id === seen?.id);
  return found ? ({ part, seen: found } as Editing) : null;
}

/** What it says, as the form has it. */
export function textOf(editing: Editing): Typed {
  if (editing.part === 'plan') return planText(editing.seen);
  if (editing.part === 'goal') return goalText(editing.seen!);
  return activityText(editing.seen!);
}

/** What is sent of what was typed. @param key of a new part */
export function changeOf({ part, seen }: Editing, typed: Typed, key: string): PlanChange {
  if (part === 'plan') return { part, version: seen.version, body: toPlanContent(typed as PlanText) };
  if (part === 'goal') {
    const goal = typed as GoalText;
    return seen
      ? { part, id: seen.id, version: seen.version, body: toGoalChange(goal) }
      : { part: 'new-goal', key, body: toGoalContent(goal) };
  }
  const activity = typed as ActivityText;
  return seen
    ? { part, id: seen.id, version: seen.version, body: toActivityContent(activity) }
    : { part: 'new-activity', key, body: toActivityRequest(activity) };
}
