import type { Appointment, AppointmentSummary, FreeTime, UpdateAppointmentRequest } from '@hms/shared-dto';
import { formatDate } from '@hms/shared-ui';
import { addDays, dayAt, instantAt, later, minutesBetween, minutesOf, timeOf, weekdayOf } from './hospital-time';

/** Where somebody wants to put an appointment, out of the calendar. */
export interface Shift {
  /** As it was when it was taken up. */
  readonly appointment: AppointmentSummary;
  readonly doctorId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  /** Outside the hours on purpose. */
  readonly outsideHours?: boolean;
}

/** One press of a key on an appointment. */
export interface Nudge {
  readonly minutes?: number;
  readonly days?: number;
  /** Minutes that it becomes longer. */
  readonly longer?: number;
  /** Doctors to the right. */
  readonly columns?: number;
}

/** What left and right mean: the next doctor, or the next day; a month has weeks below each other. */
export type MoveAxis = 'doctors' | 'days' | 'month';

const STEP = 15;
const WEEK = 7;
const SHORTEST = 5;

const SIDEWAYS: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowRight: 1 };
const DOWNWARDS: Readonly<Record<string, 1 | -1>> = { ArrowUp: -1, ArrowDown: 1 };

/** Alt and an arrow move; with Shift, up and down change the length. Null for other keys. */
export function nudgeOf({ key, altKey, shiftKey }: Pick<KeyboardEvent, 'key' | 'altKey' | 'shiftKey'>, axis: MoveAxis): Nudge | null {
  if (!altKey) return null;
  const [aside, down] = [SIDEWAYS[key], DOWNWARDS[key]];
  if (down !== undefined) return downwards(down, { shiftKey, axis });
  return aside === undefined || shiftKey ? null : { [axis === 'doctors' ? 'columns' : 'days']: aside };
}

function downwards(down: number, { shiftKey, axis }: { shiftKey: boolean; axis: MoveAxis }): Nudge | null {
  if (axis === 'month') return shiftKey ? null : { days: down * WEEK };
  return shiftKey ? { longer: down * STEP } : { minutes: down * STEP };
}

/** The same time of the clock on another day; clocks may change in between. */
function onAnotherDay(instant: string, days: number, zone: string): string {
  const day = dayAt(instant, zone);
  return instantAt(addDays(day, days), minutesOf(instant, { day, zone }), zone);
}

/** In minutes; nothing becomes so short that the server refuses it. */
export const lengthened = (length: number, longer: number): number => Math.max(SHORTEST, length + longer);

/** Where it is after the press. `doctorIds` are the columns from left to right. */
export function nudged(shift: Shift, nudge: Nudge, { zone, doctorIds }: { zone: string; doctorIds: readonly string[] }): Shift {
  const { days = 0, minutes = 0, longer = 0, columns = 0 } = nudge;
  const length = lengthened(minutesBetween(shift.startsAt, shift.endsAt), longer);
  const startsAt = later(days ? onAnotherDay(shift.startsAt, days, zone) : shift.startsAt, minutes);
  const doctorId = doctorIds[doctorIds.indexOf(shift.doctorId) + columns] ?? shift.doctorId;
  return { ...shift, doctorId, startsAt, endsAt: later(startsAt, length) };
}

export const shiftOf = (appointment: AppointmentSummary): Shift => {
  const { doctorId, startsAt, endsAt } = appointment;
  return { appointment, doctorId, startsAt, endsAt };
};

export const isElsewhere = ({ appointment, ...to }: Shift): boolean =>
  to.doctorId !== appointment.doctorId || to.startsAt !== appointment.startsAt || to.endsAt !== appointment.endsAt;

/** To one of the times that the refusal offered. */
export const shiftTo = ({ appointment }: Shift, { doctorId, startsAt, endsAt }: FreeTime): Shift => ({
  ...{ appointment, doctorId, startsAt, endsAt },
});

/** What is sent: all of the appointment, since the API replaces it, at the new place. */
export function requestOf({ typeId, roomId, reason, notes }: Appointment, shift: Shift): UpdateAppointmentRequest {
  const kept = Object.entries({ typeId, roomId, reason, notes }).filter(([, value]) => value !== null);
  const { doctorId, startsAt, endsAt, outsideHours } = shift;
  return { doctorId, startsAt, endsAt, ...Object.fromEntries(kept), ...(outsideHours ? { outsideHours } : {}) };
}

/** `Tuesday 24-Nov-2026, 10:15 to 10:30` */
export function whenWords({ startsAt, endsAt }: Pick<Shift, 'startsAt' | 'endsAt'>, zone: string): string {
  const day = dayAt(startsAt, zone);
  return `${weekdayOf(day)} ${formatDate(day)}, ${timeOf(startsAt, zone)} to ${timeOf(endsAt, zone)}`;
}

/** The rows with one of them where somebody is just putting it. */
export const withShift = (rows: readonly AppointmentSummary[], shift: Shift | null): readonly AppointmentSummary[] =>
  shift
    ? rows.map((row) =>
        row.id === shift.appointment.id ? { ...row, doctorId: shift.doctorId, startsAt: shift.startsAt, endsAt: shift.endsAt } : row,
      )
    : rows;
