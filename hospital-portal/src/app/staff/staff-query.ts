import type { ParamMap, Params } from '@angular/router';
import {
  HOSPITAL_ROLES,
  type HospitalRole,
  MEMBERSHIP_STATUSES,
  type MembershipStatus,
  ROLE_LABELS,
  type StaffQuery,
} from '@hms/shared-dto';
import type { IconName, Tone } from '@hms/shared-ui';

/** What the address of the list says. */
export type StaffListQuery = Readonly<Omit<StaffQuery, 'limit'>>;

interface StatusLook {
  readonly label: string;
  readonly tone: Tone;
  readonly icon: IconName;
}

export const STATUS_LOOKS: Readonly<Record<MembershipStatus, StatusLook>> = {
  active: { label: 'Active', tone: 'ok', icon: 'check_circle' },
  invited: { label: 'Invited', tone: 'info', icon: 'mail' },
  pending: { label: 'Waiting for approval', tone: 'waiting', icon: 'schedule' },
  suspended: { label: 'Suspended', tone: 'neutral', icon: 'pause_circle' },
};

const oneOf = <T extends string>(values: readonly T[], value: string | null): T | undefined => values.find((one) => one === value);

/** Reads the address; what the API would refuse is left out. */
export function parseStaffQuery(params: Pick<ParamMap, 'get'>): StaffListQuery {
  const cursor = params.get('cursor');
  const found = {
    q: params.get('q')?.trim().slice(0, 200) || undefined,
    role: oneOf<HospitalRole>(HOSPITAL_ROLES, params.get('role')),
    status: oneOf<MembershipStatus>(MEMBERSHIP_STATUSES, params.get('status')),
    cursor: cursor && /^[A-Za-z0-9_-]{1,1024}$/.test(cursor) ? cursor : undefined,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

/** The address after a change, back on the first page. */
export function changedStaffQuery(query: StaffListQuery, change: Partial<Record<keyof StaffListQuery, string | undefined>>): Params {
  const next = { ...query, cursor: undefined, ...change };
  return Object.fromEntries(Object.entries(next).filter(([, value]) => value));
}

export const isFiltered = ({ q, role, status }: StaffListQuery): boolean => Boolean(q ?? role ?? status);

/** `Nobody matches 'iyer', Doctor, suspended.` */
export function noStaffMatch({ q, role, status }: StaffListQuery): string {
  const words = [q ? `'${q}'` : null, role ? ROLE_LABELS[role] : null, status ? STATUS_LOOKS[status].label.toLowerCase() : null];
  return `Nobody matches ${words.filter(Boolean).join(', ')}.`;
}

/** The cursors of the pages before, kept with the browser's history entry; '' is the first page. */
export function trailOf(state: unknown): readonly string[] {
  const trail = typeof state === 'object' && state !== null ? (state as { trail?: unknown }).trail : null;
  return Array.isArray(trail) ? trail.filter((cursor) => typeof cursor === 'string') : [];
}
