import type { BloodGroup, Gender, PatientDetails } from '@hms/shared-dto';
import { toE164 } from '@hms/shared-ui';
import { typedDate } from './birth-date';
import type { PatientFormValue } from './patient-form';

const filled = (text: string): string | undefined => text.trim() || undefined;

function addressOf(typed: PatientFormValue['address']): PatientDetails['address'] {
  const country = typed.country.trim().toUpperCase();
  const parts = Object.entries({ ...typed, country }).map(([part, text]) => [part, filled(text)] as const);
  const given = parts.filter(([, text]) => text !== undefined);
  // A country alone is only what the form began with, no address.
  return given.some(([part]) => part !== 'country') ? Object.fromEntries(given) : undefined;
}

function bornOf(typed: PatientFormValue['born']): Pick<PatientDetails, 'dateOfBirth' | 'birthDateEstimated' | 'ageYears'> {
  if (typed.by === 'age') return typed.ageYears.trim() ? { ageYears: Number(typed.ageYears) } : {};
  const dateOfBirth = typedDate(typed) ?? undefined;
  return dateOfBirth ? { dateOfBirth, ...(typed.estimated ? { birthDateEstimated: true } : {}) } : {};
}

/** The form as the API wants it: empty fields left out. `withHistory` only for people who may write it. */
export function toDetails(typed: PatientFormValue, withHistory: boolean): PatientDetails {
  const details = {
    ...(typed.unidentified ? { unidentified: true } : {}),
    lastName: filled(typed.lastName),
    firstName: filled(typed.firstName),
    ...bornOf(typed.born),
    gender: typed.gender as Gender,
    phone: filled(toE164(typed.phone)),
    email: filled(typed.email)?.toLowerCase(),
    address: addressOf(typed.address),
    bloodGroup: filled(typed.bloodGroup) as BloodGroup | undefined,
    medicalHistory: withHistory ? filled(typed.medicalHistory) : undefined,
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)) as unknown as PatientDetails;
}
