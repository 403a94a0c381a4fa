import { type HospitalRole, PERMISSIONS, permissionsOf } from '@hms/shared-dto';

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
