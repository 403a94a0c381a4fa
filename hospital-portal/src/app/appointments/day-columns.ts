import type { AppointmentSummary, Doctor, TakenTime, WorkingHours } from '@hms/shared-dto';
import {
  FREES_THE_TIME,
  type PlacedAppointment,
  QUARTER_MINUTES,
  type Stretch,
  closedOf,
  freeSlots,
  hoursOf,
  placed,
  stretchOf,
} from './day-grid.rules';
import { minutesOf } from './hospital-time';

/** Time in which a doctor is not there, and why where it is known. */
export interface Away extends Stretch {
  readonly label: string;
}

/** Time that somebody has. */
export interface Taken extends Stretch {
  /** Null where it is held for somebody on the waitlist. */
  readonly appointmentId: string | null;
}

/** One doctor's day. */
export interface DoctorColumn {
  readonly doctorId: string;
  readonly name: string;
  readonly about: string;
  /** `9 booked`, whatever the filter shows; cancelled and missed ones not counted. */
  readonly booked: number;
  readonly appointments: readonly PlacedAppointment[];
  /** Besides what the appointments take: their buffers, held times, and appointments that are not shown. */
  readonly taken: readonly Taken[];
  /** What of it nothing else stands for. */
  readonly hidden: readonly Taken[];
  readonly free: readonly Stretch[];
  readonly away: readonly Away[];
}

export interface DayGrid {
  readonly hours: Stretch;
  readonly columns: readonly DoctorColumn[];
}

interface Clock {
  readonly day: string;
  readonly zone: string;
}

interface DayInput {
  readonly doctors: readonly Doctor[];
  readonly appointments: readonly AppointmentSummary[];
  readonly taken: readonly TakenTime[];
  readonly workingHours: readonly WorkingHours[];
  readonly clock: Clock;
  /** Nothing can be booked before this instant. */
  readonly now: string;
}

type Person = Pick<DoctorColumn, 'doctorId' | 'name' | 'about'>;

const LABELS: Readonly<Record<WorkingHours['kind'], string>> = { open: '', leave: 'Leave', holiday: 'Holiday' };
const GONE = 'No longer here';

const isTaking = ({ status }: AppointmentSummary): boolean => !FREES_THE_TIME.includes(status);

const personOf = ({ id, name, specialty, departmentName }: Doctor): Person => ({
  ...{ doctorId: id, name },
  about: specialty ?? departmentName ?? '',
});

/** Doctors who work that day or whom somebody has, in the order of the directory; then those with appointments who are no doctors here now. */
function peopleOf({ doctors, appointments, taken, workingHours }: DayInput): Person[] {
  const there = new Set([...appointments, ...taken, ...workingHours].map(({ doctorId }) => doctorId));
  const known = new Set(doctors.map(({ id }) => id));
  const gone = new Map(
    appointments.filter(({ doctorId }) => !known.has(doctorId)).map(({ doctorId, doctorName }) => [doctorId, doctorName]),
  );
  return [
    ...doctors.filter(({ id }) => there.has(id)).map(personOf),
    ...[...gone].map(([doctorId, name]) => ({ doctorId, name, about: GONE })),
  ];
}

export function dayGrid(input: DayInput): DayGrid {
  const { appointments, taken, workingHours, clock } = input;
  const stretches = [...appointments, ...taken, ...workingHours.filter(({ kind }) => kind === 'open')];
  const hours = hoursOf(stretches.map((one) => stretchOf(one, clock)));
  return { hours, columns: peopleOf(input).map((person) => columnOf(person, input, hours)) };
}

function columnOf(person: Person, input: DayInput, hours: Stretch): DoctorColumn {
  const { clock, now } = input;
  const isOwn = ({ doctorId }: { readonly doctorId: string }): boolean => doctorId === person.doctorId;
  const own = input.appointments.filter(isOwn);
  const taken = input.taken.filter(isOwn).map((one) => ({ ...stretchOf(one, clock), appointmentId: one.appointmentId }));
  const shown = new Set(own.map(({ id }) => id));
  const hidden = taken.filter(({ appointmentId }) => appointmentId === null || !shown.has(appointmentId));
  const ownHours = input.workingHours.filter(isOwn);
  const open = ownHours
    .filter(({ kind }) => kind === 'open')
    .map((one) => ({ ...stretchOf(one, clock), slotMinutes: one.slotMinutes ?? QUARTER_MINUTES }));
  const away = ownHours.filter(({ kind }) => kind !== 'open').map((one) => ({ ...stretchOf(one, clock), label: LABELS[one.kind] }));
  const taking = own.filter(isTaking);
  return {
    ...person,
    booked: taking.length + hidden.filter(({ appointmentId }) => appointmentId !== null).length,
    appointments: placed(own, clock),
    taken,
    hidden,
    free: freeSlots(open, [...taken, ...taking.map((one) => stretchOf(one, clock))], minutesOf(now, clock)),
    away: [...closedOf(hours, [...open, ...away]).map((one) => ({ ...one, label: '' })), ...clippedTo(hours, away)],
  };
}

const clippedTo = (hours: Stretch, away: readonly Away[]): Away[] =>
  away
    .map((one) => ({ ...one, start: Math.max(one.start, hours.start), end: Math.min(one.end, hours.end) }))
    .filter(({ start, end }) => end > start);
