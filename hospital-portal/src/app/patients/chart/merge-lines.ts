import type { CustomField, MergeField, MergeRequest, Patient } from '@hms/shared-dto';
import { dayOf, formatDate, formatName, formatPhone } from '@hms/shared-ui';
import { ownValueWords } from '../fields/own-field-words';
import { MARITAL_LABELS, languageName } from '../patient-fact-lists';
import { GENDER_LABELS, bornAndAge, givenNames } from '../patient-words';

/** A field that every hospital has, or one of the hospital's own by its key. */
export type LineField = MergeField | `own.${string}`;

/** One line of two records side by side. */
export interface MergeLine {
  readonly field: LineField;
  readonly label: string;
  readonly left: string;
  readonly right: string;
  readonly differs: boolean;
}

const joined = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(', ');

const FIELDS: readonly (readonly [MergeField, string, (patient: Patient) => string])[] = [
  ['name', 'Name', (one) => formatName({ ...one, firstName: givenNames(one) })],
  ['localName', 'Name in own script', ({ localName }) => localName ?? ''],
  ['dateOfBirth', 'Date of birth', (one) => (one.dateOfBirth ? bornAndAge(one, dayOf(new Date())) : '')],
  ['gender', 'Sex', ({ gender }) => GENDER_LABELS[gender]],
  ['phone', 'First phone', ({ phone }) => (phone ? formatPhone(phone) : '')],
  ['email', 'E-mail', ({ email }) => email ?? ''],
  ['address', 'Address', ({ address: a }) => joined(a?.line, a?.city, a?.district, a?.state, a?.postalCode, a?.country)],
  ['emergencyContact', 'Emergency contact', ({ emergencyContact: c }) => joined(c?.name, c?.relation, c?.phone && formatPhone(c.phone))],
  ['language', 'Language', ({ language }) => (language ? languageName(language) : '')],
  ['occupation', 'Occupation', ({ occupation }) => occupation ?? ''],
  ['maritalStatus', 'Marital status', ({ maritalStatus }) => (maritalStatus ? MARITAL_LABELS[maritalStatus] : '')],
  ['deceasedDate', 'Died', ({ deceasedDate }) => (deceasedDate ? formatDate(deceasedDate) : '')],
  ['bloodGroup', 'Blood group', ({ bloodGroup }) => bloodGroup ?? ''],
  ['mother', 'Mother', ({ mother }) => mother?.patientNumber ?? ''],
];

const OWN = 'own.';

const ownField = (field: CustomField): readonly [LineField, string, (patient: Patient) => string] => [
  `${OWN}${field.key}`,
  field.label,
  ({ customFields }) => ownValueWords(field, customFields[field.key]) ?? '',
];

/** Two records field by field, with what the hospital itself asks of patients at the end. */
export const mergeLines = (left: Patient, right: Patient, own: readonly CustomField[] = []): MergeLine[] =>
  [...FIELDS, ...own.map(ownField)].map(([field, label, read]) => {
    const [one, other] = [read(left), read(right)];
    return { field, label, left: one, right: other, differs: one !== other };
  });

/** What is taken of the other record unless somebody says otherwise: what the record that goes on does not know. */
export const suggestedFields = (lines: readonly MergeLine[], survivor: 'left' | 'right'): LineField[] =>
  lines.filter((line) => line.differs && !line[survivor]).map(({ field }) => field);

const isOwn = (field: LineField): field is `own.${string}` => field.startsWith(OWN);

/** What is taken, as the API takes it. Of the hospital's own fields nothing is said where nobody has seen them. */
export function takenIn(taken: Iterable<LineField>, lines: readonly MergeLine[]): Pick<MergeRequest, 'take' | 'takeCustomFields'> {
  const all = [...taken];
  const take = all.filter((field): field is MergeField => !isOwn(field));
  if (!lines.some(({ field }) => isOwn(field))) return { take };
  return { take, takeCustomFields: all.filter(isOwn).map((field) => field.slice(OWN.length)) };
}
