import type { AvailabilityExceptionRequest, AvailabilityRule, FieldError } from '@hms/shared-dto';
import { minuteOf, timeOf } from './local-day.rules.js';
import type { DaysOff, WeeklyHours } from './working-time.rules.js';

export const toWeeklyHours = (rule: AvailabilityRule): WeeklyHours => ({
  weekday: rule.weekday,
  startMinute: minuteOf(rule.startTime),
  endMinute: minuteOf(rule.endTime),
  slotMinutes: rule.slotMinutes,
  validFrom: rule.validFrom,
  validTo: rule.validTo ?? null,
});

export const toRule = (hours: WeeklyHours): AvailabilityRule => ({
  weekday: hours.weekday,
  startTime: timeOf(hours.startMinute),
  endTime: timeOf(hours.endMinute),
  slotMinutes: hours.slotMinutes,
  validFrom: hours.validFrom,
  validTo: hours.validTo,
});

export const toDaysOff = ({ kind, fromDate, toDate, startTime, endTime, slotMinutes }: AvailabilityExceptionRequest): DaysOff => ({
  kind,
  fromDate,
  toDate,
  startMinute: startTime === undefined ? null : minuteOf(startTime),
  endMinute: endTime === undefined ? null : minuteOf(endTime),
  slotMinutes: kind === 'extra_hours' ? (slotMinutes ?? 15) : null,
});

const NO_END = '9999-12-31';

const meet = (one: WeeklyHours, other: WeeklyHours): boolean =>
  one.weekday === other.weekday &&
  one.startMinute < other.endMinute &&
  other.startMinute < one.endMinute &&
  one.validFrom <= (other.validTo ?? NO_END) &&
  other.validFrom <= (one.validTo ?? NO_END);

/** What is wrong with the n-th of weekly hours. */
function errorsOf(hours: WeeklyHours, index: number, all: readonly WeeklyHours[]): FieldError[] {
  const at = (field: string) => `rules.${index}.${field}`;
  const { startMinute, endMinute, slotMinutes, validFrom, validTo } = hours;
  if (endMinute <= startMinute) return [{ path: at('endTime'), code: 'time.order', message: 'The end is not after the start.' }];
  if (endMinute - startMinute < slotMinutes)
    return [{ path: at('slotMinutes'), code: 'slot.too_long', message: 'Not even one slot fits into these hours.' }];
  if (validTo !== null && validTo < validFrom)
    return [{ path: at('validTo'), code: 'date.order', message: 'The last day is before the first.' }];
  if (all.slice(0, index).some((other) => meet(hours, other)))
    return [{ path: at('startTime'), code: 'hours.overlap', message: 'These hours overlap others of the same weekday.' }];
  return [];
}

export const weeklyErrors = (all: readonly WeeklyHours[]): FieldError[] => all.flatMap((hours, index) => errorsOf(hours, index, all));

const LONGEST_DAYS = 366;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

function dateErrors({ fromDate, toDate }: DaysOff): FieldError[] {
  const days = daysBetween(fromDate, toDate);
  if (days < 0) return [{ path: 'toDate', code: 'date.order', message: 'The last day is before the first.' }];
  return days > LONGEST_DAYS ? [{ path: 'toDate', code: 'date.out_of_range', message: 'Choose a last day within a year.' }] : [];
}

const bothOrNone = ({ kind, startMinute, endMinute }: DaysOff): boolean =>
  (startMinute === null) === (endMinute === null) && !(kind === 'extra_hours' && startMinute === null);

function timeErrors(exception: DaysOff): FieldError[] {
  if (!bothOrNone(exception)) return [{ path: 'startTime', code: 'time.required', message: 'Give both times.' }];
  const length = (exception.endMinute ?? 1440) - (exception.startMinute ?? 0);
  if (length <= 0) return [{ path: 'endTime', code: 'time.order', message: 'The end is not after the start.' }];
  return (exception.slotMinutes ?? 0) > length
    ? [{ path: 'slotMinutes', code: 'slot.too_long', message: 'Not even one slot fits into these hours.' }]
    : [];
}

export const exceptionErrors = (exception: DaysOff): FieldError[] => [...dateErrors(exception), ...timeErrors(exception)];
