import type { CustomField, Patient } from '@hms/shared-dto';
import { type ConflictChoice, type ConflictField, formatDate, formatInstant, formatPhone, toE164 } from '@hms/shared-ui';
import { toOwnValues } from '../shared/own-fields/own-field-controls';
import { ownValueWords } from './fields/own-field-words';
import { typedDate } from './birth-date';
import type { PatientFormValue } from './patient-form';
import { toFormValue } from './patient-form-value';
import { IDENTIFIER_LABELS, MARITAL_LABELS, PHONE_USE_LABELS, formatIdentifier } from './patient-fact-lists';
import { GENDER_LABELS } from './patient-words';

type Top = Exclude<keyof PatientFormValue, 'address' | 'customFields' | 'motherId' | 'multipleBirthOrder'>;
type AddressPart = keyof PatientFormValue['address'];

const bornWords = ({ born }: PatientFormValue): string => {
  if (born.by === 'age') return born.ageYears ? `${born.ageYears} y` : '';
  const date = typedDate(born);
  return date ? `${formatDate(date)}${born.estimated ? ', estimated' : ''}` : '';
};

const words: Readonly<Record<Top, readonly [label: string, read: (value: PatientFormValue) => string]>> = {
  unidentified: ['Not identified', ({ unidentified }) => (unidentified ? 'Yes' : 'No')],
  lastName: ['Last name', ({ lastName }) => lastName.trim()],
  firstName: ['First name', ({ firstName }) => firstName.trim()],
  middleName: ['Middle name', ({ middleName }) => middleName.trim()],
  title: ['Title', ({ title }) => title.trim()],
  localName: ['Name in own script', ({ localName }) => localName.trim()],
  born: ['Date of birth', bornWords],
  gender: ['Sex', ({ gender }) => GENDER_LABELS[gender as keyof typeof GENDER_LABELS] ?? ''],
  phone: ['Phone', ({ phone }) => (phone ? formatPhone(toE164(phone)) : '')],
  email: ['E-mail', ({ email }) => email.trim().toLowerCase()],
  phones: [
    'Further phones',
    ({ phones }) => phones.map(({ number, use }) => `${formatPhone(toE164(number))} ${PHONE_USE_LABELS[use]}`).join(', '),
  ],
  identifiers: [
    'Numbers',
    ({ identifiers }) =>
      identifiers.map(({ type, value }) => `${IDENTIFIER_LABELS[type]} ${formatIdentifier(type, value.trim())}`).join(', '),
  ],
  emergencyContact: [
    'Emergency contact',
    ({ emergencyContact: { name, relation, phone } }) =>
      [name.trim(), relation, phone && formatPhone(toE164(phone))].filter(Boolean).join(', '),
  ],
  language: ['Language', ({ language }) => language],
  occupation: ['Occupation', ({ occupation }) => occupation.trim()],
  maritalStatus: ['Marital status', ({ maritalStatus }) => MARITAL_LABELS[maritalStatus as keyof typeof MARITAL_LABELS] ?? ''],
  deceasedDate: ['Died', ({ deceasedDate }) => (deceasedDate ? formatDate(deceasedDate) : '')],
  bloodGroup: ['Blood group', ({ bloodGroup }) => bloodGroup],
  medicalHistory: ['Medical history', ({ medicalHistory }) => medicalHistory.trim()],
};

const ADDRESS_LABELS: Readonly<Record<AddressPart, string>> = {
  line: 'House, street',
  city: 'City',
  district: 'District',
  state: 'State',
  postalCode: 'PIN code',
  country: 'Country',
};

/** The hospital's own fields, each with both values in words. */
function ownFields(yours: PatientFormValue, theirs: PatientFormValue, fields: readonly CustomField[]): ConflictField[] {
  const [one, other] = [yours, theirs].map(({ customFields }) => toOwnValues(customFields, fields) ?? {});
  return fields.map((field) => ({
    ...{ path: `${OWN}${field.key}`, label: field.label },
    yours: ownValueWords(field, one[field.key]) ?? '',
    theirs: ownValueWords(field, other[field.key]) ?? '',
  }));
}

const OWN = 'customFields.';

/** The fields in which one's own text and the version saved meanwhile differ, in words. */
export function conflictFields(yours: PatientFormValue, patient: Patient, fields: readonly CustomField[] = []): ConflictField[] {
  const theirs = toFormValue(patient);
  const top = Object.entries(words).map(([path, [label, read]]) => ({ path, label, yours: read(yours), theirs: read(theirs) }));
  const address = Object.entries(ADDRESS_LABELS).map(([part, label]) => ({
    path: `address.${part}`,
    label,
    yours: yours.address[part as AddressPart].trim(),
    theirs: theirs.address[part as AddressPart],
  }));
  return [...top, ...address, ...ownFields(yours, theirs, fields)].filter((field) => field.yours !== field.theirs);
}

/** The form's value after choosing: one's own, with theirs where that was picked. */
export function mergeChoice(yours: PatientFormValue, patient: Patient, choice: ConflictChoice): PatientFormValue {
  const theirs = toFormValue(patient);
  const taken = Object.keys(choice).filter((path) => choice[path] === 'theirs');
  const parts = taken.filter((path) => path.startsWith('address.')).map((path) => path.slice('address.'.length) as AddressPart);
  const own = taken.filter((path) => path.startsWith(OWN)).map((path) => path.slice(OWN.length));
  return {
    ...yours,
    ...Object.fromEntries(taken.filter((path) => path in words).map((path) => [path, theirs[path as Top]])),
    address: { ...yours.address, ...Object.fromEntries(parts.map((part) => [part, theirs.address[part]])) },
    customFields: { ...yours.customFields, ...Object.fromEntries(own.map((key) => [key, theirs.customFields[key] ?? ''])) },
  };
}

/** `Dr Iyer changed this at 22-Nov-2026 10:41.` */
export const conflictText = ({ updatedBy, updatedAt }: Patient): string => `${updatedBy} changed this at ${formatInstant(updatedAt)}.`;
