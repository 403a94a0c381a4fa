import { ageOnDay, saidAge, type SaidAge } from '@hms/shared-dto';
import { partsOf } from './dates';

/** The age on `today` (both `YYYY-MM-DD`); null without a valid birth date or for one in the future. */
export function ageFrom(dateOfBirth: string | null | undefined, today: string): SaidAge | null {
  const age = dateOfBirth && partsOf(dateOfBirth) ? ageOnDay(dateOfBirth, today) : null;
  return age && saidAge(age);
}

/** `65 y`, `14 m` (months), `9 d`. */
export const formatAge = (age: SaidAge | null): string => (age ? `${age.value} ${age.unit}` : 'Not recorded');
