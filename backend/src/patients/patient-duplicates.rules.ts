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

function birthDateAgrees(values: PatientValues, registered: Registered): 'yes' | 'nearly' | 'no' {
  const [one, other] = [values.dateOfBirth, registered.date_of_birth];
  if (one === null || other === null) return 'no';
  const estimated = values.birthDateEstimated || registered.birth_date_estimated;
  if (one === other && !estimated) return 'yes';
  const yearsApart = Math.abs(Number(one.slice(0, 4)) - Number(other.slice(0, 4)));
  return one === other || swapped(one, other) || (estimated && yearsApart <= ESTIMATE_YEARS) ? 'nearly' : 'no';
}

/**
 * Which facts say that a registered patient is the same person; empty when too few do. One fact alone never does: families share a phone, strangers
 * share names and birthdays.
 */
export function duplicateReasons(values: PatientValues, registered: Registered): string[] {
  const born = birthDateAgrees(values, registered);
  const phone = values.phone !== null && values.phone === registered.phone;
  const email = values.email !== null && values.email === registered.email?.toLowerCase();
  const contact = phone || email;
  const name = registered.name_similarity >= (born === 'yes' ? NEAR_NAME : SAME_NAME);
  const birth = born === 'yes' || (born === 'nearly' && registered.name_similarity >= SAME_NAME);
  if ([name, birth, contact].filter(Boolean).length < 2) return [];
  return [...(name ? ['name'] : []), ...(birth ? ['dateOfBirth'] : []), ...(phone ? ['phone'] : []), ...(email ? ['email'] : [])];
}
