import type { BookingConflict, FreeTime, OutsideHoursReason } from '@hms/shared-dto';
import type { Problem } from '@hms/shared-ui';
import { timeOf } from './hospital-time';

/** Somebody or something is taken at that time. */
export interface TakenRefusal {
  readonly text: string;
  readonly alternatives: readonly FreeTime[];
}

const WHO: Readonly<Record<BookingConflict['with'], string>> = {
  doctor: 'The doctor is booked',
  patient: 'The patient has an appointment',
  room: 'The room is taken',
};

const AWAY: Readonly<Record<OutsideHoursReason, string>> = {
  past: 'This time is over.',
  leave: 'The doctor is on leave then.',
  holiday: 'The hospital has a holiday then.',
  not_working: 'The doctor does not work then.',
};

const more = (problem: Problem | null): Record<string, unknown> => problem?.more ?? {};

export function takenRefusal(problem: Problem | null, zone: string): TakenRefusal | null {
  if (problem?.code !== 'appointment.conflict') return null;
  const { conflicts = [], alternatives = [] } = more(problem) as { conflicts?: BookingConflict[]; alternatives?: FreeTime[] };
  const words = conflicts.map((one) => `${WHO[one.with]} from ${timeOf(one.startsAt, zone)} to ${timeOf(one.endsAt, zone)}.`);
  return { text: words.join(' ') || problem.detail, alternatives };
}

/** Outside the doctor's hours; `mayInsist` unless the time is over. */
export function hoursRefusal(problem: Problem | null): { text: string; mayInsist: boolean } | null {
  if (problem?.code !== 'appointment.outside_hours') return null;
  const { reason } = more(problem) as { reason?: OutsideHoursReason };
  return { text: reason ? AWAY[reason] : problem.detail, mayInsist: reason !== 'past' };
}

/** What no notice of its own explains. */
export const otherProblem = (problem: Problem | null): Problem | null =>
  problem && !['appointment.conflict', 'appointment.outside_hours', 'series.conflict'].includes(problem.code) ? problem : null;
