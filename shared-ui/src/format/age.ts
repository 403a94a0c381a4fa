import { partsOf } from './dates';

/** An age in the unit in which it is said: days below two months, months below two years, else years. */
export interface Age {
  readonly value: number;
  readonly unit: 'd' | 'm' | 'y';
}

const DAY_MS = 86_400_000;

/** The age on `today` (both `YYYY-MM-DD`); null without a valid birth date or for one in the future. */
export function ageFrom(dateOfBirth: string | null | undefined, today: string): Age | null {
  const born = dateOfBirth ? partsOf(dateOfBirth) : null;
  const now = partsOf(today);
  if (!born || !now) return null;
  const days = (Date.UTC(now.year, now.month - 1, now.day) - Date.UTC(born.year, born.month - 1, born.day)) / DAY_MS;
  if (days < 0) return null;
  const months = (now.year - born.year) * 12 + now.month - born.month - (now.day < born.day ? 1 : 0);
  if (months < 2) return { value: days, unit: 'd' };
  return months < 24 ? { value: months, unit: 'm' } : { value: Math.floor(months / 12), unit: 'y' };
}

/** `65 y`, `14 m` (months), `9 d`. */
export const formatAge = (age: Age | null): string => (age ? `${age.value} ${age.unit}` : 'Not recorded');
