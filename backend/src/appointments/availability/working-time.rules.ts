import type { ExceptionKind, OutsideHoursReason } from '@hms/shared-dto';
import { overlaps, type Span } from '../appointment.rules.js';
import type { LocalDay, LocalDays } from './local-day.rules.js';

/** Weekly hours of one weekday; minutes of the day by the hospital's clock. */
export interface WeeklyHours {
  readonly weekday: number;
  readonly startMinute: number;
  readonly endMinute: number;
  readonly slotMinutes: number;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** Days that are not as every week. */
export interface DaysOff {
  readonly kind: ExceptionKind;
  readonly fromDate: string;
  readonly toDate: string;
  /** Of each day; null for whole days. */
  readonly startMinute: number | null;
  readonly endMinute: number | null;
  readonly slotMinutes: number | null;
}

/** When a doctor works. */
export interface Schedule {
  /** False when nobody has written hours down: then any time will do. */
  readonly defined: boolean;
  readonly rules: readonly WeeklyHours[];
  readonly exceptions: readonly DaysOff[];
  /** Dates without weekly hours for anybody. */
  readonly holidays: readonly string[];
}

/** A stretch of working time; its slots are counted from `grid`. */
export interface Window extends Span {
  readonly grid: number;
  readonly slotMinutes: number;
}

const DAY_MINUTES = 1440;

const isValid = ({ weekday, validFrom, validTo }: WeeklyHours, day: LocalDay): boolean =>
  weekday === day.weekday && validFrom <= day.date && (validTo === null || day.date <= validTo);

const windowOf = (day: LocalDay, start: number, end: number, slotMinutes: number): Window => {
  const from = day.at(start);
  return { from, to: day.at(end), grid: from, slotMinutes };
};

/** What is left of the windows without the spans. Slots stay where they were. */
export function without<T extends Span>(windows: readonly T[], spans: readonly Span[]): T[] {
  return spans.reduce<T[]>(
    (left, span) =>
      left
        .flatMap((window) =>
          overlaps(window, span)
            ? [
                { ...window, to: Math.min(window.to, span.from) },
                { ...window, from: Math.max(window.from, span.to) },
              ]
            : [window],
        )
        .filter(({ from, to }) => from < to),
    windows.filter(({ from, to }) => from < to),
  );
}

const exceptionsOn = ({ exceptions }: Schedule, day: LocalDay, kind: ExceptionKind): DaysOff[] =>
  exceptions.filter((exception) => exception.kind === kind && exception.fromDate <= day.date && day.date <= exception.toDate);

/** When the doctor is away on a day. */
export const leaveOn = (schedule: Schedule, day: LocalDay): Span[] =>
  exceptionsOn(schedule, day, 'leave').map(({ startMinute, endMinute }) => ({
    from: day.at(startMinute ?? 0),
    to: day.at(endMinute ?? DAY_MINUTES),
  }));

/** When the doctor works on a day: weekly hours but on holidays, extra hours besides, neither during leave. In the order of the clock. */
export function windowsOn(schedule: Schedule, day: LocalDay): Window[] {
  const weekly = schedule.holidays.includes(day.date)
    ? []
    : schedule.rules
        .filter((rule) => isValid(rule, day))
        .map(({ startMinute, endMinute, slotMinutes }) => windowOf(day, startMinute, endMinute, slotMinutes));
  const extra = exceptionsOn(schedule, day, 'extra_hours').reduce<Window[]>(
    (found, { startMinute, endMinute, slotMinutes }) => [
      ...found,
      ...without([windowOf(day, startMinute ?? 0, endMinute ?? DAY_MINUTES, slotMinutes ?? 15)], [...weekly, ...found]),
    ],
    [],
  );
  return without([...weekly, ...extra], leaveOn(schedule, day)).sort((one, other) => one.from - other.from);
}

/** Windows that meet become one stretch: an appointment may lie across them. */
export function joined(windows: readonly Span[]): Span[] {
  const stretches: Span[] = [];
  for (const { from, to } of windows) {
    const last = stretches.at(-1);
    if (last && from <= last.to) stretches[stretches.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else stretches.push({ from, to });
  }
  return stretches;
}

export const holds = (stretches: readonly Span[], { from, to }: Span): boolean =>
  stretches.some((stretch) => stretch.from <= from && to <= stretch.to);

/** Why an appointment would be outside the hours; null when it is within. */
export function reasonOutside(schedule: Schedule, span: Span, days: LocalDays): Exclude<OutsideHoursReason, 'past'> | null {
  const touched = days.of(span);
  const onLeave = touched.some((day) => leaveOn(schedule, day).some((leave) => overlaps(leave, span)));
  if (onLeave) return 'leave';
  const stretches = joined(touched.flatMap((day) => windowsOn(schedule, day)));
  if (holds(stretches, span)) return null;
  if (touched.some(({ date }) => schedule.holidays.includes(date))) return 'holiday';
  return schedule.defined ? 'not_working' : null;
}
