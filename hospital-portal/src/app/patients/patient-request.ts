import type {
  BloodGroup,
  ContactRelation,
  CustomField,
  DuplicateCheckRequest,
  Gender,
  MaritalStatus,
  PatientDetails,
} from '@hms/shared-dto';
import { toE164 } from '@hms/shared-ui';
import { toOwnValues } from '../shared/own-fields/own-field-controls';
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

const filledRows = <T extends object>(rows: readonly T[], key: keyof T): T[] => rows.filter((row) => String(row[key]).trim());

/** Rows that say something, each without what is empty; nothing for none. */
function listsOf({ identifiers, phones }: PatientFormValue): Pick<PatientDetails, 'identifiers' | 'phones'> {
  const numbers = filledRows(identifiers, 'value').map(({ type, value, issuer }) => ({
    ...{ type, value: value.trim() },
    ...(filled(issuer) ? { issuer: filled(issuer) } : {}),
  }));
  const others = filledRows(phones, 'number').map(({ number, use }) => ({ number: toE164(number), use }));
  return { ...(numbers.length ? { identifiers: numbers } : {}), ...(others.length ? { phones: others } : {}) };
}

function contactOf({ name, relation, phone }: PatientFormValue['emergencyContact']): PatientDetails['emergencyContact'] {
  if (!filled(name)) return undefined;
  const more = { relation: filled(relation) as ContactRelation | undefined, phone: filled(toE164(phone)) };
  return { name: name.trim(), ...Object.fromEntries(Object.entries(more).filter(([, text]) => text !== undefined)) };
}

const particularsOf = (typed: PatientFormValue) => ({
  middleName: filled(typed.middleName),
  title: filled(typed.title),
  localName: filled(typed.localName),
  ...listsOf(typed),
  emergencyContact: contactOf(typed.emergencyContact),
  language: filled(typed.language),
  occupation: filled(typed.occupation),
  maritalStatus: filled(typed.maritalStatus) as MaritalStatus | undefined,
  deceasedDate: filled(typed.deceasedDate),
  motherId: filled(typed.motherId),
  multipleBirthOrder: typed.multipleBirthOrder.trim() ? Number(typed.multipleBirthOrder) : undefined,
});

/** What the check for duplicates is asked while somebody types; null while too little is typed. */
export function toDuplicateCheck(typed: PatientFormValue, patientId?: string): DuplicateCheckRequest | null {
  const { lastName, firstName, middleName, dateOfBirth, ageYears, birthDateEstimated, gender, phone, email, ...more } = toDetails(
    typed,
    false,
  );
  const { identifiers, phones, motherId, multipleBirthOrder } = more;
  const person = { lastName, firstName, middleName, phone, email, identifiers, phones };
  const facts = [lastName ?? firstName, dateOfBirth ?? ageYears, phone ?? email].filter((fact) => fact !== undefined).length;
  if (typed.unidentified || (facts < 2 && !identifiers)) return null;
  const born = { dateOfBirth, ageYears, birthDateEstimated, gender: gender || undefined, motherId, multipleBirthOrder, patientId };
  return Object.fromEntries(Object.entries({ ...person, ...born }).filter(([, value]) => value !== undefined));
}

/** The form as the API wants it: empty fields left out. `withHistory` only for people who may write it; `fields` are the hospital's own. */
export function toDetails(typed: PatientFormValue, withHistory: boolean, fields: readonly CustomField[] = []): PatientDetails {
  const details = {
    ...(typed.unidentified ? { unidentified: true } : {}),
    lastName: filled(typed.lastName),
    firstName: filled(typed.firstName),
    ...particularsOf(typed),
    ...bornOf(typed.born),
    gender: typed.gender as Gender,
    phone: filled(toE164(typed.phone)),
    email: filled(typed.email)?.toLowerCase(),
    address: addressOf(typed.address),
    bloodGroup: filled(typed.bloodGroup) as BloodGroup | undefined,
    medicalHistory: withHistory ? filled(typed.medicalHistory) : undefined,
    customFields: toOwnValues(typed.customFields, fields),
  };
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)) as unknown as PatientDetails;
}
