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
  return filled.length === 0 ? null : Object.fromEntries(filled);
}

/** Name and birth date, which only an unidentified person may lack. */
function missingDetails({ lastName, dateOfBirth, ageYears }: PatientDetails): FieldError[] {
  const errors: FieldError[] = [];
  if (!lastName) errors.push({ path: 'lastName', code: 'name.required', message: 'Enter the family name, or the one name.' });
  if (!dateOfBirth && (ageYears ?? null) === null) {
    errors.push({ path: 'dateOfBirth', code: 'date.required', message: 'Enter the birth date, or the age if it is not known.' });
  }
  return errors;
}

/** Rules between fields, which no field can know alone. Custom fields are not defined by any hospital yet, so every key is unknown. */
export function detailErrors(details: PatientDetails): FieldError[] {
  const unknown = Object.keys(details.customFields ?? {}).map((key) => ({
    ...{ path: `customFields.${key}`, code: 'custom_field.unknown', message: 'The hospital has no such field.' },
  }));
  return [...(details.unidentified ? [] : missingDetails(details)), ...unknown];
}

/** The row's values. Call only when `detailErrors` found nothing. `today` is the hospital's. */
export function toValues(details: PatientDetails, today: string): PatientValues {
  const firstName = nameOr(details.firstName, null);
  const lastName = nameOr(details.lastName, UNKNOWN_NAME);
  return {
    firstName,
    lastName,
    nameSearch: toNameSearch(firstName, lastName),
    unidentified: details.unidentified ?? false,
    ...birthOf(details, today),
    gender: details.gender,
    email: textOrNull(details.email),
    phone: textOrNull(details.phone),
    address: addressOf(details.address),
    bloodGroup: details.bloodGroup ?? null,
    medicalHistory: textOrNull(details.medicalHistory),
    customFields: {},
  };
}

const nameOr = <T>(name: string | null | undefined, otherwise: T): string | T => (name ? tidyName(name) : otherwise);

/** The birth date that was given, else one estimated from the age. */
function birthOf(
  { dateOfBirth, ageYears, birthDateEstimated }: PatientDetails,
  today: string,
): Pick<PatientValues, 'dateOfBirth' | 'birthDateEstimated'> {
  const age = ageYears ?? null;
  if (dateOfBirth || age === null) return { dateOfBirth: textOrNull(dateOfBirth), birthDateEstimated: birthDateEstimated ?? false };
  return { dateOfBirth: estimatedBirthDate(age, today), birthDateEstimated: true };
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
