/** Roles of a hospital; a membership carries one or more. */
export const HOSPITAL_ROLES = ['Admin', 'Doctor', 'Nurse', 'Receptionist', 'LabTechnician', 'Radiologist', 'Pharmacist'] as const;
export type HospitalRole = (typeof HOSPITAL_ROLES)[number];

/** The platform operator. Has no clinical permission in any hospital. */
export const PLATFORM_ROLES = ['SuperAdmin'] as const;
export type PlatformRole = (typeof PLATFORM_ROLES)[number];

export type Role = HospitalRole | PlatformRole;

/** What people read for a role. */
export const ROLE_LABELS: Readonly<Record<Role, string>> = {
  SuperAdmin: 'Platform operator',
  Admin: 'Admin',
  Doctor: 'Doctor',
  Nurse: 'Nurse',
  Receptionist: 'Receptionist',
  LabTechnician: 'Lab technician',
  Radiologist: 'Radiologist',
  Pharmacist: 'Pharmacist',
};
