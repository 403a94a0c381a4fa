import type { PatientValues } from './patient-details.rules.js';
import type { BlockedPatient } from './patient-rows.js';

/** Trigram similarity from which two names may be spellings of one. Brothers and sisters with a family name in common stay below. */
const SAME_NAME = 0.6;
/** With the same birth date a worse spelling is enough. */
const NEAR_NAME = 0.45;
/** Years that two estimates of one person's birth may lie apart. */
const ESTIMATE_YEARS = 2;

type Registered = Pick<BlockedPatient, 'date_of_birth' | 'birth_date_estimated' | 'phone' | 'email' | 'name_search' | 'name_similarity'>;

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

/**
 * Which facts say that a registered patient is the same person; empty when too few do. One fact alone never does: families share a phone, strangers
 * share names and birthdays.
 */
export function duplicateReasons(values: PatientValues, registered: Registered): string[] {
  const { name, dateOfBirth } = namedAndBorn(birthDateAgrees(values, registered), registered.name_similarity);
  const phone = same(values.phone, registered.phone);
  const email = same(values.email, registered.email?.toLowerCase());
  const facts = [name, dateOfBirth, phone || email].filter(Boolean).length;
  const agreeing = Object.entries({ name, dateOfBirth, phone, email }).filter(([, agrees]) => agrees);
  return facts < 2 ? [] : agreeing.map(([reason]) => reason);
}
