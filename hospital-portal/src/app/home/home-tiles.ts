import type { Params } from '@angular/router';
import type { DayFigures, HomeFigures, HospitalRole, Permission } from '@hms/shared-dto';
import { type IconName, formatNumber } from '@hms/shared-ui';
import { type HomePerson, isAnyOf } from './home-person';

/** A way into a filtered list; with a figure where the server has counted. */
export interface Tile {
  readonly label: string;
  readonly icon: IconName;
  readonly path: string;
  readonly params: Params;
  readonly figure: string | null;
}

/** Counted no further by the server: those registered today, and what is to be dispensed. */
const MOST_COUNTED = 1001;
const MOST_UNREAD = 100;
const MOST_UNSIGNED = 100;

interface TileRule {
  readonly label: string;
  readonly icon: IconName;
  readonly path: string;
  readonly params?: (person: HomePerson, today: string) => Params;
  /** Null for everybody. */
  readonly permission: Permission | null;
  /** Whose work it is; of everybody who may if not given. */
  readonly roles?: readonly HospitalRole[];
  /** Undefined where there is none. */
  readonly count?: (figures: HomeFigures) => number | string | undefined;
}

const CALENDAR = '/calendar';
const allOf = (day: DayFigures | null): number | undefined =>
  day ? day.scheduled + day.checkedIn + day.inProgress + day.completed : undefined;
const upTo = (most: number, count: number): number | string => (count >= most ? `${most - 1}+` : count);
const bounded = (count: number): string => (count >= MOST_COUNTED ? `${formatNumber(MOST_COUNTED - 1)}+` : formatNumber(count));
const inStatus = (status: string) => () => ({ view: 'list', status });

const OF_DOCTORS: readonly TileRule[] = [
  {
    ...{ label: 'Your appointments', icon: 'calendar_month', path: CALENDAR, permission: 'appointments:read', roles: ['Doctor'] },
    params: ({ id }) => ({ view: 'list', doctor: id }),
    count: ({ ownAppointments }) => allOf(ownAppointments),
  },
  {
    ...{ label: 'Checked in for you', icon: 'how_to_reg', path: CALENDAR, permission: 'appointments:read', roles: ['Doctor'] },
    params: ({ id }) => ({ view: 'list', doctor: id, status: 'checked_in' }),
    count: ({ ownAppointments }) => ownAppointments?.checkedIn,
  },
  {
    ...{ label: 'Your queue', icon: 'format_list_numbered', path: '/queue', permission: 'appointments:read', roles: ['Doctor'] },
    params: ({ id }) => ({ doctor: id }),
    count: ({ ownQueue }) => ownQueue?.waiting,
  },
  {
    ...{ label: 'Unsigned notes', icon: 'clinical_notes', path: '/visits', permission: 'records:write' },
    params: () => ({ status: 'draft' }),
    count: ({ unsignedNotes }) => (unsignedNotes === null ? undefined : upTo(MOST_UNSIGNED, unsignedNotes)),
  },
];

const OF_THE_LABORATORY: readonly TileRule[] = [
  {
    ...{ label: 'Critical results', icon: 'warning', path: '/labs/critical', permission: 'labs:read' },
    count: ({ laboratory }) => laboratory?.critical,
  },
  {
    ...{ label: 'To collect', icon: 'labs', path: '/labs', permission: 'labs:collect' },
    params: () => ({ stage: 'collect' }),
    count: ({ laboratory }) => laboratory?.collect,
  },
  {
    ...{ label: 'Results to enter', icon: 'labs', path: '/labs', permission: 'labs:result' },
    params: () => ({ stage: 'enter' }),
    count: ({ laboratory }) => laboratory?.enter,
  },
  {
    ...{ label: 'Results to verify', icon: 'how_to_reg', path: '/labs', permission: 'labs:verify' },
    params: () => ({ stage: 'verify' }),
    count: ({ laboratory }) => laboratory?.verify,
  },
];

