import type { LiveEventKind } from './live-events.js';
import { PERMISSIONS, type Permission } from './permissions.js';
import { HOSPITAL_ROLES, type HospitalRole } from './roles.js';

/** `critical` wants somebody now, `caution` somebody today, `info` nobody in particular. */
export const NOTIFICATION_SEVERITIES = ['critical', 'caution', 'info'] as const;
export type NotificationSeverity = (typeof NOTIFICATION_SEVERITIES)[number];

interface NotificationDefinition {
  readonly severity: NotificationSeverity;
  /** Everybody who holds the permission, or the one person whom the event names. */
  readonly to: Permission | 'recipient';
  /** Whose work it is among them; everybody's if not given. */
  readonly roles?: readonly HospitalRole[];
  /** What it says, in the app and as a mail's subject. No name, nothing clinical. */
  readonly title: string;
  /** Whether a mail goes out too, unless the person wants it otherwise. */
  readonly mailed: boolean;
}

/** Of which live events somebody is notified, who, and how. */
export const NOTIFICATIONS = {
  'staff.approval_waiting': { severity: 'caution', to: 'staff:manage', title: 'Somebody asks to join the hospital', mailed: true },
  'schedule.booked': { severity: 'info', to: 'recipient', roles: ['Doctor'], title: 'An appointment with you was booked', mailed: false },
  'schedule.moved': { severity: 'info', to: 'recipient', roles: ['Doctor'], title: 'An appointment with you was moved', mailed: false },
  'schedule.cancelled': {
    severity: 'info',
    to: 'recipient',
    roles: ['Doctor'],
    title: 'An appointment with you was cancelled',
    mailed: false,
  },
  'waitlist.offered': {
    severity: 'caution',
    to: 'appointments:write',
    roles: ['Admin', 'Receptionist'],
    title: 'A time is held for somebody on the waitlist',
    mailed: false,
  },
  'lab.critical': {
    severity: 'critical',
    to: 'recipient',
    roles: ['Admin', 'Doctor', 'Nurse'],
    title: 'A critical laboratory result waits for you',
    mailed: true,
  },
  'lab.corrected': {
    severity: 'caution',
    to: 'recipient',
    roles: ['Doctor', 'Nurse'],
    title: 'A laboratory result that you ordered was corrected',
    mailed: true,
  },
  'import.ended': { severity: 'info', to: 'recipient', title: 'An import that you started has ended', mailed: false },
} as const satisfies Partial<Record<LiveEventKind, NotificationDefinition>>;

export type NotificationKind = keyof typeof NOTIFICATIONS;

export const NOTIFICATION_KINDS = Object.keys(NOTIFICATIONS) as NotificationKind[];

export const isNotificationKind = (kind: string): kind is NotificationKind => Object.hasOwn(NOTIFICATIONS, kind);

/** What is critical comes in the app and by mail, whatever a person has chosen. */
export const isAlwaysOn = (kind: NotificationKind): boolean => NOTIFICATIONS[kind].severity === 'critical';

/** Roles of which somebody can get a kind. */
export const rolesNotifiedOf = (kind: NotificationKind): readonly HospitalRole[] => {
  const { to, roles }: NotificationDefinition = NOTIFICATIONS[kind];
  const may: readonly string[] = to === 'recipient' ? HOSPITAL_ROLES : PERMISSIONS[to].roles;
  return (roles ?? HOSPITAL_ROLES).filter((role) => may.includes(role));
};

/** The kinds that somebody with these roles can get. */
export const notificationKindsFor = (roles: readonly string[]): NotificationKind[] =>
  NOTIFICATION_KINDS.filter((kind) => rolesNotifiedOf(kind).some((role) => roles.includes(role)));

/** Most that is marked at once. */
export const MOST_MARKED = 500;
