import type { AppointmentDetails, AppointmentStatus, FieldError } from '@hms/shared-dto';

/** What may follow what. Nobody steps out of the last three; a cancellation is taken back, and all is as it was. */
export const TRANSITIONS: Readonly<Record<AppointmentStatus, readonly AppointmentStatus[]>> = {
  scheduled: ['checked_in', 'cancelled', 'no_show'],
  checked_in: ['in_progress', 'cancelled', 'no_show'],
  in_progress: ['completed'],
  completed: [],
  cancelled: ['scheduled', 'checked_in'],
  no_show: [],
};

/** By a step; none leads out of a cancellation. */
export const mayFollow = (from: AppointmentStatus, to: AppointmentStatus): boolean =>
  from !== 'cancelled' && TRANSITIONS[from].includes(to);

/** By taking back what was given up. */
export const mayBeReinstated = (from: AppointmentStatus): boolean => TRANSITIONS[from].includes('scheduled');

/** Statuses in which time, doctor, room and words may still be changed: nobody has begun, and nobody has given up. */
const OPEN: readonly AppointmentStatus[] = ['scheduled', 'checked_in'];

export const isOpen = (status: AppointmentStatus): boolean => OPEN.includes(status);

/** What people read for a status in a refusal. */
export const STATUS_WORDS: Readonly<Record<AppointmentStatus, string>> = {
  scheduled: 'scheduled',
  checked_in: 'checked in',
  in_progress: 'in progress',
  completed: 'completed',
  cancelled: 'cancelled',
  no_show: 'marked as not come',
};

const MINUTE_MS = 60_000;
const SHORTEST_MS = 5 * MINUTE_MS;
const LONGEST_MS = 8 * 60 * MINUTE_MS;
/** Who walks in is written down a moment after the visit has begun. */
export const START_GRACE_MS = 5 * MINUTE_MS;
/** Nobody plans further ahead; a year with five digits is a slip of the hand. */
const FURTHEST_MS = 2 * 366 * 24 * 60 * MINUTE_MS;

/** A stretch of time, [from, to), in milliseconds of the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const spanOf = ({ startsAt, endsAt }: Pick<AppointmentDetails, 'startsAt' | 'endsAt'>): Span => ({
  from: Date.parse(startsAt),
  to: Date.parse(endsAt),
});

export const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

const ERRORS = {
  order: { path: 'endsAt', code: 'instant.order', message: 'The end is before the start.' },
  short: { path: 'endsAt', code: 'appointment.too_short', message: 'An appointment takes 5 minutes or more.' },
  long: { path: 'endsAt', code: 'appointment.too_long', message: 'An appointment takes 8 hours or less.' },
  far: { path: 'startsAt', code: 'instant.out_of_range', message: 'Choose a time within the next two years.' },
} as const satisfies Record<string, FieldError>;

/** What is wrong with the times alone, whoever is booked. */
export function timeErrors({ from, to }: Span, now: number): FieldError[] {
  if (to <= from) return [ERRORS.order];
  if (to - from < SHORTEST_MS) return [ERRORS.short];
  if (to - from > LONGEST_MS) return [ERRORS.long];
  return from - now > FURTHEST_MS ? [ERRORS.far] : [];
}

export const isPast = ({ from }: Span, now: number): boolean => from < now - START_GRACE_MS;
