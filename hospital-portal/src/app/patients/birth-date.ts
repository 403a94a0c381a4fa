import { partsOf } from '@hms/shared-ui';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const OLDEST_YEAR = 1850;

/** A birth date as it is typed, in three fields. */
export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** `7`, `07`, `Jul` and `july` are July; 0 when it is no month. */
export function monthOf(text: string): number {
  const typed = text.trim().toLowerCase();
  if (/^\d{1,2}$/.test(typed)) return Number(typed) <= 12 ? Number(typed) : 0;
  return typed.length >= 3 ? MONTHS.findIndex((name) => typed.startsWith(name)) + 1 : 0;
}

export const isBlank = ({ day, month, year }: TypedDate): boolean => !day.trim() && !month.trim() && !year.trim();

/** The typed date as `YYYY-MM-DD`, or null when there is no such day. */
export function typedDate({ day, month, year }: TypedDate): string | null {
  if (!/^\d{1,2}$/.test(day.trim()) || !/^\d{4}$/.test(year.trim())) return null;
  const text = `${year.trim()}-${String(monthOf(month)).padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
  return partsOf(text) ? text : null;
}

/** What is wrong with a typed birth date, as a sentence; null when nothing is. `today` is `YYYY-MM-DD`. */
export function birthDateFault(typed: TypedDate, today: string): string | null {
  if (/^\d{1,3}$/.test(typed.year.trim())) return 'Write the year with four digits, such as 1978.';
  const date = typedDate(typed);
  if (!date) return 'This day is not in the calendar. Write day, month and year, such as 14 7 1961.';
  if (date > today) return 'The birth date is in the future.';
  return date < `${OLDEST_YEAR}-01-01` ? `Use a year from ${OLDEST_YEAR} on.` : null;
}

/** A stored date in three fields. */
export function toTypedDate(date: string | null): TypedDate {
  const parts = date ? partsOf(date) : null;
  return parts ? { day: String(parts.day), month: String(parts.month), year: String(parts.year) } : { day: '', month: '', year: '' };
}
