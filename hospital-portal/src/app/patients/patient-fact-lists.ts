import type { ContactRelation, CustomField, IdentifierType, MaritalStatus, Patient, PatientPhone, PhoneUse } from '@hms/shared-dto';
import { dayOf, formatDate, formatInstant, formatName, formatPhone } from '@hms/shared-ui';
import { ownValueWords } from './fields/own-field-words';
import { GENDER_LABELS, STATUS_LABELS, bornAndAge, givenNames } from './patient-words';

/** A fact about a patient in words. */
export interface Fact {
  readonly label: string;
  /** Null is "Not recorded". */
  readonly value: string | null;
}

export const IDENTIFIER_LABELS: Readonly<Record<IdentifierType, string>> = {
  abha: 'ABHA number',
  passport: 'Passport',
  insurance: 'Insurance',
  other: 'Other number',
};
export const PHONE_USE_LABELS: Readonly<Record<PhoneUse, string>> = {
  mobile: 'Mobile',
  home: 'Home',
  work: 'Work',
  temp: 'For now',
  old: 'No longer used',
};
export const MARITAL_LABELS: Readonly<Record<MaritalStatus, string>> = {
  never_married: 'Never married',
  married: 'Married',
  divorced: 'Divorced',
  widowed: 'Widowed',
  legally_separated: 'Legally separated',
  domestic_partner: 'Domestic partner',
};
export const RELATION_LABELS: Readonly<Record<ContactRelation, string>> = {
  spouse: 'Husband or wife',
  parent: 'Parent',
  child: 'Child',
  sibling: 'Brother or sister',
  relative: 'Relative',
  guardian: 'Guardian',
  friend: 'Friend',
  neighbour: 'Neighbour',
  other: 'Other',
};
/** Languages that are offered; any other code is shown by its own name. */
export const LANGUAGES = ['as', 'bn', 'en', 'gu', 'hi', 'kn', 'ml', 'mr', 'ne', 'or', 'pa', 'sa', 'ta', 'te', 'ur'] as const;

let languages: Intl.DisplayNames | undefined;
let countries: Intl.DisplayNames | undefined;
export const languageName = (code: string): string => (languages ??= new Intl.DisplayNames(['en'], { type: 'language' })).of(code) ?? code;
const countryName = (code: string | undefined): string | null =>
  code ? ((countries ??= new Intl.DisplayNames(['en'], { type: 'region' })).of(code) ?? code) : null;

/** `91-2345-6789-0123` for an ABHA number, anything else as it is stored. */
export const formatIdentifier = (type: IdentifierType, value: string): string =>
  type === 'abha' ? value.replace(/^(\d{2})(\d{4})(\d{4})(\d{4})$/, '$1-$2-$3-$4') : value;

const demographics = (patient: Patient): Fact[] => [
  { label: 'Last name', value: patient.lastName },
  { label: 'First and middle name', value: givenNames(patient) },
  { label: 'Name in own script', value: patient.localName },
  { label: 'Title', value: patient.title },
  { label: 'Date of birth', value: patient.dateOfBirth ? bornAndAge(patient, dayOf(new Date())) : null },
  { label: 'Sex', value: GENDER_LABELS[patient.gender] },
  { label: 'Blood group', value: patient.bloodGroup },
  { label: 'Language', value: patient.language && languageName(patient.language) },
  { label: 'Marital status', value: patient.maritalStatus && MARITAL_LABELS[patient.maritalStatus] },
  { label: 'Occupation', value: patient.occupation },
  ...(patient.deceasedDate ? [{ label: 'Died', value: formatDate(patient.deceasedDate) }] : []),
];

const ADDRESS_LABELS = [
  ['line', 'House, street'],
  ['city', 'City'],
  ['district', 'District'],
  ['state', 'State'],
  ['postalCode', 'PIN code'],
] as const;

const phoneFact = ({ number, use }: PatientPhone): Fact => ({
  label: `Phone, ${PHONE_USE_LABELS[use].toLowerCase()}`,
  value: formatPhone(number),
});

const contact = ({ phone, phones, email, address }: Patient): Fact[] => [
  { label: 'Phone', value: phone ? formatPhone(phone) : null },
  ...phones.map(phoneFact),
  { label: 'E-mail', value: email },
  ...ADDRESS_LABELS.map(([part, label]) => ({ label, value: address?.[part] ?? null })),
  { label: 'Country', value: countryName(address?.country) },
];

function emergency({ emergencyContact: contact }: Patient): Fact[] {
  if (!contact) return [{ label: 'Name', value: null }];
  return [
    { label: 'Name', value: contact.name },
    { label: 'Relation', value: contact.relation ? RELATION_LABELS[contact.relation] : null },
    { label: 'Phone', value: contact.phone ? formatPhone(contact.phone) : null },
  ];
}

const numbers = ({ patientNumber, identifiers }: Patient): Fact[] => [
  { label: 'Patient no.', value: patientNumber },
  ...(identifiers.some(({ type }) => type === 'abha') ? [] : [{ label: IDENTIFIER_LABELS.abha, value: null }]),
  ...identifiers.map(({ type, value, issuer }) => ({
    label: IDENTIFIER_LABELS[type],
    value: [formatIdentifier(type, value), issuer].filter(Boolean).join(', '),
  })),
];

const registration = (patient: Patient): Fact[] => [
  { label: 'Status', value: STATUS_LABELS[patient.status] },
  { label: 'Registered', value: formatInstant(patient.createdAt) },
  { label: 'Last changed', value: formatInstant(patient.updatedAt) },
  { label: 'Changed by', value: patient.updatedBy },
  { label: 'Last visit', value: patient.lastVisitAt && formatInstant(patient.lastVisitAt) },
];

/** The part of the form and of the page with the hospital's own fields. */
export const OWN_FIELDS_TITLE = 'Asked by this hospital';

const own = ({ customFields }: Patient, fields: readonly CustomField[]): Fact[] =>
  fields.map((field) => ({ label: field.label, value: ownValueWords(field, customFields[field.key]) }));

/** The standing facts of a patient, group by group. */
export const factGroups = (
  patient: Patient,
  fields: readonly CustomField[] = [],
): readonly { readonly title: string; readonly facts: readonly Fact[] }[] => [
  { title: 'Demographics', facts: demographics(patient) },
  { title: 'Contact and address', facts: contact(patient) },
  { title: 'Emergency contact', facts: emergency(patient) },
  { title: 'Numbers', facts: numbers(patient) },
  ...(fields.length ? [{ title: OWN_FIELDS_TITLE, facts: own(patient, fields) }] : []),
  { title: 'Registration', facts: registration(patient) },
];

/** A mother or child in one line. */
export const relativeWords = (one: Patient['children'][number]): string =>
  `${formatName({ ...one, firstName: givenNames(one) })}, born ${bornAndAge(one, dayOf(new Date()))}, ${one.patientNumber}`;
