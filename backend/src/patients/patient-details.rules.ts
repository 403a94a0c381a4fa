import type { Address, BloodGroup, FieldError, Gender, PatientDetails } from '@hms/shared-dto';
import { tidyName, toNameSearch } from './patient-name.rules.js';

/** What is written to the row, from a request that passed its own rules. */
export interface PatientValues {
  readonly firstName: string | null;
  readonly lastName: string;
  readonly nameSearch: string;
  readonly unidentified: boolean;
  readonly dateOfBirth: string | null;
  readonly birthDateEstimated: boolean;
  readonly gender: Gender;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Address | null;
  readonly bloodGroup: BloodGroup | null;
  readonly medicalHistory: string | null;
  readonly customFields: Record<string, unknown>;
}

const UNKNOWN_NAME = 'Unknown';
const textOrNull = (text: string | null | undefined): string | null => text || null;

/** 1 July of the year of birth, so that the age is right on average; never in the future. */
export function estimatedBirthDate(ageYears: number, today: string): string {
  const middle = `${String(Number(today.slice(0, 4)) - ageYears).padStart(4, '0')}-07-01`;
  return middle > today ? today : middle;
}

/** The parts that say something; null for none. */
function addressOf(address: Address | null | undefined): Address | null {
  const { line, city, district, state, postalCode, country } = address ?? {};
  const filled = Object.entries({ line, city, district, state, postalCode, country }).filter(([, part]) => part);
  return filled.length === 0 ? null : (Object.fromEntries(filled));
}

/** Rules between fields, which no field can know alone. Custom fields are not defined by any hospital yet, so every key is unknown. */
export function detailErrors(details: PatientDetails): FieldError[] {
  const { unidentified, lastName, dateOfBirth, ageYears, customFields } = details;
  const errors: FieldError[] = [];
  if (!unidentified && !lastName)
    errors.push({ path: 'lastName', code: 'name.required', message: 'Enter the family name, or the one name.' });
  if (!unidentified && !dateOfBirth && ageYears == null) {
    errors.push({ path: 'dateOfBirth', code: 'date.required', message: 'Enter the birth date, or the age if it is not known.' });
  }
  for (const key of Object.keys(customFields ?? {})) {
    errors.push({ path: `customFields.${key}`, code: 'custom_field.unknown', message: 'The hospital has no such field.' });
  }
  return errors;
}

/** The row's values. Call only when `detailErrors` found nothing. `today` is the hospital's. */
export function toValues(details: PatientDetails, today: string): PatientValues {
  const firstName = details.firstName ? tidyName(details.firstName) : null;
  const lastName = details.lastName ? tidyName(details.lastName) : UNKNOWN_NAME;
  const byAge = !details.dateOfBirth && details.ageYears != null;
  return {
    firstName,
    lastName,
    nameSearch: toNameSearch(firstName, lastName),
    unidentified: details.unidentified ?? false,
    dateOfBirth: byAge ? estimatedBirthDate(details.ageYears!, today) : (details.dateOfBirth ?? null),
    birthDateEstimated: byAge || (details.birthDateEstimated ?? false),
    gender: details.gender,
    email: textOrNull(details.email),
    phone: textOrNull(details.phone),
    address: addressOf(details.address),
    bloodGroup: details.bloodGroup ?? null,
    medicalHistory: textOrNull(details.medicalHistory),
    customFields: {},
  };
}

/** Names of the fields that differ: what the audit keeps of an edit. */
export function changedFields(before: PatientValues, after: PatientValues): string[] {
  const fields = Object.keys(after).filter((field) => field !== 'nameSearch') as (keyof PatientValues)[];
  return fields.filter((field) => stable(before[field]) !== stable(after[field]));
}

/** The same text for the same value, whatever the order of an object's keys. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

/** The calendar day in a zone, `YYYY-MM-DD`. */
export const dayIn = (timeZone: string, at: Date = new Date()): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
