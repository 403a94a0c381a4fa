import type { DuplicateCandidate, Gender, Patient, PatientReference, PatientStatus, PatientSummary } from '@hms/shared-dto';
import { ageFrom, formatAge, formatDate, formatName, initialsOf } from '@hms/shared-ui';

/** What people read for a sex; lists use the short form. */
export const GENDER_LABELS: Readonly<Record<Gender, string>> = { female: 'Female', male: 'Male', other: 'Other', unknown: 'Not known' };
export const GENDER_SHORT: Readonly<Record<Gender, string>> = { female: 'F', male: 'M', other: 'Other', unknown: 'Not known' };
export const GENDER_OPTIONS = Object.keys(GENDER_LABELS) as Gender[];

export const STATUS_LABELS: Readonly<Record<PatientStatus, string>> = { active: 'Active', archived: 'Archived', merged: 'Merged' };

/** How facts that two patients share are named. */
const REASON_LABELS: Readonly<Record<string, string>> = {
  identifier: 'Same ABHA, passport or other number',
  name: 'Same name',
  dateOfBirth: 'Same date of birth',
  phone: 'Same phone',
  email: 'Same e-mail',
};

/** A duplicate's reason in words; one that this version does not know is left out. */
export const reasonLabels = (reasons: readonly string[]): string[] =>
  reasons.map((reason) => REASON_LABELS[reason]).filter((label) => label !== undefined);

/** How likely two records are one person's, in words. */
export const likelihood = (score: number): string =>
  score >= 100 ? 'Certain' : score >= 75 ? 'Very likely' : score >= 55 ? 'Likely' : 'Possible';

/** The record to open for one who was found: of a merged one that which goes on. */
export const goingOn = ({ id, patientNumber, replacedBy }: DuplicateCandidate): PatientReference => replacedBy ?? { id, patientNumber };

/** First and middle name as they are written after the family name; null for none. */
export const givenNames = ({ firstName, middleName }: Pick<Patient, 'firstName' | 'middleName'>): string | null =>
  [firstName, middleName].filter(Boolean).join(' ') || null;

type Named = Pick<PatientSummary, 'firstName' | 'lastName'>;
type Born = Pick<PatientSummary, 'dateOfBirth'> & Partial<Pick<PatientSummary, 'birthDateEstimated'>>;

/** `14-Jul-1961`, or `about 1961` when the date is a guess. */
export const bornText = ({ dateOfBirth, birthDateEstimated }: Born): string =>
  dateOfBirth && birthDateEstimated ? `about ${dateOfBirth.slice(0, 4)}` : dateOfBirth ? formatDate(dateOfBirth) : 'Not known';

/** `65 y`, or nothing without a birth date. */
export const ageText = (dateOfBirth: string | null, today: string): string => {
  const age = ageFrom(dateOfBirth, today);
  return age ? formatAge(age) : '';
};

/** `14-Jul-1961 (65 y)`. */
export const bornAndAge = (patient: Born, today: string): string => {
  const age = ageText(patient.dateOfBirth, today);
  return age ? `${bornText(patient)} (${age})` : bornText(patient);
};

/** What whoever treats the patient has to know besides the allergies; each in words. */
export const alertWords = ({ unidentified, deceasedDate, bloodGroup, mother }: Patient): string[] => [
  ...(unidentified ? ['Not identified'] : []),
  ...(deceasedDate ? [`Died ${formatDate(deceasedDate)}`] : []),
  ...(bloodGroup ? [`Blood group ${bloodGroup}`] : []),
  ...(mother ? [`Child of ${mother.patientNumber}`] : []),
];

/** For a page's title: never the name itself. `AD CH-0000042`. */
export const discreetName = ({ firstName, lastName, patientNumber }: Named & Pick<Patient, 'patientNumber'>): string =>
  `${initialsOf([firstName, lastName].filter(Boolean).join(' '))} ${patientNumber}`;

/** The sentence above a list in which patients share a name; null when none do. */
export function sameNameNotice(patients: readonly PatientSummary[]): string | null {
  const counts = new Map<string, number>();
  for (const patient of patients) {
    if (patient.sameName) counts.set(formatName(patient), (counts.get(formatName(patient)) ?? 0) + 1);
  }
  const [first, second] = [...counts];
  if (!first) return null;
  if (second) return 'Some of these patients share a name.';
  return first[1] > 1 ? `${first[1]} patients are named ${first[0]}.` : `Another patient is named ${first[0]}.`;
}
