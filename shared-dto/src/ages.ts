/** An age in whole days and in whole months, on a day. */
export interface AgeOnDay {
  readonly days: number;
  readonly months: number;
}

/** An age in the unit in which it is said. */
export interface SaidAge {
  readonly value: number;
  readonly unit: 'd' | 'm' | 'y';
}

const DAY_MS = 86_400_000;
const at = (date: string): [year: number, month: number, day: number] => date.split('-').map(Number) as [number, number, number];

/**
 * The age on a day, both `YYYY-MM-DD`; null without a birth date, or before it. A month is full on the day of the month on which one was born, or on the
 * next month's first where there is no such day: who was born on 29 February turns a year older on 1 March.
 */
export function ageOnDay(born: string | null, day: string): AgeOnDay | null {
  if (!born || day < born) return null;
  const [bornYear, bornMonth, bornDay] = at(born);
  const [year, month, ofMonth] = at(day);
  const days = Math.round((Date.UTC(year, month - 1, ofMonth) - Date.UTC(bornYear, bornMonth - 1, bornDay)) / DAY_MS);
  return { days, months: (year - bornYear) * 12 + month - bornMonth - (ofMonth < bornDay ? 1 : 0) };
}

/** Days below two months, months below two years, else years: on every screen and every paper. */
export function saidAge({ days, months }: AgeOnDay): SaidAge {
  if (months < 2) return { value: days, unit: 'd' };
  return months < 24 ? { value: months, unit: 'm' } : { value: Math.floor(months / 12), unit: 'y' };
}
