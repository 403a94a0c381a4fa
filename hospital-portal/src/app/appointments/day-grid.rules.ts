import type { AppointmentStatus, AppointmentSummary } from '@hms/shared-dto';
import { minutesOf } from './hospital-time';

/** Height of a quarter of an hour in the grid, of the design. */
export const QUARTER_PX = 19;
export const QUARTER_MINUTES = 15;
const HOUR = 60;
const DAY = 1440;
/** Shown when nobody works and nothing is booked. */
const USUAL_HOURS = { start: 8 * HOUR, end: 18 * HOUR };

/** Statuses in which the time is nobody's any more. */
export const FREES_THE_TIME: readonly AppointmentStatus[] = ['cancelled', 'no_show'];

/** Minutes since midnight by the hospital's clock. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Time in which a doctor works, and how long an appointment is there. */
export interface WorkingStretch extends Stretch {
  readonly slotMinutes: number;
}

export const meets = (one: Stretch, other: Stretch): boolean => one.start < other.end && other.start < one.end;

export interface PlacedAppointment extends Stretch {
  readonly appointment: AppointmentSummary;
  /** Of several at the same time: which column of how many. */
  readonly lane: number;
  readonly lanes: number;
}

interface Clock {
  readonly day: string;
  readonly zone: string;
}

/** The part of an appointment that lies on the day. */
export function stretchOf({ startsAt, endsAt }: { startsAt: string; endsAt: string }, clock: Clock): Stretch {
  return { start: Math.max(0, minutesOf(startsAt, clock)), end: Math.min(DAY, minutesOf(endsAt, clock)) };
}

/** Whole hours that hold all stretches. */
export function hoursOf(stretches: readonly Stretch[]): Stretch {
  if (stretches.length === 0) return USUAL_HOURS;
  const start = Math.floor(Math.min(...stretches.map((one) => one.start)) / HOUR) * HOUR;
  const end = Math.ceil(Math.max(...stretches.map((one) => one.end)) / HOUR) * HOUR;
  return { start, end: Math.max(end, start + HOUR) };
}

/** Side by side what overlaps: each gets the first lane that is free, and as many lanes are drawn as its group needs. */
export function placed(appointments: readonly AppointmentSummary[], clock: Clock): PlacedAppointment[] {
  const waiting = appointments
    .map((appointment) => ({ appointment, ...stretchOf(appointment, clock) }))
    .sort((one, other) => one.start - other.start || one.end - other.end);
  const done: PlacedAppointment[] = [];
  let group: (Stretch & { appointment: AppointmentSummary; lane: number })[] = [];
  const close = (): void => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    done.push(...group.map((one) => ({ ...one, lanes })));
    group = [];
  };
  for (const one of waiting) {
    if (group.length > 0 && group.every(({ end }) => end <= one.start)) close();
    const taken = group.filter(({ end }) => end > one.start).map(({ lane }) => lane);
    const lane = Array.from({ length: group.length + 1 }, (_, index) => index).find((index) => !taken.includes(index)) ?? 0;
    group.push({ ...one, lane });
  }
  if (group.length > 0) close();
  return done;
}

/** Slots of working time in which nobody has the doctor, at or after `notBefore`. */
export function freeSlots(open: readonly WorkingStretch[], taken: readonly Stretch[], notBefore: number): Stretch[] {
  return open.flatMap(({ start, end, slotMinutes }) => {
    const slots = Array.from({ length: Math.max(0, Math.floor((end - start) / slotMinutes)) }, (_, index) => ({
      start: start + index * slotMinutes,
      end: start + (index + 1) * slotMinutes,
    }));
    return slots.filter((slot) => slot.start >= notBefore && !taken.some((one) => meets(one, slot)));
  });
}

/** What of the hours is not working time. */
export function closedOf(hours: Stretch, open: readonly Stretch[]): Stretch[] {
  const sorted = [...open].sort((one, other) => one.start - other.start);
  const closed: Stretch[] = [];
  let from = hours.start;
  for (const { start, end } of sorted) {
    if (start > from) closed.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  if (from < hours.end) closed.push({ start: from, end: hours.end });
  return closed;
}

export const px = (minutes: number): number => (minutes / QUARTER_MINUTES) * QUARTER_PX;
