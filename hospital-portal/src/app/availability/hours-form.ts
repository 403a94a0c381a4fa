import { FormArray, FormControl, FormGroup, type ValidatorFn } from '@angular/forms';
import { type AvailabilityExceptionRequest, type AvailabilityRule, type ExceptionKind } from '@hms/shared-dto';
import { type ConflictChoice, type ConflictField } from '@hms/shared-ui';
import { limitsOf, validatorsFor } from '@hms/shared-ui/forms';
import { WEEKDAYS, dayWords, inOrder } from './hours-words';

const USUAL_SLOT = 15;
/** Midnight at the end of a day; a time field calls it 00:00. */
const END_OF_DAY = '24:00';
const MIDNIGHT = '00:00';

const text = (value: string, validators: ValidatorFn[] = []) => new FormControl(value, { nonNullable: true, validators });
const number = (value: number, validators: ValidatorFn[]) => new FormControl(value, { nonNullable: true, validators });
const toField = (endTime: string): string => (endTime === END_OF_DAY ? MIDNIGHT : endTime);
const toEnd = (field: string): string => (field === MIDNIGHT ? END_OF_DAY : field);

export type RuleForm = ReturnType<typeof createRuleForm>;

/** Hours of one weekday. */
export const createRuleForm = (rule: AvailabilityRule) => {
  const limits = limitsOf('AvailabilityRule');
  return new FormGroup({
    weekday: number(rule.weekday, validatorsFor(limits, 'weekday')),
    startTime: text(rule.startTime, validatorsFor(limits, 'startTime')),
    endTime: text(toField(rule.endTime), validatorsFor(limits, 'endTime')),
    slotMinutes: number(rule.slotMinutes, validatorsFor(limits, 'slotMinutes')),
    validFrom: text(rule.validFrom, validatorsFor(limits, 'validFrom')),
    validTo: text(rule.validTo ?? '', validatorsFor(limits, 'validTo')),
  });
};

export type HoursForm = ReturnType<typeof createHoursForm>;

export const createHoursForm = (rules: readonly AvailabilityRule[]) =>
  new FormGroup({ rules: new FormArray(inOrder(rules).map(createRuleForm)) });

export const toRules = (form: HoursForm): AvailabilityRule[] =>
  form.getRawValue().rules.map(({ weekday, endTime, validTo, ...rest }) => ({
    ...rest,
    weekday: Number(weekday),
    endTime: toEnd(endTime),
    validTo: validTo || null,
  }));

/** What a new line begins with: the last one's times on the next weekday, or a morning from today on. */
export function nextRule(rules: readonly AvailabilityRule[], today: string): AvailabilityRule {
  const last = rules.at(-1);
  if (!last) return { weekday: 1, startTime: '09:00', endTime: '13:00', slotMinutes: USUAL_SLOT, validFrom: today, validTo: null };
  return { ...last, weekday: (last.weekday % WEEKDAYS.length) + 1 };
}

/** Weekdays whose hours differ from what somebody else saved meanwhile. */
export const conflictFields = (yours: readonly AvailabilityRule[], theirs: readonly AvailabilityRule[]): ConflictField[] =>
  WEEKDAYS.map(({ value, name }) => ({
    path: String(value),
    label: name,
    yours: dayWords(yours, value),
    theirs: dayWords(theirs, value),
  })).filter((field) => field.yours !== field.theirs);

/** One's own hours, with theirs on the weekdays where those were picked. */
export function mergeChoice(
  yours: readonly AvailabilityRule[],
  theirs: readonly AvailabilityRule[],
  choice: ConflictChoice,
): AvailabilityRule[] {
  const from = (weekday: number) => (choice[String(weekday)] === 'theirs' ? theirs : yours);
  return WEEKDAYS.flatMap(({ value }) => from(value).filter(({ weekday }) => weekday === value));
}

export type ExceptionForm = ReturnType<typeof createExceptionForm>;

export const createExceptionForm = (kind: ExceptionKind, today: string) => {
  const limits = limitsOf('AvailabilityExceptionRequest');
  return new FormGroup({
    kind: new FormControl(kind, { nonNullable: true }),
    fromDate: text(today, validatorsFor(limits, 'fromDate')),
    toDate: text(today, validatorsFor(limits, 'toDate')),
    startTime: text('', validatorsFor(limits, 'startTime')),
    endTime: text('', validatorsFor(limits, 'endTime')),
    slotMinutes: number(USUAL_SLOT, validatorsFor(limits, 'slotMinutes')),
    note: text('', validatorsFor(limits, 'note')),
  });
};

/** What is sent; what is empty is left out, and leave has no slots. */
export function toException(form: ExceptionForm): AvailabilityExceptionRequest {
  const { kind, fromDate, toDate, startTime, endTime, slotMinutes, note } = form.getRawValue();
  return {
    ...{ kind, fromDate, toDate },
    ...(startTime ? { startTime } : {}),
    ...(endTime ? { endTime: toEnd(endTime) } : {}),
    ...(kind === 'extra_hours' ? { slotMinutes } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
}
