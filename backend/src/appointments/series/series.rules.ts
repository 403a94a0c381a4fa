import { MOST_IN_SERIES, type FieldError, type SeriesRule } from '@hms/shared-dto';
import { Temporal } from 'temporal-polyfill';
import type { Span } from '../appointment.rules.js';
import { dateOf, type LocalDays } from '../availability/local-day.rules.js';

const WEEK = 7;
/** A weekday comes four or five times in a month; the fifth is the last. */
const LAST = 5;

/** The n-th of a weekday in the month that is so many after that of the first date. */
function inMonth(first: Temporal.PlainDate, months: number): Temporal.PlainDate {
  const nth = Math.ceil(first.day / WEEK);
  const start = first.toPlainYearMonth().add({ months }).toPlainDate({ day: 1 });
  const earliest = start.add({ days: (first.dayOfWeek - start.dayOfWeek + WEEK) % WEEK });
  if (nth < LAST) return earliest.add({ weeks: nth - 1 });
  const fifth = earliest.add({ weeks: LAST - 1 });
  return fifth.month === start.month ? fifth : earliest.add({ weeks: LAST - 2 });
}

/** Dates of a series from its first on, in order. */
function* datesFrom(date: string, { frequency, every = 1 }: SeriesRule): Generator<string> {
  const first = Temporal.PlainDate.from(date);
  for (let index = 0; ; index += 1)
    yield (frequency === 'weekly' ? first.add({ weeks: index * every }) : inMonth(first, index * every)).toString();
}

/** All dates of a series, the first one first; one more than there may be, where the last day allows it. */
export function datesOf(first: string, rule: SeriesRule): string[] {
  const dates: string[] = [];
  for (const date of datesFrom(first, rule)) {
    if (dates.length > MOST_IN_SERIES || dates.length === rule.count || (rule.until !== undefined && date > rule.until)) break;
    dates.push(date);
  }
  return dates;
}

/** Minutes of the day that the hospital's clock shows. */
export function minuteAt(instant: number, zone: string): number {
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return hour * 60 + minute;
}

/** When each appointment is: the clock shows the same time, and each lasts as long as the first. */
export function spansOf({ from, to }: Span, rule: SeriesRule, days: LocalDays): Span[] {
  const minute = minuteAt(from, days.zone);
  return datesOf(dateOf(from, days.zone), rule).map((date, index) => {
    const start = index === 0 ? from : days.day(date).at(minute);
    return { from: start, to: start + (to - from) };
  });
}

/** What is wrong with how it repeats. */
export function ruleErrors(rule: SeriesRule, spans: readonly Span[]): FieldError[] {
  if ((rule.count === undefined) === (rule.until === undefined))
    return [{ path: 'repeat.count', code: 'series.end', message: 'Say how many times, or until which day.' }];
  if (spans.length < 2) return [{ path: 'repeat.until', code: 'series.too_short', message: 'Choose a later day: this is not a series.' }];
  if (spans.length > MOST_IN_SERIES)
    return [{ path: 'repeat.until', code: 'series.too_long', message: `Choose an earlier day: at most ${MOST_IN_SERIES} appointments.` }];
  return [];
}
