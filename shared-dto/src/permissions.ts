import { HOSPITAL_ROLES, type HospitalRole, type Role } from './roles.js';

interface PermissionDefinition {
  /** What people read in a refusal or a role matrix. */
  readonly label: string;
  readonly roles: readonly Role[];
}

const ALL = HOSPITAL_ROLES;
const CLINICAL: readonly HospitalRole[] = ['Admin', 'Doctor', 'Nurse'];
const FRONT: readonly HospitalRole[] = ['Admin', 'Doctor', 'Nurse', 'Receptionist'];
const ADMIN: readonly HospitalRole[] = ['Admin'];
const PLATFORM: readonly Role[] = ['SuperAdmin'];

/**
 * Who may do what: the one table that the API enforces and both apps obey. Codes are `resource:action`.
 * Permissions of modules that are not built yet are added together with their routes.
 */
export const PERMISSIONS = {
  'directory:read': { label: 'Directory: read', roles: ALL },
  'patients:read': { label: 'Patients: read', roles: ALL },
  'patients:write': { label: 'Patients: register and edit', roles: FRONT },
  'patients:manage': { label: 'Patients: archive, restore and import', roles: ADMIN },
  'records:read': { label: 'Medical records: read', roles: CLINICAL },
  'records:write': { label: 'Medical records: write', roles: ['Doctor'] },
  'staff:manage': { label: 'Staff: manage', roles: ADMIN },
  'settings:manage': { label: 'Settings: manage', roles: ADMIN },
  'audit:read': { label: 'Audit: read', roles: ADMIN },
  'tenants:manage': { label: 'Hospitals: manage', roles: PLATFORM },
  'users:manage': { label: 'Users: manage', roles: PLATFORM },
  'subscriptions:manage': { label: 'Subscriptions: manage', roles: PLATFORM },
  'platform-audit:read': { label: 'Platform audit: read', roles: PLATFORM },
} as const satisfies Record<string, PermissionDefinition>;

export type Permission = keyof typeof PERMISSIONS;

export const PERMISSION_CODES = Object.keys(PERMISSIONS) as Permission[];

/** The permissions that a set of roles gives, in the order of the table. Unknown roles give none. */
export const permissionsOf = (roles: readonly string[]): Permission[] =>
  PERMISSION_CODES.filter((code) => PERMISSIONS[code].roles.some((role) => roles.includes(role)));
