/** Said where a result has nothing to be held against: never that it is normal. */
export const NO_LAB_RANGE = 'No reference range';

/** Said beside a result while the ranges that it was held against are those of a book. */
export const UNCONFIRMED_LAB_RANGES = 'Ranges not confirmed by the laboratory';

interface Ends {
  readonly low?: number | null;
  readonly high?: number | null;
}

/** `3.5–5`, `up to 8`, `from 60`. Without either end there is none, which is said. */
export function labRangeWords(range: Ends | null): string {
  const low = range?.low ?? null;
  const high = range?.high ?? null;
  if (low === null) return high === null ? NO_LAB_RANGE : `up to ${high}`;
  return high === null ? `from ${low}` : `${low}–${high}`;
}

/** UCUM units as people write them: `10*9/L` is `10⁹/L`. */
export const labUnitWords = (unit: string | null): string =>
  (unit ?? '')
    .replace('10*12', '10¹²')
    .replace('10*9', '10⁹')
    .replace(/\[IU\]/g, 'IU')
    .replace('[pH]', '')
    .replace(/^u(?=[gm])/, 'µ')
    .replace(/\{1\.73_m2\}/, '1.73 m²')
    .replace(/\{[^}]*\}/g, '');
