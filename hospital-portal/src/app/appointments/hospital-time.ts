import { Temporal } from 'temporal-polyfill';

/** Days and times by the hospital's clock, whatever the browser's says. Instants are ISO 8601 in UTC. */

const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The day, if the text is one of the calendar. */
export function parseDay(text: string | null | undefined): string | undefined {
  if (!text || !ISO_DAY.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
}

export const todayIn = (zone: string): string => Temporal.Now.plainDateISO(zone).toString();

export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString();

/** The same day of another month, or its last one where it is shorter. */
export const addMonths = (day: string, months: number): string => Temporal.PlainDate.from(day).add({ months }).toString();

/** The Monday of its week. */
export function mondayOf(day: string): string {
  const date = Temporal.PlainDate.from(day);
  return date.subtract({ days: date.dayOfWeek - 1 }).toString();
}

/** First day and length of its month. */
export function monthOf(day: string): { from: string; days: number } {
  const date = Temporal.PlainDate.from(day);
  return { from: date.with({ day: 1 }).toString(), days: date.daysInMonth };
}

/** `November 2026` */
export const monthName = (day: string): string =>
  Temporal.PlainDate.from(day).withCalendar('gregory').toLocaleString('en-GB', { month: 'long', year: 'numeric' });

/** First and last instant of a day, or of several: 23 or 25 hours a day where clocks change. */
export function boundsOf(day: string, zone: string, days = 1): { from: string; to: string } {
  const startOf = (date: Temporal.PlainDate): string => date.toZonedDateTime(zone).toInstant().toString();
  const date = Temporal.PlainDate.from(day);
  return { from: startOf(date), to: startOf(date.add({ days })) };
}

const zoned = (instant: string, zone: string): Temporal.ZonedDateTime => Temporal.Instant.from(instant).toZonedDateTimeISO(zone);

/** Minutes on the clock since midnight of `day`; below 0 or above 1440 for an instant of another day. */
export function minutesOf(instant: string, { day, zone }: { day: string; zone: string }): number {
  const at = zoned(instant, zone);
  const days = at.toPlainDate().since(Temporal.PlainDate.from(day)).days;
  return days * 1440 + at.hour * 60 + at.minute;
}

/** The instant at which the hospital's clock shows these minutes of the day. */
export function instantAt(day: string, minutes: number, zone: string): string {
  const time = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: time }).toInstant().toString();
}

/** `09:15` of minutes since midnight. */
export const clockOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export const timeOf = (instant: string, zone: string): string => {
  const { hour, minute } = zoned(instant, zone);
  return clockOf(hour * 60 + minute);
};

export const dayAt = (instant: string, zone: string): string => zoned(instant, zone).toPlainDate().toString();

/** `Monday` */
export const weekdayOf = (day: string): string =>
  Temporal.PlainDate.from(day).toLocaleString('en-IN', { weekday: 'long', calendar: 'iso8601' });

export const later = (instant: string, minutes: number): string => Temporal.Instant.from(instant).add({ minutes }).toString();

/** An instant written with an offset, as others write it. */
export const instantOf = (text: string): string => Temporal.Instant.from(text).toString();

export const minutesBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 60_000);
