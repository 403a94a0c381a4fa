import type { ValidatorFn } from '@angular/forms';
import type { FreeSlotsQuery } from '@hms/shared-dto';
import type { Directory } from './appointments.api';

/** Whose next free times are looked for; everybody's when neither is given. */
export type AnyDoctor = Pick<FreeSlotsQuery, 'specialty' | 'departmentId'>;

/** A choice beside the doctors in the booking form's list. */
export interface AnyDoctorChoice {
  readonly value: string;
  readonly label: string;
}

const ANYBODY = 'any';
const PREFIXES = { specialty: 'any-specialty:', departmentId: 'any-department:' } as const;

/** What the value of a choice asks for; null for a doctor's id and for nothing. */
export function anyDoctorOf(value: string | null | undefined): AnyDoctor | null {
  if (value === ANYBODY) return {};
  for (const [key, prefix] of Object.entries(PREFIXES)) if (value?.startsWith(prefix)) return { [key]: value.slice(prefix.length) };
  return null;
}

/** Nobody is booked with anybody: one of the free times has to be taken first. */
export const oneDoctor: ValidatorFn = ({ value }) => (anyDoctorOf(value as string) ? { anyDoctor: true } : null);

const byLabel = (one: AnyDoctorChoice, other: AnyDoctorChoice): number => one.label.localeCompare(other.label);

/** Specialties and departments that doctors have. Two spellings of a specialty that differ in case are one to the server. */
export function anyDoctorChoices(doctors: Directory['doctors']): readonly AnyDoctorChoice[] {
  const specialties = new Map<string, AnyDoctorChoice>();
  const departments = new Map<string, AnyDoctorChoice>();
  for (const { specialty, departmentId, departmentName } of doctors) {
    if (specialty) specialties.set(specialty.toLowerCase(), { value: PREFIXES.specialty + specialty, label: `Any doctor of ${specialty}` });
    if (departmentId)
      departments.set(departmentId, {
        value: PREFIXES.departmentId + departmentId,
        label: `Any doctor of the department ${departmentName}`,
      });
  }
  const all = { value: ANYBODY, label: 'Any doctor' };
  return [all, ...[...specialties.values()].sort(byLabel), ...[...departments.values()].sort(byLabel)];
}
