import type { AppointmentSeries, BookedSeries, SeriesGap } from '@hms/shared-dto';
import { type Problem, formatDate, plural } from '@hms/shared-ui';
import { dayAt, timeOf, weekdayOf } from '../hospital-time';

const ORDINALS = ['first', 'second', 'third', 'fourth', 'last'] as const;

/** `Every 2 weeks on Monday at 09:30`, `Every month on the third Tuesday at 09:30`. */
export function ruleWords({
  frequency,
  every,
  firstDate,
  time,
}: Pick<AppointmentSeries, 'frequency' | 'every' | 'firstDate' | 'time'>): string {
  const weekday = weekdayOf(firstDate);
  const nth = ORDINALS[Math.ceil(Number(firstDate.slice(8, 10)) / 7) - 1];
  const how =
    frequency === 'weekly' ? `week${every === 1 ? '' : 's'} on ${weekday}` : `month${every === 1 ? '' : 's'} on the ${nth} ${weekday}`;
  return `Every ${every === 1 ? '' : `${every} `}${how} at ${time}`;
}

/** What is said once a series is booked. */
export function bookedWords({ appointments, left }: BookedSeries): string {
  const booked = `${plural(appointments.length, 'appointment')} booked`;
  return left.length > 0 ? `${booked}, ${left.length} left out.` : `${booked}.`;
}

/** A date that cannot be booked, in words. */
export interface GapWords {
  readonly when: string;
  readonly why: string;
  /** Free times instead. */
  readonly instead: string;
}

export interface SeriesRefusal {
  readonly gaps: readonly GapWords[];
  readonly total: number;
}

const whenOf = (instant: string, zone: string): string => {
  const day = dayAt(instant, zone);
  return `${weekdayOf(day).slice(0, 3)} ${formatDate(day)} ${timeOf(instant, zone)}`;
};

/** The refusal of a series as a whole: nothing was booked. */
export function seriesRefusal(problem: Problem | null, zone: string): SeriesRefusal | null {
  if (problem?.code !== 'series.conflict') return null;
  const { occurrences = [], total = 0 } = problem.more as { occurrences?: SeriesGap[]; total?: number };
  const gaps = occurrences.map(({ startsAt, detail, alternatives }) => ({
    when: whenOf(startsAt, zone),
    why: detail,
    instead: alternatives.map((one) => whenOf(one.startsAt, zone)).join(', '),
  }));
  return { gaps, total };
}
