import { formatDate } from '@hms/shared-ui';
import { addDays, clockOf, dayAt, instantAt, later, minutesOf, weekdayOf } from './hospital-time';

/** The empty time that the arrow keys have reached: an instant along the clock, a day in a month. */
export interface Cursor {
  readonly day: string;
  /** Minutes of the day by the hospital's clock. */
  readonly minutes: number;
}

export interface Bounds {
  readonly from: string;
  readonly days: number;
  /** First and last minutes that are shown. */
  readonly start: number;
  readonly end: number;
  readonly month: boolean;
}

const STEP = 15;
const WEEK = 7;

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

/** Where the cursor begins: now, if that is shown, else at the first moment. */
export function firstCursor({ from, days, start, end }: Bounds, { now, zone }: { now: string; zone: string }): Cursor {
  const today = dayAt(now, zone);
  const day = today >= from && today < addDays(from, days) ? today : from;
  const minutes = day === today ? Math.ceil(minutesOf(now, { day, zone }) / STEP) * STEP : start;
  return { day, minutes: clamp(minutes, start, end - STEP) };
}

/** One press further, within what is shown. Null when the key is none of these. */
export function moved({ day, minutes }: Cursor, key: string, { from, days, start, end, month }: Bounds): Cursor | null {
  const steps: Readonly<Record<string, readonly [days: number, minutes: number]>> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: month ? [-WEEK, 0] : [0, -STEP],
    ArrowDown: month ? [WEEK, 0] : [0, STEP],
  };
  const step = steps[key];
  if (!step) return null;
  const to = addDays(day, step[0]);
  const isShown = to >= from && to < addDays(from, days);
  return { day: isShown ? to : day, minutes: clamp(minutes + step[1], start, end - STEP) };
}

/** The quarter of an hour that the cursor is on. */
export function timesAt({ day, minutes }: Cursor, zone: string): { startsAt: string; endsAt: string } {
  const startsAt = instantAt(day, minutes, zone);
  return { startsAt, endsAt: later(startsAt, STEP) };
}

/** The cursor as FullCalendar draws it. */
export function cursorEvent(cursor: Cursor | null, { zone, month }: { zone: string; month: boolean }) {
  if (!cursor) return [];
  const { startsAt: start, endsAt: end } = timesAt(cursor, zone);
  const looks = { display: 'background', className: 'cursor', title: '' };
  return [month ? { ...looks, allDay: true, start: cursor.day } : { ...looks, start, end }];
}

/** `Tuesday 24-Nov-2026, 10:15` */
export const cursorWords = (cursor: Cursor | null, month: boolean): string =>
  cursor ? `${weekdayOf(cursor.day)} ${formatDate(cursor.day)}${month ? '' : `, ${clockOf(cursor.minutes)}`}` : '';
