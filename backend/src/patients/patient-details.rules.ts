import type {
  Address,
  BloodGroup,
  EmergencyContact,
  FieldError,
  Gender,
  MaritalStatus,
  PatientDetails,
  PatientIdentifier,
  PatientPhone,
} from '@hms/shared-dto';
import { addressErrors, toAddress } from './address.rules.js';
import { identifierErrors, toIdentifiers } from './identifiers.rules.js';
import { tidyName, toNameSearch } from './patient-name.rules.js';

/** What is written to the row, from a request that passed its own rules. */
export interface PatientValues {
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string;
  readonly title: string | null;
  readonly localName: string | null;
  readonly nameSearch: string;
  readonly localNameSearch: string | null;
  readonly unidentified: boolean;
  readonly dateOfBirth: string | null;
  readonly birthDateEstimated: boolean;
  readonly gender: Gender;
  readonly email: string | null;
  readonly phone: string | null;
  readonly phones: readonly PatientPhone[];
  readonly phonesSearch: string | null;
  readonly address: Address | null;
  readonly identifiers: readonly PatientIdentifier[];
  readonly emergencyContact: EmergencyContact | null;
  readonly language: string | null;
  readonly occupation: string | null;
  readonly maritalStatus: MaritalStatus | null;
  readonly deceasedDate: string | null;
  readonly motherId: string | null;
  readonly multipleBirthOrder: number | null;
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

/** Name and birth date, which only an unidentified person may lack. */
function missingDetails({ lastName, dateOfBirth, ageYears }: PatientDetails): FieldError[] {
  const errors: FieldError[] = [];
  if (!lastName) errors.push({ path: 'lastName', code: 'name.required', message: 'Enter the family name, or the one name.' });
  if (!dateOfBirth && (ageYears ?? null) === null) {
    errors.push({ path: 'dateOfBirth', code: 'date.required', message: 'Enter the birth date, or the age if it is not known.' });
  }
  return errors;
}

/** Rules between fields, which no field can know alone. */
export function detailErrors(details: PatientDetails): FieldError[] {
  return [
    ...(details.unidentified ? [] : missingDetails(details)),
    ...addressErrors(details.address),
    ...identifierErrors(details.identifiers ?? []),
    ...deathErrors(details),
  ];
}

function deathErrors({ deceasedDate, dateOfBirth, birthDateEstimated }: PatientDetails): FieldError[] {
  if (!deceasedDate || !dateOfBirth || birthDateEstimated || deceasedDate >= dateOfBirth) return [];
  return [{ path: 'deceasedDate', code: 'date.before_birth', message: 'The day of death is before the birth date.' }];
}

/** The row's values but for the hospital's own fields. Call only when `detailErrors` found nothing. `today` is the hospital's. */
export function toValues(details: PatientDetails, today: string): PatientValues {
  const firstName = nameOr(details.firstName, null);
  const middleName = nameOr(details.middleName, null);
  const lastName = nameOr(details.lastName, UNKNOWN_NAME);
  return {
    ...{ firstName, middleName, lastName, title: textOrNull(details.title) },
    ...localNameOf(details.localName),
    nameSearch: toNameSearch(firstName, middleName, lastName),
    unidentified: details.unidentified ?? false,
    ...birthOf(details, today),
    gender: details.gender,
    email: textOrNull(details.email),
    phone: textOrNull(details.phone),
    ...phonesOf(details),
    address: toAddress(details.address),
    identifiers: toIdentifiers(details.identifiers ?? []),
    ...particularsOf(details),
    bloodGroup: details.bloodGroup ?? null,
    medicalHistory: textOrNull(details.medicalHistory),
    customFields: {},
  };
}

const nameOr = <T>(name: string | null | undefined, otherwise: T): string | T => (name ? tidyName(name) : otherwise);

function localNameOf(typed: string | null | undefined): Pick<PatientValues, 'localName' | 'localNameSearch'> {
  const localName = nameOr(typed, null);
  return { localName, localNameSearch: localName === null ? null : toNameSearch(localName) };
}

/** Numbers besides the first one, none twice; and all of them in one text, each with a space before it. */
function phonesOf({ phone, phones }: PatientDetails): Pick<PatientValues, 'phones' | 'phonesSearch'> {
  const byNumber = new Map((phones ?? []).filter(({ number }) => number !== phone).map(({ number, use }) => [number, { number, use }]));
  const search = [...byNumber.keys()].map((number) => ` ${number}`).join('');
  return { phones: [...byNumber.values()], phonesSearch: search || null };
}

const particularsOf = (details: PatientDetails) => ({
  emergencyContact: contactOf(details.emergencyContact),
  language: textOrNull(details.language),
  occupation: textOrNull(details.occupation),
  maritalStatus: details.maritalStatus ?? null,
  deceasedDate: textOrNull(details.deceasedDate),
  motherId: details.motherId ?? null,
  multipleBirthOrder: details.multipleBirthOrder ?? null,
});

const contactOf = (contact: EmergencyContact | null | undefined): EmergencyContact | null =>
  contact
    ? {
        name: tidyName(contact.name),
        ...(contact.relation ? { relation: contact.relation } : {}),
        ...(contact.phone ? { phone: contact.phone } : {}),
      }
    : null;

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
  const fields = Object.keys(after).filter((field) => !field.endsWith('Search')) as (keyof PatientValues)[];
  const changed = fields.filter((field) => stable(before[field]) !== stable(after[field]));
  return changed.flatMap((field) => (field === 'customFields' ? changedKeys(before.customFields, after.customFields) : [field]));
}

const changedKeys = (before: PatientValues['customFields'], after: PatientValues['customFields']): string[] =>
  Object.keys({ ...before, ...after })
    .filter((key) => stable(before[key]) !== stable(after[key]))
    .map((key) => `customFields.${key}`);

/** The same text for the same value, whatever the order of an object's keys. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
