import type { EventInput } from '@fullcalendar/angular';
import {
  APPOINTMENT_STATUSES,
  type AppointmentStatus,
  type AppointmentSummary,
  type Permission,
  type TakenTime,
  type WorkingHours,
} from '@hms/shared-dto';
import { formatName } from '@hms/shared-ui';
import { mayMove } from './appointment-steps';
import { QUARTER_MINUTES, hoursOf } from './day-grid.rules';
import { addDays, dayAt, minutesOf } from './hospital-time';

const DAY = 1440;

const AWAY_WORDS: Readonly<Record<WorkingHours['kind'], string>> = { open: '', leave: 'Leave', holiday: 'Holiday' };
/** What statuses are called in the values of styles. */
const VALUES = Object.fromEntries(APPOINTMENT_STATUSES.map((status) => [status, status.replace('_', '-')])) as Record<
  AppointmentStatus,
  string
>;
/** These two have no ground of their own in the design. */
const PLAIN: Readonly<Partial<Record<AppointmentStatus, string>>> = { completed: 'var(--surface-sunken)', cancelled: 'var(--surface)' };

export interface Shown {
  readonly zone: string;
  /** Whose hours are shaded; null for everybody's together. */
  readonly doctorId: string | null;
  readonly month: boolean;
}

const groundOf = (status: AppointmentStatus): string => PLAIN[status] ?? `var(--st-${VALUES[status]}-bg)`;
const inkOf = (status: AppointmentStatus): string => (PLAIN[status] ? 'var(--text-muted)' : `var(--st-${VALUES[status]}-fg)`);

export const appointmentEvents = (appointments: readonly AppointmentSummary[], permissions: readonly Permission[]): EventInput[] =>
  appointments.map((appointment) => ({
    id: appointment.id,
    start: appointment.startsAt,
    end: appointment.endsAt,
    title: formatName(appointment.patient),
    url: `/appointments/${appointment.id}`,
    editable: mayMove(appointment.status, permissions),
    color: groundOf(appointment.status),
    contrastColor: inkOf(appointment.status),
    className: `appointment is-${VALUES[appointment.status]}`,
    extendedProps: { appointment },
  }));

/** What is not working time is shaded; leave and holidays say so. A month has no hours: there whole days are marked. */
export function hoursEvents(hours: readonly WorkingHours[], { doctorId, month, zone }: Shown): EventInput[] {
  const open = hours
    .filter(({ kind }) => kind === 'open' && !month)
    .map(({ startsAt, endsAt }) => ({
      ...{ groupId: 'open', start: startsAt, end: endsAt },
      ...{ display: 'inverse-background', className: 'closed' },
    }));
  const away = awayOf(hours, doctorId).map(({ startsAt, endsAt, kind }) => {
    const looks = { display: 'background', className: 'away', title: AWAY_WORDS[kind] };
    return month
      ? { ...looks, allDay: true, start: dayAt(startsAt, zone), end: lastDay(endsAt, zone) }
      : { ...looks, start: startsAt, end: endsAt };
  });
  return [...open, ...away];
}

/** Of the one doctor that is shown: what is taken besides the appointments. It says so where nothing else stands for it. */
export function takenEvents(
  taken: readonly TakenTime[],
  appointments: readonly AppointmentSummary[],
  { doctorId, month }: Shown,
): EventInput[] {
  if (month || doctorId === null) return [];
  const shown = new Set(appointments.map(({ id }) => id));
  return taken.map(({ startsAt, endsAt, appointmentId }) => ({
    ...{ start: startsAt, end: endsAt, display: 'background', className: 'taken' },
    title: appointmentId === null ? 'Held' : shown.has(appointmentId) ? '' : 'Taken',
  }));
}

/** Of several doctors one may be there while another is away; a holiday is everybody's, and is told once. */
function awayOf(hours: readonly WorkingHours[], doctorId: string | null): WorkingHours[] {
  const away = hours.filter(({ kind }) => kind === 'holiday' || (kind === 'leave' && doctorId !== null));
  return [...new Map(away.map((one) => [`${one.kind} ${one.startsAt} ${one.endsAt}`, one])).values()];
}

/** The day after the last one, which FullCalendar leaves out. */
function lastDay(endsAt: string, zone: string): string {
  const day = dayAt(endsAt, zone);
  return minutesOf(endsAt, { day, zone }) === 0 ? day : addDays(day, 1);
}

interface Times {
  readonly startsAt: string;
  readonly endsAt: string;
}

const holds = ({ startsAt, endsAt }: Times, at: string): boolean =>
  Date.parse(startsAt) <= Date.parse(at) && Date.parse(at) < Date.parse(endsAt);

/** Whether the doctor is away at this instant: nothing is booked there by a click. */
export const isAway = (hours: readonly WorkingHours[], doctorId: string | null, at: string): boolean =>
  awayOf(hours, doctorId).some((one) => holds(one, at));

/** Whether somebody has a part of this time of the one doctor that is shown: the same. */
export const isTaken = (taken: readonly TakenTime[], doctorId: string | null, { startsAt, endsAt }: Times): boolean =>
  doctorId !== null && taken.some((one) => Date.parse(one.startsAt) < Date.parse(endsAt) && Date.parse(startsAt) < Date.parse(one.endsAt));

/** How long an appointment of the one doctor that is shown is at this instant. */
export const slotMinutesAt = (hours: readonly WorkingHours[], doctorId: string | null, at: string): number =>
  (doctorId === null ? null : hours.find((one) => one.kind === 'open' && holds(one, at))?.slotMinutes) ?? QUARTER_MINUTES;

/** Minutes of the clock, in whole hours, that hold everything of every day. */
export function clockRange(
  stretches: readonly { readonly startsAt: string; readonly endsAt: string }[],
  zone: string,
): { start: number; end: number } {
  const parts = stretches.map(({ startsAt, endsAt }) => {
    const clock = { day: dayAt(startsAt, zone), zone };
    return { start: minutesOf(startsAt, clock), end: Math.min(DAY, minutesOf(endsAt, clock)) };
  });
  return hoursOf(parts);
}
