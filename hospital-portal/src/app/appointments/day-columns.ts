import type { AppointmentSummary, Doctor, WorkingHours } from '@hms/shared-dto';
import { type PlacedAppointment, type Stretch, closedOf, freeQuarters, hoursOf, placed, stretchOf } from './day-grid.rules';
import { minutesOf } from './hospital-time';

/** Time in which a doctor is not there, and why where it is known. */
export interface Away extends Stretch {
  readonly label: string;
}

/** One doctor's day. */
export interface DoctorColumn {
  readonly doctorId: string;
  readonly name: string;
  readonly about: string;
  /** `9 booked`; cancelled and missed ones not counted. */
  readonly booked: number;
  readonly appointments: readonly PlacedAppointment[];
  readonly free: readonly Stretch[];
  readonly away: readonly Away[];
}

export interface DayGrid {
  readonly hours: Stretch;
  readonly columns: readonly DoctorColumn[];
}

interface DayInput {
  readonly doctors: readonly Doctor[];
  readonly appointments: readonly AppointmentSummary[];
  readonly workingHours: readonly WorkingHours[];
  readonly clock: { readonly day: string; readonly zone: string };
  /** Nothing can be booked before this instant. */
  readonly now: string;
}

const LABELS: Readonly<Record<WorkingHours['kind'], string>> = { open: '', leave: 'Leave', holiday: 'Holiday' };
const isTaking = ({ status }: AppointmentSummary): boolean => status !== 'cancelled' && status !== 'no_show';

/** Doctors who work that day or have somebody booked, in the order of the directory. */
export function dayGrid({ doctors, appointments, workingHours, clock, now }: DayInput): DayGrid {
  const stretches = [...appointments, ...workingHours.filter(({ kind }) => kind === 'open')].map((one) => stretchOf(one, clock));
  const hours = hoursOf(stretches);
  const notBefore = minutesOf(now, clock);
  const there = doctors.filter(({ id }) => [...appointments, ...workingHours].some(({ doctorId }) => doctorId === id));
  const columns = there.map((doctor): DoctorColumn => {
    const own = appointments.filter(({ doctorId }) => doctorId === doctor.id);
    const ownHours = workingHours.filter(({ doctorId }) => doctorId === doctor.id);
    const open = ownHours.filter(({ kind }) => kind === 'open').map((one) => stretchOf(one, clock));
    const away = ownHours.filter(({ kind }) => kind !== 'open').map((one) => ({ ...stretchOf(one, clock), label: LABELS[one.kind] }));
    const placedOwn = placed(own, clock);
    return {
      doctorId: doctor.id,
      name: doctor.name,
      about: doctor.specialty ?? doctor.departmentName ?? '',
      booked: own.filter(isTaking).length,
      appointments: placedOwn,
      free: freeQuarters(open, placedOwn, notBefore),
      away: [...closedOf(hours, [...open, ...away]).map((one) => ({ ...one, label: '' })), ...clippedTo(hours, away)],
    };
  });
  return { hours, columns };
}

const clippedTo = (hours: Stretch, away: readonly Away[]): Away[] =>
  away
    .map((one) => ({ ...one, start: Math.max(one.start, hours.start), end: Math.min(one.end, hours.end) }))
    .filter(({ start, end }) => end > start);
