import { FormControl, FormGroup, Validators } from '@angular/forms';
import type {
  CareActivity,
  CareActivityContent,
  CareActivityKind,
  CareActivityRequest,
  CareGoal,
  CareGoalAchievement,
  CareGoalChange,
  CareGoalContent,
  CarePlan,
  CarePlanContent,
  HospitalRole,
  TargetComparator,
} from '@hms/shared-dto';
import { type ConflictChoice, type ConflictField } from '@hms/shared-ui';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';

const text = (schema: string, field: string) =>
  new FormControl('', { nonNullable: true, validators: validatorsFor(limitsOf(schema), field) });
const plain = <T extends string>(value: T) => new FormControl<T>(value, { nonNullable: true });
const NUMBER = /^-?\d{1,12}([.,]\d{1,6})?$/;

export const createPlanForm = () =>
  new FormGroup({
    title: text('CarePlanContent', 'title'),
    description: text('CarePlanContent', 'description'),
    periodStart: plain<string>(''),
    periodEnd: plain<string>(''),
  });

export const createGoalForm = () =>
  new FormGroup({
    description: text('CareGoalContent', 'description'),
    target: new FormGroup({
      measure: plain<string>(''),
      comparator: plain<TargetComparator | ''>('<='),
      value: new FormControl('', { nonNullable: true, validators: Validators.pattern(NUMBER) }),
      unit: plain<string>(''),
    }),
    dueOn: plain<string>(''),
    achievementStatus: plain<CareGoalAchievement>('in-progress'),
  });

export const createActivityForm = () =>
  new FormGroup({
    kind: plain<CareActivityKind>('Task'),
    description: text('CareActivityContent', 'description'),
    dueOn: plain<string>(''),
    performerRole: plain<HospitalRole | ''>(''),
  });

export type PlanText = ReturnType<ReturnType<typeof createPlanForm>['getRawValue']>;
export type GoalText = ReturnType<ReturnType<typeof createGoalForm>['getRawValue']>;
export type ActivityText = ReturnType<ReturnType<typeof createActivityForm>['getRawValue']>;

const said = (value: string): string | undefined => value.trim() || undefined;

export const toPlanContent = ({ title, description, periodStart, periodEnd }: PlanText): CarePlanContent => ({
  title: title.trim(),
  description: said(description),
  periodStart: said(periodStart),
  periodEnd: said(periodEnd),
});

export const planText = ({ title, description, periodStart, periodEnd }: CarePlan): PlanText => ({
  ...{ title, description: description ?? '', periodStart, periodEnd: periodEnd ?? '' },
});

/** A target is a number: without one there is none. */
export function toGoalContent({ description, target, dueOn }: GoalText): CareGoalContent {
  const { measure, comparator, value, unit } = target;
  const number = { measure: said(measure), comparator: comparator || undefined, value: Number(value.replace(',', '.')), unit: unit.trim() };
  return { description: description.trim(), target: said(value) ? number : undefined, dueOn: said(dueOn) };
}

export const toGoalChange = (typed: GoalText): CareGoalChange => ({ ...toGoalContent(typed), achievementStatus: typed.achievementStatus });

export const goalText = ({ description, target, dueOn, achievementStatus }: CareGoal): GoalText => ({
  ...{ description, dueOn: dueOn ?? '', achievementStatus },
  target: target
    ? { measure: target.measure ?? '', comparator: target.comparator ?? '', value: String(target.value), unit: target.unit }
    : { measure: '', comparator: '<=', value: '', unit: '' },
});

/** What is missing of half a target; null when it is whole or there is none. */
export function targetFault({ target: { measure, value, unit } }: GoalText): { readonly path: string; readonly message: string } | null {
  if (said(value)) return said(unit) ? null : { path: 'target.unit', message: 'Write the unit too.' };
  return said(measure) || said(unit) ? { path: 'target.value', message: 'Write the number, or leave all of it empty.' } : null;
}

export const toActivityContent = ({ description, dueOn, performerRole }: ActivityText): CareActivityContent => ({
  description: description.trim(),
  dueOn: said(dueOn),
  performerRole: performerRole || undefined,
});

export const toActivityRequest = (typed: ActivityText): CareActivityRequest => ({ kind: typed.kind, ...toActivityContent(typed) });

export const activityText = ({ kind, description, dueOn, performerRole }: CareActivity): ActivityText => ({
  ...{ kind, description, dueOn: dueOn ?? '', performerRole: performerRole ?? '' },
});

/** What each field is called where two versions are compared. */
export const LABELS: Readonly<Record<string, string>> = {
  title: 'Title',
  description: 'Description',
  periodStart: 'From',
  periodEnd: 'Until',
  'target.measure': 'Measure',
  'target.comparator': 'Target is',
  'target.value': 'Value',
  'target.unit': 'Unit',
  dueOn: 'By',
  achievementStatus: 'How far it is',
  performerRole: 'Who does it',
};

const at = (value: object, path: string): unknown =>
  path.split('.').reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], value);
const wordsAt = (value: object, path: string): string => {
  const found = at(value, path);
  return typeof found === 'string' ? found : '';
};

/** Where what is typed and what somebody else saved meanwhile differ. */
export const conflictsOf = (yours: object, theirs: object): ConflictField[] =>
  Object.entries(LABELS)
    .map(([path, label]) => ({ path, label, yours: wordsAt(yours, path), theirs: wordsAt(theirs, path) }))
    .filter((field) => field.yours !== field.theirs);

/** Puts theirs into the form where that was picked. */
export function takeTheirs(form: FormGroup, theirs: object, choice: ConflictChoice): void {
  for (const path of Object.keys(choice)) if (choice[path] === 'theirs') form.get(path)?.setValue(at(theirs, path));
}