const OF_THE_HOUSE: readonly TileRule[] = [
  {
    ...{ label: 'Still to arrive', icon: 'schedule', path: CALENDAR, permission: 'appointments:read', roles: ['Receptionist', 'Admin'] },
    params: inStatus('scheduled'),
    count: ({ appointments }) => appointments?.scheduled,
  },
  {
    ...{
      label: 'Checked in',
      icon: 'how_to_reg',
      path: CALENDAR,
      permission: 'appointments:read',
      roles: ['Nurse', 'Receptionist', 'Admin'],
    },
    params: inStatus('checked_in'),
    count: ({ appointments }) => appointments?.checkedIn,
  },
  {
    ...{ label: 'With the doctor', icon: 'play_circle', path: CALENDAR, permission: 'appointments:read', roles: ['Nurse', 'Admin'] },
    params: inStatus('in_progress'),
    count: ({ appointments }) => appointments?.inProgress,
  },
  {
    ...{ label: 'In the queue', icon: 'format_list_numbered', path: '/queue', permission: 'appointments:read' },
    roles: ['Nurse', 'Receptionist', 'Admin'],
    params: () => ({ doctor: 'all', status: 'waiting' }),
    count: ({ queue }) => queue?.waiting,
  },
  {
    ...{
      label: 'Waitlist offers',
      icon: 'schedule',
      path: '/waitlist',
      permission: 'appointments:write',
      roles: ['Receptionist', 'Admin'],
    },
    params: () => ({ status: 'offered' }),
    count: ({ waitlistOffers }) => waitlistOffers ?? undefined,
  },
  {
    ...{ label: 'Completed today', icon: 'check', path: CALENDAR, permission: 'appointments:read', roles: ['Admin'] },
    params: inStatus('completed'),
    count: ({ appointments }) => appointments?.completed,
  },
  {
    ...{ label: 'No shows today', icon: 'event_busy', path: CALENDAR, permission: 'appointments:read', roles: ['Receptionist', 'Admin'] },
    params: inStatus('no_show'),
    count: ({ appointments }) => appointments?.noShow,
  },
];

const OF_NURSES: TileRule = {
  ...{ label: 'Vital signs due', icon: 'vital_signs', path: '/vitals', permission: 'vitals:write', roles: ['Nurse'] },
  count: ({ vitalsDue }) => vitalsDue ?? undefined,
};

const OF_ALL: readonly TileRule[] = [
  {
    ...{ label: 'To dispense', icon: 'pill', path: '/pharmacy', permission: 'prescriptions:dispense' },
    count: ({ toDispense }) => (toDispense === null ? undefined : bounded(toDispense)),
  },
  {
    ...{ label: 'Patients', icon: 'group', path: '/patients', permission: 'patients:read' },
    count: ({ patients }) => patients?.active,
  },
  {
    ...{ label: 'Registered today', icon: 'how_to_reg', path: '/patients', permission: 'patients:read' },
    params: (_, today) => ({ registeredFrom: today, sort: '-createdAt' }),
    count: ({ patients }) => (patients ? bounded(patients.registeredToday) : undefined),
  },
  {
    ...{ label: 'Open invitations', icon: 'mail', path: '/staff', permission: 'staff:manage' },
    params: () => ({ status: 'invited' }),
    count: ({ staff }) => staff?.invited,
  },
  {
    ...{ label: 'Ask to join', icon: 'person_add', path: '/staff', permission: 'staff:manage' },
    params: () => ({ status: 'pending' }),
    count: ({ staff }) => staff?.pending,
  },
  {
    ...{ label: 'Archived patients', icon: 'archive', path: '/patients', permission: 'patients:manage' },
    params: () => ({ status: 'archived' }),
  },
  {
    ...{ label: 'Unread notifications', icon: 'notifications', path: '/notifications', permission: null },
    params: () => ({ status: 'unread' }),
    count: ({ unread }) => upTo(MOST_UNREAD, unread),
  },
];

const RULES = [...OF_THE_LABORATORY.slice(0, 1), ...OF_DOCTORS, ...OF_THE_LABORATORY.slice(1), OF_NURSES, ...OF_THE_HOUSE, ...OF_ALL];

const figureOf = (count: number | string | null | undefined): string | null =>
  typeof count === 'number' ? formatNumber(count) : (count ?? null);

/** The tiles that somebody can use, with figures as far as there are any. */
export const tilesFor = (person: HomePerson, figures: HomeFigures | null, today: string): readonly Tile[] =>
  RULES.filter(
    ({ permission, roles }) => (permission === null || person.permissions.includes(permission)) && (!roles || isAnyOf(person, roles)),
  ).map(({ label, icon, path, params, count }) => ({
    ...{ label, icon, path },
    params: params?.(person, figures?.day ?? today) ?? {},
    figure: figures && count ? figureOf(count(figures)) : null,
  }));

/** `Good morning`, by the hour of the day. */
export function greeting(hour: number): string {
  if (hour >= 4 && hour < 12) return 'Good morning';
  return hour >= 12 && hour < 17 ? 'Good afternoon' : 'Good evening';
}
