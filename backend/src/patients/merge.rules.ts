import { MAX_IDENTIFIERS, MAX_MEDICAL_HISTORY, MAX_PHONES, type MergeField, type PatientPhone } from '@hms/shared-dto';
import { toIdentifiers } from './identifiers.rules.js';
import type { PatientValues } from './patient-details.rules.js';

/** The values that stand or fall together. */
const FIELDS: Readonly<Record<MergeField, readonly (keyof PatientValues)[]>> = {
  name: ['firstName', 'middleName', 'lastName', 'title', 'nameSearch', 'unidentified'],
  localName: ['localName', 'localNameSearch'],
  dateOfBirth: ['dateOfBirth', 'birthDateEstimated'],
  gender: ['gender'],
  phone: ['phone'],
  email: ['email'],
  address: ['address'],
  emergencyContact: ['emergencyContact'],
  language: ['language'],
  occupation: ['occupation'],
  maritalStatus: ['maritalStatus'],
  deceasedDate: ['deceasedDate'],
  bloodGroup: ['bloodGroup'],
  mother: ['motherId', 'multipleBirthOrder'],
};

/** No number is lost: the first one of a record that is not chosen leads the others. */
function allPhones(phone: string | null, one: PatientValues, other: PatientValues): Pick<PatientValues, 'phones' | 'phonesSearch'> {
  const firsts = [one.phone, other.phone].filter((number) => number !== null).map((number): PatientPhone => ({ number, use: 'mobile' }));
  const all = [...firsts, ...one.phones, ...other.phones].filter(({ number }) => number !== phone);
  const phones = [...new Map(all.map((entry) => [entry.number, entry])).values()];
  return { phones, phonesSearch: phones.map(({ number }) => ` ${number}`).join('') || null };
}

const bothTexts = (one: string | null, other: string | null): string | null =>
  [...new Set([one, other])].filter(Boolean).join('\n\n') || null;

type OwnValues = PatientValues['customFields'];

/** Which of the hospital's own fields whoever merges has seen, and of which of them they chose the other's value. */
export interface OwnChoice {
  readonly seen: readonly string[];
  readonly take: readonly string[];
}

/** What one record lacks the other fills in; of what somebody has chosen, that and nothing else. */
function mergedOwn(survivor: OwnValues, merged: OwnValues, choice: OwnChoice | null): OwnValues {
  const chosen = new Map(choice?.seen.map((key) => [key, choice.take.includes(key) ? merged[key] : survivor[key]]));
  return Object.fromEntries(
    Object.entries({ ...merged, ...survivor, ...Object.fromEntries(chosen) }).filter(([, value]) => value !== undefined),
  );
}

/** What the record that goes on says afterwards: its own values, the other's where chosen, and of lists and histories both. */
export function mergedValues(
  survivor: PatientValues,
  merged: PatientValues,
  { take, own }: { take: readonly MergeField[]; own: OwnChoice | null },
): PatientValues {
  const keys = take.flatMap((field) => FIELDS[field]);
  const values = { ...survivor, ...Object.fromEntries(keys.map((key) => [key, merged[key]])) };
  return {
    ...values,
    ...allPhones(values.phone, survivor, merged),
    identifiers: toIdentifiers([...survivor.identifiers, ...merged.identifiers]),
    medicalHistory: bothTexts(survivor.medicalHistory, merged.medicalHistory),
    customFields: mergedOwn(survivor.customFields, merged.customFields, own),
  };
}

/** What one record cannot hold of two, and what to do about it; empty when all of it fits. Nothing is left out in silence. */
export function mergeExcess({ phones, identifiers, medicalHistory }: PatientValues): string[] {
  const characters = [...(medicalHistory ?? '')].length;
  return [
    ...tooMany(phones.length, MAX_PHONES, 'further phones'),
    ...tooMany(identifiers.length, MAX_IDENTIFIERS, 'identifiers'),
    ...(characters > MAX_MEDICAL_HISTORY
      ? [`The medical histories have ${characters} characters together, and ${MAX_MEDICAL_HISTORY} fit. Shorten one of them first.`]
      : []),
  ];
}

const tooMany = (count: number, most: number, things: string): string[] =>
  count <= most ? [] : [`The records have ${count} ${things} together, and ${most} fit. Take ${count - most} out of one of them first.`];

/** "None known" of one record holds for the person, unless either record has an allergy that counts. */
export const mergedNoneKnown = (answers: readonly { readonly none_known: boolean; readonly any_counts: boolean }[]): boolean =>
  !answers.some(({ any_counts }) => any_counts) && answers.some(({ none_known }) => none_known);

/**
 * References to a patient that a merge leaves where they are, and why. All others, which the database's own catalogue lists, go to the record that
 * goes on: a new table is merged without being written down anywhere.
 */
export const STAYING: Readonly<Record<string, string>> = {
  'allergy_records.patient_id': 'one answer for each record; the two are made one',
  'patient_distinctions.one_id': 'a decision about this record, true again after an undo',
  'patient_distinctions.other_id': 'the same',
  'patient_merges.survivor_id': 'the journal says what happened',
  'patient_merges.merged_id': 'the same',
};
