const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const two = (value: number): string => String(value).padStart(2, '0');

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The parts of a `YYYY-MM-DD` date, or null when the text is none. */
export function partsOf(date: string): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(date);
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])];
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? { year, month, day } : null;
}

/** `2026-11-22` → `22-Nov-2026`: no country reads it the wrong way round. For a calendar date, without a time zone. */
export function formatDate(date: string | null | undefined): string {
  const parts = date ? partsOf(date) : null;
  return parts ? `${two(parts.day)}-${MONTHS[parts.month - 1]}-${parts.year}` : 'Not recorded';
}

/** The calendar day of an instant in a time zone (the browser's if none), as `YYYY-MM-DD`. */
export function dayOf(instant: Date, timeZone?: string): string {
  const { year, month, day } = clockOf(instant, timeZone);
  return `${year}-${month}-${day}`;
}

/** An instant (`2026-11-22T05:11:00Z`) → `22-Nov-2026 10:41` in the given zone (the browser's if none). */
export function formatInstant(instant: string | null | undefined, timeZone?: string): string {
  const at = instant ? new Date(instant) : null;
  if (!at || Number.isNaN(at.getTime())) return 'Not recorded';
  return `${formatDate(dayOf(at, timeZone))} ${timeOf(at, timeZone)}`;
}

/** The time of day of an instant in a time zone (the browser's if none): `10:41`. */
export function timeOf(instant: Date, timeZone?: string): string {
  const { hour, minute } = clockOf(instant, timeZone);
  return `${hour}:${minute}`;
}

interface Clock {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
}

/** An instant in digits. In the browser's own zone without Intl, whose first use in a page takes about 30 ms. */
const clockOf = (instant: Date, timeZone: string | undefined): Clock => (timeZone ? clockIn(timeZone, instant) : ownClock(instant));

const ownClock = (instant: Date): Clock => ({
  year: String(instant.getFullYear()),
  month: two(instant.getMonth() + 1),
  day: two(instant.getDate()),
  hour: two(instant.getHours()),
  minute: two(instant.getMinutes()),
});

/** By time zone; to make one takes longer than to format a page of dates. */
const FORMATS = new Map<string, Intl.DateTimeFormat>();
const DIGITS = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;

function clockIn(timeZone: string, instant: Date): Clock {
  const format = FORMATS.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, ...DIGITS });
  FORMATS.set(timeZone, format);
  const parts = format.formatToParts(instant);
  const of = (type: keyof Clock) => parts.find((part) => part.type === type)?.value ?? '';
  return { year: of('year'), month: of('month'), day: of('day'), hour: of('hour'), minute: of('minute') };
}
