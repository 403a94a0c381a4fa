import type { AvailabilityException, AvailabilityRule, ExceptionKind } from '@hms/shared-dto';
import { formatDate } from '@hms/shared-ui';

/** ISO 8601: 1 is Monday. */
export const WEEKDAYS: readonly { readonly value: number; readonly name: string }[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
].map((name, index) => ({ value: index + 1, name }));

export const weekdayName = (weekday: number): string => WEEKDAYS[weekday - 1]?.name ?? '';

export const KIND_NAMES: Readonly<Record<ExceptionKind, string>> = { leave: 'Leave', extra_hours: 'Extra hours' };

/** `from 01-Nov-2026 to 31-Mar-2027` */
export const validityOf = ({ validFrom, validTo }: AvailabilityRule): string =>
  `from ${formatDate(validFrom)}${validTo ? ` to ${formatDate(validTo)}` : ''}`;

/** `09:00–13:00, every 15 min, from 01-Nov-2026` */
const wordsOf = (rule: AvailabilityRule): string => `${rule.startTime}–${rule.endTime}, every ${rule.slotMinutes} min, ${validityOf(rule)}`;

/** By weekday, then by time, then by validity: how they are read. */
export const inOrder = (rules: readonly AvailabilityRule[]): AvailabilityRule[] =>
  [...rules].sort(
    (one, other) =>
      one.weekday - other.weekday || one.startTime.localeCompare(other.startTime) || one.validFrom.localeCompare(other.validFrom),
  );

/** All hours of a weekday in words. */
export const dayWords = (rules: readonly AvailabilityRule[], weekday: number): string =>
  inOrder(rules.filter((rule) => rule.weekday === weekday))
    .map(wordsOf)
    .join('; ') || 'No hours';

/** `23-Nov-2026 to 27-Nov-2026` */
export const daysOf = ({ fromDate, toDate }: AvailabilityException): string =>
  fromDate === toDate ? formatDate(fromDate) : `${formatDate(fromDate)} to ${formatDate(toDate)}`;

export const timesOf = ({ startTime, endTime, slotMinutes }: AvailabilityException): string =>
  startTime && endTime ? `${startTime}–${endTime}${slotMinutes ? `, every ${slotMinutes} min` : ''}` : 'Whole day';
