import type { AppointmentChange } from '@hms/shared-dto';

type Details = Pick<AppointmentChange, 'fromMinutes' | 'toMinutes' | 'fromTypeName' | 'toTypeName' | 'fromRoomName' | 'toRoomName'>;

const fromTo = (what: string, from: string | null, to: string | null): string[] =>
  from === null && to === null ? [] : [`${what}: ${from ?? 'not set'} to ${to ?? 'not set'}`];

const minutes = (count: number | null): string | null => (count === null ? null : `${count} minutes`);

/** What a change did to length, kind and room; nothing of what stayed. */
export const detailWords = (change: Details): string[] => [
  ...fromTo('Length', minutes(change.fromMinutes), minutes(change.toMinutes)),
  ...fromTo('Kind', change.fromTypeName, change.toTypeName),
  ...fromTo('Room', change.fromRoomName, change.toRoomName),
];
