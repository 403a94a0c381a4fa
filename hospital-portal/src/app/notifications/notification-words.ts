import type { Params } from '@angular/router';
import { NOTIFICATIONS, type Notification, type NotificationKind, type NotificationSeverity } from '@hms/shared-dto';
import type { IconName, Tone } from '@hms/shared-ui';

interface SeverityLook {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export const SEVERITY_LOOKS: Readonly<Record<NotificationSeverity, SeverityLook>> = {
  critical: { label: 'Critical', tone: 'critical', icon: 'error' },
  caution: { label: 'To do', tone: 'caution', icon: 'warning' },
  info: { label: 'For information', tone: 'info', icon: 'info' },
};

interface Target {
  readonly path: string;
  readonly params: Params;
}

/** Where what it is about is looked at. */
const TARGETS: Readonly<Record<NotificationKind, (ids: Readonly<Record<string, string>>) => Target>> = {
  'staff.approval_waiting': () => ({ path: '/staff', params: { status: 'pending' } }),
  'schedule.booked': ({ appointmentId }) => ({ path: `/appointments/${appointmentId}`, params: {} }),
  'schedule.moved': ({ appointmentId }) => ({ path: `/appointments/${appointmentId}`, params: {} }),
  'schedule.cancelled': ({ appointmentId }) => ({ path: `/appointments/${appointmentId}`, params: {} }),
  'waitlist.offered': () => ({ path: '/waitlist', params: { status: 'offered' } }),
  'lab.critical': ({ patientId }) => ({ path: `/patients/${patientId}/labs`, params: {} }),
  'lab.corrected': ({ patientId }) => ({ path: `/patients/${patientId}/labs`, params: {} }),
  'import.ended': ({ jobId }) => ({ path: '/patients/import', params: { job: jobId } }),
};

export const titleOf = (kind: NotificationKind): string => NOTIFICATIONS[kind].title;

export const targetOf = ({ kind, ids }: Pick<Notification, 'kind' | 'ids'>): Target => TARGETS[kind](ids);

const RANKS: Readonly<Record<NotificationSeverity, number>> = { critical: 0, caution: 1, info: 2 };

/** The gravest first, and of these the newest. */
export const bySeverity = (notifications: readonly Notification[]): Notification[] =>
  [...notifications].sort((one, other) => RANKS[one.severity] - RANKS[other.severity] || (one.createdAt < other.createdAt ? 1 : -1));

/** `3 unread notifications` */
export function unreadText(unread: number): string {
  if (unread === 0) return 'No unread notifications';
  return `${unread >= 100 ? '99+' : unread} unread ${unread === 1 ? 'notification' : 'notifications'}`;
}

/** What marking has done; nothing when it has done nothing. @param left whether some of all stay unread */
export function readText(marked: number, left: boolean): string {
  const done = marked === 0 ? [] : [marked === 1 ? 'Marked as read.' : `${marked} marked as read.`];
  return [...done, ...(left ? ['Critical results stay unread until they are acknowledged.'] : [])].join(' ');
}
