import { formatDate } from '@hms/shared-ui';
import { addDays, addMonths, mondayOf, monthName, monthOf, weekdayOf } from './hospital-time';

/** A day by doctor, as a list or along the clock; a week; a month. */
export const CALENDAR_VIEWS = ['doctors', 'day', 'week', 'month', 'list'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];

/** Views in which time runs along one axis, without a column for each doctor. */
export type TimeView = Extract<CalendarView, 'day' | 'week' | 'month'>;

export interface DayRange {
  readonly from: string;
  readonly days: number;
}

interface Shown {
  readonly day: string;
  readonly view: CalendarView;
}

const WEEK = 7;

export const isTimeView = (view: CalendarView): view is TimeView => view === 'day' || view === 'week' || view === 'month';

/** The days that are shown. */
export function rangeOf({ day, view }: Shown): DayRange {
  if (view === 'week') return { from: mondayOf(day), days: WEEK };
  return view === 'month' ? monthOf(day) : { from: day, days: 1 };
}

/** Where the arrows lead: the day, week or month before (-1) or after (1). */
export function stepFrom({ day, view }: Shown, direction: 1 | -1): string {
  return view === 'month' ? addMonths(day, direction) : addDays(day, direction * (view === 'week' ? WEEK : 1));
}

export function titleOf(shown: Shown): string {
  if (shown.view === 'month') return monthName(shown.day);
  const { from } = rangeOf(shown);
  return shown.view === 'week' ? weekOf(from, addDays(from, WEEK - 1)) : `${weekdayOf(from)} ${formatDate(from)}`;
}

/** The month and the year are said once where they are the same. */
const weekOf = (from: string, to: string): string =>
  `${from.slice(0, 7) === to.slice(0, 7) ? from.slice(8) : formatDate(from)} to ${formatDate(to)}`;

/** `day`, `week` or `month`: what a step is called. */
export const stepWord = (view: CalendarView): string => (view === 'week' || view === 'month' ? view : 'day');
