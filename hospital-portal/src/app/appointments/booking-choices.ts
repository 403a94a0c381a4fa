import type { Appointment } from '@hms/shared-dto';
import type { Action } from '@ngrx/store';
import { type AnyDoctorChoice, anyDoctorChoices, anyDoctorOf } from './any-doctor';
import { AppointmentsPageActions } from './appointments.actions';
import type { Directory } from './appointments.api';
import { parseDay } from './hospital-time';

/** A kind or a room that can be chosen; minutes only of a kind that is still given. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly durationMinutes?: number;
}

/** What the booking form chooses from. */
export interface Choices extends Pick<Directory, 'doctors'> {
  /** Beside them: whoever of a specialty or a department is free next. */
  readonly anyDoctors: readonly AnyDoctorChoice[];
  readonly types: readonly Choice[];
  readonly rooms: readonly Choice[];
}

/** All in use, and the one that is set already though it was archived since. */
function withKept(offered: readonly Choice[], id: string | null | undefined, name: string | null | undefined): readonly Choice[] {
  return !id || offered.some((one) => one.id === id) ? offered : [...offered, { id, name: `${name ?? 'Former'} (archived)` }];
}

/** Null until the directory is there. @param moved the appointment that is moved, if any */
export const choicesOf = (directory: Directory | null, moved: Appointment | null): Choices | null =>
  directory && {
    doctors: directory.doctors,
    anyDoctors: anyDoctorChoices(directory.doctors),
    types: withKept(directory.types, moved?.typeId, moved?.typeName),
    rooms: withKept(directory.rooms, moved?.roomId, moved?.roomName),
  };

/** Free times are known for what is still given; an archived kind is none of them. */
export const isOffered = (types: readonly Choice[], id: string | undefined): id is string =>
  types.some((type) => type.id === id && type.durationMinutes !== undefined);

interface Chosen {
  readonly doctorId?: string;
  readonly day?: string;
  readonly typeId?: string;
}

/** How the free times are asked for that go with what is chosen: a doctor's of the day, or the next of several doctors. Null when there is nothing to ask. */
export function freeTimesWanted({ doctorId, day, typeId }: Chosen, choices: Choices | null): Action | null {
  if (!choices || !doctorId || !day || !parseDay(day)) return null;
  const kind = isOffered(choices.types, typeId) ? { typeId } : {};
  const any = anyDoctorOf(doctorId);
  return any
    ? AppointmentsPageActions.nextFreeWanted({ query: { ...any, ...kind, from: day } })
    : AppointmentsPageActions.slotsWanted({ doctorId, date: day, ...kind });
}
