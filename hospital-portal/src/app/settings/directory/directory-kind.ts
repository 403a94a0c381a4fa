import type { AppointmentTypeRequest, Department, DepartmentRequest, DirectoryEntry, Room, RoomRequest } from '@hms/shared-dto';

/** What the hospital keeps a list of, named as in the address. */
export type DirectoryKind = 'departments' | 'rooms' | 'appointment-types';

/** A department, room or type of appointment: each has its own part of these. */
export type DirectoryRecord = DirectoryEntry &
  Partial<
    Pick<Department, 'staffCount' | 'roomCount'> & Pick<Room, 'departmentId' | 'departmentName'> & Omit<AppointmentTypeRequest, 'name'>
  >;

export type DirectoryRequest = DepartmentRequest & Partial<RoomRequest & AppointmentTypeRequest>;

interface KindWords {
  readonly title: string;
  /** `department` */
  readonly one: string;
  readonly add: string;
  readonly what: string;
}

export const KIND_WORDS: Readonly<Record<DirectoryKind, KindWords>> = {
  departments: { title: 'Departments', one: 'department', add: 'Add a department', what: 'Staff and rooms belong to departments.' },
  rooms: { title: 'Rooms', one: 'room', add: 'Add a room', what: 'Where patients are seen.' },
  'appointment-types': {
    ...{ title: 'Appointment types', one: 'appointment type', add: 'Add an appointment type' },
    what: 'How long a visit takes, and how it looks in the calendar.',
  },
};

/** The calendar's colours; the word says the same as the swatch. */
export const COLOUR_WORDS: Readonly<Record<number, string>> = { 1: 'Blue', 2: 'Amber', 3: 'Violet', 4: 'Green', 5: 'Grey' };

const minutes = (count: number | undefined): string => `${count ?? 0} min`;

/** Buffers in words: `5 min before, 10 min after`, or none. */
export function bufferWords({ bufferBeforeMinutes = 0, bufferAfterMinutes = 0 }: DirectoryRecord): string {
  const words = [
    bufferBeforeMinutes ? `${minutes(bufferBeforeMinutes)} before` : null,
    bufferAfterMinutes ? `${minutes(bufferAfterMinutes)} after` : null,
  ].filter(Boolean);
  return words.join(', ') || 'None';
}

/** What a row says besides the name, by column. */
export const COLUMNS: Readonly<Record<DirectoryKind, readonly (readonly [head: string, read: (entry: DirectoryRecord) => string])[]>> = {
  departments: [
    ['Staff', ({ staffCount }) => String(staffCount ?? 0)],
    ['Rooms', ({ roomCount }) => String(roomCount ?? 0)],
  ],
  rooms: [['Department', ({ departmentName }) => departmentName ?? 'None']],
  'appointment-types': [
    ['Length', ({ durationMinutes }) => minutes(durationMinutes)],
    ['Kept free', bufferWords],
    ['Patients at once', ({ capacity }) => String(capacity ?? 1)],
    ['Colour', ({ colour }) => COLOUR_WORDS[colour ?? 1]],
  ],
};

/** What would be left without a choice if it was archived; nothing if it is not in use. */
export function usageFacts({ staffCount = 0, roomCount = 0 }: DirectoryRecord): { label: string; value: string }[] {
  return [
    { label: 'People of this department', value: staffCount },
    { label: 'Rooms of this department', value: roomCount },
  ]
    .filter(({ value }) => value > 0)
    .map(({ label, value }) => ({ label, value: String(value) }));
}
