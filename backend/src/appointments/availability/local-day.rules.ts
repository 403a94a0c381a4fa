import { Temporal } from 'temporal-polyfill';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A day by the clock of a zone. */
export interface LocalDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  /** ISO 8601: 1 is Monday. */
  readonly weekday: number;
  /** Its first instant, and the first of the next day; milliseconds of the epoch. */
  readonly from: number;
  readonly to: number;
  /**
   * The instant of a minute of the day, 0 to 1440. Never earlier for a later minute: a time that the clock skips is the moment of the change, a
   * time that comes twice is the first.
   */
  at(minute: number): number;
}

/** The instant of a minute on a day on which the clock is changed. */
function onChangingDay(date: Temporal.PlainDate, minute: number, zone: string): number {
  const time = date.toPlainDateTime({ hour: Math.floor(minute / 60), minute: minute % 60 });
  const found = time.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (found.toPlainDateTime().equals(time)) return found.epochMilliseconds;
  const change = found.getTimeZoneTransition('next');
  if (!change) throw new Error(`${zone} skips a time without changing the clock`);
  return change.epochMilliseconds;
}

/** @param date `YYYY-MM-DD` @param zone IANA name */
export function localDay(date: string, zone: string): LocalDay {
  const day = Temporal.PlainDate.from(date);
  const from = day.toZonedDateTime(zone).epochMilliseconds;
  const to = day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds;
  // Nearly every day: the zone's rules are asked twice and not for each minute.
  const plain = to - from === DAY_MS;
  const at = (minute: number): number => {
    if (plain) return from + minute * MINUTE_MS;
    return minute === 1440 ? to : onChangingDay(day, minute, zone);
  };
  return { date, weekday: day.dayOfWeek, from, to, at };
}

/** The day that an instant is on. */
export const dateOf = (instant: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate().toString();

export const addDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString();

/** Days of a zone, each made once. */
export class LocalDays {
  private readonly known = new Map<string, LocalDay>();

  constructor(readonly zone: string) {}

  day(date: string): LocalDay {
    const day = this.known.get(date) ?? localDay(date, this.zone);
    this.known.set(date, day);
    return day;
  }

  /** `count` days from a date on. */
  from(date: string, count: number): LocalDay[] {
    return Array.from({ length: count }, (_, index) => this.day(addDays(date, index)));
  }

  /** Every day that [from, to) touches. */
  of({ from, to }: { from: number; to: number }): LocalDay[] {
    const days = [this.day(dateOf(from, this.zone))];
    for (let last = days[0]; last.to < to; last = days.at(-1)!) days.push(this.day(addDays(last.date, 1)));
    return days;
  }
}

/** `09:30` as minutes of the day. */
export const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
