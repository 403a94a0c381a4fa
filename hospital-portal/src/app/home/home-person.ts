import type { HospitalRole, Permission } from '@hms/shared-dto';

/** For whom Home is laid out. */
export interface HomePerson {
  readonly id: string;
  readonly roles: readonly string[];
  readonly permissions: readonly Permission[];
}

export const isAnyOf = ({ roles }: HomePerson, wanted: readonly HospitalRole[]): boolean => wanted.some((role) => roles.includes(role));
