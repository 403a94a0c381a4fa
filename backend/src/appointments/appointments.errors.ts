import type { AppointmentStatus, BookingConflict, FreeTime, OutsideHoursReason, PatientStatus } from '@hms/shared-dto';
import { DomainError } from '../common/domain-error.js';
import { STATUS_WORDS } from './appointment.rules.js';

const WHO: Readonly<Record<BookingConflict['with'], string>> = { doctor: 'The doctor', patient: 'The patient', room: 'The room' };

/** Making one takes a millisecond, which a rush on a slot would pay each time. */
const clocks = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  clocks.set(timeZone, clock);
  return clock;
}

/** `10:00 to 10:15` by the hospital's clock. */
const timesOf = ({ startsAt, endsAt }: BookingConflict, timeZone: string): string =>
  [startsAt, endsAt].map((instant) => clockOf(timeZone).format(new Date(instant))).join(' to ');

export interface Clash {
  readonly conflicts: readonly BookingConflict[];
  readonly alternatives: readonly FreeTime[];
  readonly timeZone: string;
}

/** 409: the doctor, the patient or the room is taken; with who it is, when, and the next times that are free. */
export class AppointmentConflictError extends DomainError {
  constructor({ conflicts, alternatives, timeZone }: Clash) {
    const taken = conflicts.map((conflict) => `${WHO[conflict.with]} is taken from ${timesOf(conflict, timeZone)}.`);
    const words = taken.length > 0 ? taken.join(' ') : 'Somebody else was faster.';
    super('appointment.conflict', `${words} Choose another time.`, { conflicts, alternatives });
  }
}

/** 409: not in this status, or not any more. */
export const illegalState = (status: AppointmentStatus, wanted: string): DomainError =>
  new DomainError('appointment.illegal_state', `This appointment is ${STATUS_WORDS[status]}, so it cannot be ${wanted}.`);

/** 409: who is queued is seen today. */
export const notToday = (): DomainError =>
  new DomainError('appointment.illegal_state', 'This appointment is not of today. Move it to today, or give a token without it.');

const INACTIVE = {
  archived: 'This patient is archived. Restore the patient before booking.',
  merged: 'This record was merged into another one. Book for that one.',
} as const;

/** 409: archived patients are restored before they are booked, and a merged record's person has another. */
export const inactivePatient = (status: PatientStatus): DomainError =>
  new DomainError('patient.illegal_state', INACTIVE[status === 'merged' ? 'merged' : 'archived']);

const OUTSIDE: Readonly<Record<OutsideHoursReason, string>> = {
  past: 'This time is over.',
  leave: 'The doctor is on leave at this time.',
  holiday: 'This day is a holiday.',
  not_working: 'The doctor does not work at this time.',
};

/** 422 with the reason why. */
export const outsideHours = (reason: OutsideHoursReason): DomainError =>
  new DomainError(
    'appointment.outside_hours',
    `${OUTSIDE[reason]} Choose a free slot${reason === 'past' ? '' : ', or book outside hours'}.`,
    {
      reason,
    },
  );
