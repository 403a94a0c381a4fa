import { type HospitalRole, PERMISSIONS, ROLE_LABELS, type StaffMember, permissionsOf } from '@hms/shared-dto';
import { STATUS_LOOKS } from './staff-query';

/** What changes for a person whose roles change, as permission labels. */
export interface RoleDifference {
  readonly gains: readonly string[];
  readonly loses: readonly string[];
}

export const labelsOf = (roles: readonly HospitalRole[]): readonly string[] => permissionsOf(roles).map((code) => PERMISSIONS[code].label);

export function roleDifference(before: readonly HospitalRole[], after: readonly HospitalRole[]): RoleDifference {
  const had = labelsOf(before);
  const has = labelsOf(after);
  return { gains: has.filter((label) => !had.includes(label)), loses: had.filter((label) => !has.includes(label)) };
}

export const sameRoles = (a: readonly HospitalRole[], b: readonly HospitalRole[]): boolean =>
  a.length === b.length && a.every((role) => b.includes(role));

/** Somebody else changed the person between the opening of the dialog and the saving of the choice made in it. */
export interface RolesConflict {
  /** The person as the choice was made. */
  readonly seen: StaffMember;
  readonly theirs: StaffMember;
  /** The choice. */
  readonly roles: readonly HospitalRole[];
}

const roleWords = (roles: readonly HospitalRole[]): string => roles.map((role) => ROLE_LABELS[role]).join(', ');

/** `The roles were Nurse and are Doctor now.` */
export function conflictWords({ seen, theirs }: Pick<RolesConflict, 'seen' | 'theirs'>): string {
  const roles = sameRoles(seen.roles, theirs.roles)
    ? null
    : `The roles were ${roleWords(seen.roles)} and are ${roleWords(theirs.roles)} now.`;
  const [before, after] = [STATUS_LOOKS[seen.status].label, STATUS_LOOKS[theirs.status].label];
  const status = before === after ? null : `The status was ${before} and is ${after} now.`;
  return [roles, status].filter(Boolean).join(' ') || 'Roles and status are again as you saw them.';
}
