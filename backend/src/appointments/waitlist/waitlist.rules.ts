import {
  LONGEST_WAIT_DAYS,
  WAITLIST_PRIORITIES,
  type DayPart,
  type FieldError,
  type WaitlistPriority,
  type WaitlistRequest,
  type WaitlistStatus,
} from '@hms/shared-dto';
import { addDays, type LocalDay } from '../availability/local-day.rules.js';
import type { Span } from '../appointment.rules.js';

/** Minutes of the day at which afternoon and evening begin. */
const NOON = 12 * 60;
const EVENING = 17 * 60;

/** The part of its day that an instant is in. */
export const partOf = (day: LocalDay, instant: number): DayPart =>
  instant < day.at(NOON) ? 'morning' : instant < day.at(EVENING) ? 'afternoon' : 'evening';

export const rankOf = (priority: WaitlistPriority): number => WAITLIST_PRIORITIES.indexOf(priority);

/** What somebody waits for. */
export interface Wish {
  readonly fromDate: string;
  readonly toDate: string;
  readonly parts: readonly DayPart[];
  /** Starts with this doctor that were offered before, milliseconds of the epoch. */
  readonly refused: readonly number[];
}

/** Whether a time on a day will do. */
export const willDo = ({ fromDate, toDate, parts, refused }: Wish, day: LocalDay, { from }: Span): boolean =>
  fromDate <= day.date && day.date <= toDate && (parts.length === 0 || parts.includes(partOf(day, from))) && !refused.includes(from);

function daysErrors({ fromDate, toDate }: WaitlistRequest, today: string): FieldError[] {
  if (toDate < fromDate) return [{ path: 'toDate', code: 'date.order', message: 'The last day is before the first.' }];
  if (toDate < today) return [{ path: 'toDate', code: 'date.past', message: 'The last day is over.' }];
  if (toDate > addDays(fromDate, LONGEST_WAIT_DAYS))
    return [{ path: 'toDate', code: 'date.out_of_range', message: 'Choose a last day within a year of the first.' }];
  return [];
}

/** What is wrong with a wish, whoever has it. */
export function wishErrors(request: WaitlistRequest, today: string): FieldError[] {
  const { doctorId, specialty, typeId } = request;
  if (!doctorId && !specialty && !typeId)
    return [{ path: 'doctorId', code: 'waitlist.for_nothing', message: 'Name a doctor, a specialty or a kind of appointment.' }];
  if (doctorId && specialty) return [{ path: 'specialty', code: 'waitlist.for_both', message: 'Name a doctor or a specialty, not both.' }];
  return daysErrors(request, today);
}

/** How an entry stands today: what is stored knows neither the offer nor the calendar. */
export function standingOf(
  { status, toDate, offered }: { status: 'waiting' | 'booked' | 'withdrawn'; toDate: string; offered: boolean },
  today: string,
): WaitlistStatus {
  if (status !== 'waiting') return status;
  if (offered) return 'offered';
  return toDate < today ? 'expired' : 'waiting';
}
