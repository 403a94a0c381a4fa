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
  'patients:manage': { label: 'Patients: archive, restore, merge, import and export', roles: ADMIN },
  'appointments:read': { label: 'Appointments: read', roles: FRONT },
  'appointments:write': { label: 'Appointments: book, move, cancel, check in, queue and waitlist', roles: FRONT },
  'appointments:progress': { label: 'Appointments: start and complete', roles: ['Doctor', 'Nurse'] },
  /** A doctor's own, but for the roles of {@link AVAILABILITY_OF_ANYBODY}. */
  'availability:write': { label: 'Availability: write', roles: ['Admin', 'Doctor', 'Receptionist'] },
  'records:read': { label: 'Medical records: read', roles: CLINICAL },
  'vitals:write': { label: 'Vital signs: record and correct', roles: ['Doctor', 'Nurse'] },
  'records:write': { label: 'Medical records: write', roles: ['Doctor'] },
  'prescriptions:read': { label: 'Prescriptions: read', roles: [...CLINICAL, 'Pharmacist'] },
  'prescriptions:dispense': { label: 'Prescriptions: dispense', roles: ['Pharmacist'] },
  'formulary:manage': { label: 'Formulary: manage', roles: ['Admin', 'Pharmacist'] },
  'labs:read': { label: 'Laboratory: read', roles: ['Admin', 'Doctor', 'Nurse', 'LabTechnician'] },
  'orders:write': { label: 'Orders: place and cancel', roles: ['Doctor', 'Nurse'] },
  'labs:collect': { label: 'Laboratory: collect, receive and reject specimens', roles: ['Nurse', 'LabTechnician'] },
  'labs:result': { label: 'Laboratory: enter results', roles: ['LabTechnician'] },
  /** Of technicians those alone whose profile says that they verify: {@link verifiesByRole}. */
  'labs:verify': { label: 'Laboratory: verify and correct results', roles: ['Doctor', 'LabTechnician'] },
  /** Of technicians those alone whose profile says that they verify. */
  'labs:catalogue': { label: 'Laboratory: keep the catalogue', roles: ['Admin', 'LabTechnician'] },
  'results:acknowledge': { label: 'Critical results: acknowledge', roles: ['Doctor', 'Nurse'] },
  'staff:manage': { label: 'Staff: manage', roles: ADMIN },
  'settings:manage': { label: 'Settings: manage', roles: ADMIN },
  'audit:read': { label: 'Audit: read', roles: ADMIN },
  'tenants:manage': { label: 'Hospitals: manage', roles: PLATFORM },
  'users:manage': { label: 'Users: manage', roles: PLATFORM },
  'subscriptions:manage': { label: 'Subscriptions: manage', roles: PLATFORM },
  'api-clients:manage': { label: 'API clients: manage', roles: PLATFORM },
  'platform-audit:read': { label: 'Platform audit: read', roles: PLATFORM },
} as const satisfies Record<string, PermissionDefinition>;

export type Permission = keyof typeof PERMISSIONS;

export const PERMISSION_CODES = Object.keys(PERMISSIONS) as Permission[];

/** The permissions that a set of roles gives, in the order of the table. Unknown roles give none. */
export const permissionsOf = (roles: readonly string[]): Permission[] =>
  PERMISSION_CODES.filter((code) => PERMISSIONS[code].roles.some((role) => roles.includes(role)));

/** Roles that write any doctor's availability; a doctor without one of them writes only their own. */
export const AVAILABILITY_OF_ANYBODY: readonly HospitalRole[] = ['Admin', 'Receptionist'];

/** Whether somebody with these roles may write this doctor's availability. */
export const mayWriteAvailabilityOf = (doctorId: string, { id, roles }: { id: string; roles: readonly string[] }): boolean =>
  permissionsOf(roles).includes('availability:write') && (id === doctorId || AVAILABILITY_OF_ANYBODY.some((role) => roles.includes(role)));

/** Whether these roles give a right of the laboratory by themselves; a technician needs the mark in the profile besides. */
export const verifiesByRole = (permission: 'labs:verify' | 'labs:catalogue', roles: readonly string[]): boolean =>
  PERMISSIONS[permission].roles.some((role) => role !== 'LabTechnician' && roles.includes(role));
