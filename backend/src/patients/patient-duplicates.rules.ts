import type { PatientValues } from './patient-details.rules.js';
import type { BlockedPatient } from './patient-rows.js';

/** Trigram similarity from which two names may be spellings of one. Brothers and sisters with a family name in common stay below. */
const SAME_NAME = 0.6;
/** With the same birth date a worse spelling is enough. */
const NEAR_NAME = 0.45;
/** Years that two estimates of one person's birth may lie apart. */
const ESTIMATE_YEARS = 2;

type Registered = Omit<BlockedPatient, 'patient_number' | 'first_name' | 'middle_name' | 'last_name' | 'title' | 'status'>;

/** 02-03-1978 for 03-02-1978: the slip that dates in two orders invite. */
const swapped = (one: string, other: string): boolean =>
  one.slice(0, 4) === other.slice(0, 4) && one.slice(5) === `${other.slice(8)}-${other.slice(5, 7)}`;

type Agreement = 'yes' | 'nearly' | 'no';

const yearOf = (date: string): number => Number(date.slice(0, 4));

function birthDateAgrees(values: PatientValues, registered: Registered): Agreement {
  const [one, other] = [values.dateOfBirth, registered.date_of_birth];
  if (one === null || other === null) return 'no';
  const estimated = values.birthDateEstimated || registered.birth_date_estimated;
  if (estimated) return Math.abs(yearOf(one) - yearOf(other)) <= ESTIMATE_YEARS ? 'nearly' : 'no';
  if (one === other) return 'yes';
  return swapped(one, other) ? 'nearly' : 'no';
}

/** A birth date that nearly agrees says something only about a person of the same name. */
function namedAndBorn(born: Agreement, similarity: number): { name: boolean; dateOfBirth: boolean } {
  const sameName = similarity >= SAME_NAME;
  if (born === 'yes') return { name: similarity >= NEAR_NAME, dateOfBirth: true };
  return { name: sameName, dateOfBirth: born === 'nearly' && sameName };
}

const same = (one: string | null, other: string | null | undefined): boolean => one !== null && one === other;

const phonesMeet = (values: PatientValues, { phone, phones }: Registered): boolean => {
  const theirs = new Set([phone, ...phones.map(({ number }) => number)]);
  return [values.phone, ...values.phones.map(({ number }) => number)].some((number) => number !== null && theirs.has(number));
};

const identifiersMeet = (values: PatientValues, { identifiers }: Registered): boolean =>
  values.identifiers.some((one) => identifiers.some(({ type, value }) => type === one.type && value === one.value));

/** A mother and her child share phone, address and half the name; twins share the birth date as well. */
function areFamily(values: PatientValues, self: string | null, registered: Registered): boolean {
  const registeredId = registered.replaced_by?.id ?? registered.id;
  if (values.motherId === registeredId || (self !== null && registered.mother_id === self)) return true;
  const siblings = values.motherId !== null && values.motherId === registered.mother_id;
  return siblings && values.multipleBirthOrder !== registered.multiple_birth_order;
}

/**
 * Which facts say that a registered patient is the same person; empty when too few do. An identifier alone is enough; of all else one fact never is:
 * families share a phone, strangers share names and birthdays.
 * @param self the id of the patient who is compared; null for one who is not registered yet
 */
export function duplicateReasons(values: PatientValues, registered: Registered, self: string | null = null): string[] {
  const identifier = identifiersMeet(values, registered);
  if (!identifier && areFamily(values, self, registered)) return [];
  const { name, dateOfBirth } = namedAndBorn(birthDateAgrees(values, registered), registered.name_similarity);
  const phone = phonesMeet(values, registered);
  const email = same(values.email, registered.email?.toLowerCase());
  const facts = [name, dateOfBirth, phone || email].filter(Boolean).length;
  const agreeing = Object.entries({ identifier, name, dateOfBirth, phone, email }).filter(([, agrees]) => agrees);
  return facts < 2 && !identifier ? [] : agreeing.map(([reason]) => reason);
}

/** What each agreeing fact is worth. */
const WEIGHTS: Readonly<Record<string, number>> = { identifier: 100, name: 40, dateOfBirth: 35, phone: 20, email: 15 };
/** Two sexes written down speak against one person, though either may be a slip. */
const OTHER_SEX = 25;
const CERTAIN = 100;
const GUESS = { least: 1, most: 99 };

const sexesDiffer = (one: string, other: string): boolean => one !== other && one !== 'unknown' && other !== 'unknown';

/** How likely two are one person, 1–100; 100 only for an identifier that both have. */
export function duplicateScore(reasons: readonly string[], gender: string, registered: Pick<Registered, 'gender'>): number {
  if (reasons.includes('identifier')) return CERTAIN;
  const sum = reasons.reduce((total, reason) => total + (WEIGHTS[reason] ?? 0), 0);
  return Math.min(GUESS.most, Math.max(GUESS.least, sum - (sexesDiffer(gender, registered.gender) ? OTHER_SEX : 0)));
}
