import type { AgeOnDay } from './ages.js';
import type { VitalCode } from './vital-values.js';

/** Limits of what is usual, and from where on somebody has to act. Null: there is none. A value at a limit is within. */
export interface VitalReference {
  readonly low: number | null;
  readonly high: number | null;
  /** Below this. */
  readonly criticalLow: number | null;
  /** Above this. */
  readonly criticalHigh: number | null;
}

interface Band extends VitalReference {
  /** The band is for ages below this many months. */
  readonly belowMonths: number;
}

const YEAR = 12;
const EVER = Number.POSITIVE_INFINITY;

const bands = (
  ...rows: readonly (readonly [
    belowMonths: number,
    criticalLow: number | null,
    low: number | null,
    high: number | null,
    criticalHigh: number | null,
  ])[]
): readonly Band[] =>
  rows.map(([belowMonths, criticalLow, low, high, criticalHigh]) => ({ belowMonths, criticalLow, low, high, criticalHigh }));

/**
 * Children: 1st and 99th centile of Fleming S et al., Lancet 2011;377:1011–18. Critical: below 60 in a child who should be above, 220 in an infant and 180
 * in a child (AHA PALS: bradycardia, supraventricular tachycardia). Adults: 60–100; critical where NEWS2 gives 3 points.
 */
const HEART_RATE = bands(
  [3, 60, 107, 181, 220],
  [6, 60, 104, 175, 220],
  [9, 60, 98, 168, 220],
  [YEAR, 60, 93, 161, 220],
  [18, 60, 88, 156, 180],
  [2 * YEAR, 60, 82, 149, 180],
  [3 * YEAR, 60, 76, 142, 180],
  [4 * YEAR, 60, 70, 136, 180],
  [6 * YEAR, 60, 65, 131, 180],
  [8 * YEAR, 41, 59, 123, 180],
  [12 * YEAR, 41, 52, 115, 180],
  [15 * YEAR, 41, 47, 108, 180],
  [18 * YEAR, 41, 43, 104, 130],
  [EVER, 41, 60, 100, 130],
);

/** Children: as the heart rate; critical below 10 or above 60 at any age (AHA PALS), in infants above their 99th centile. Adults: NEWS2. */
const RESPIRATORY_RATE = bands(
  [3, 10, 25, 66, 66],
  [6, 10, 24, 64, 64],
  [9, 10, 23, 61, 61],
  [YEAR, 10, 22, 58, 60],
  [18, 10, 21, 53, 60],
  [2 * YEAR, 10, 19, 46, 60],
  [3 * YEAR, 10, 18, 38, 60],
  [4 * YEAR, 10, 17, 33, 60],
  [6 * YEAR, 10, 17, 29, 60],
  [8 * YEAR, 10, 16, 27, 60],
  [12 * YEAR, 10, 14, 25, 60],
  [15 * YEAR, 10, 12, 23, 60],
  [16 * YEAR, 10, 11, 22, 60],
  [18 * YEAR, 9, 11, 22, 24],
  [EVER, 9, 12, 20, 24],
);

/**
 * Children: usual ranges and hypotension of the AHA PALS provider manual (hypotension: below 60 in the first month, 70 in infants, 70 + 2 × years up to
 * nine, then 90). From 16 on, ISH 2020: hypertension from 140/90; crisis from 180/120 (AHA/ACC 2017); low where NEWS2
 * gives 2 points, critically low where it gives 3.
 */
const SYSTOLIC = bands(
  [1, 60, 67, 84, null],
  [YEAR, 70, 72, 104, null],
  [2 * YEAR, 72, 86, 106, null],
  [3 * YEAR, 74, 86, 106, null],
  [4 * YEAR, 76, 89, 112, null],
  [5 * YEAR, 78, 89, 112, null],
  [6 * YEAR, 80, 89, 112, null],
  [7 * YEAR, 82, 97, 115, null],
  [8 * YEAR, 84, 97, 115, null],
  [9 * YEAR, 86, 97, 115, null],
  [10 * YEAR, 88, 97, 115, null],
  [12 * YEAR, 90, 102, 120, null],
  [16 * YEAR, 90, 110, 131, null],
  [EVER, 91, 101, 139, 179],
);

const DIASTOLIC = bands(
  [1, null, 35, 53, null],
  [YEAR, null, 37, 56, null],
  [3 * YEAR, null, 42, 63, null],
  [6 * YEAR, null, 46, 72, null],
  [10 * YEAR, null, 57, 76, null],
  [12 * YEAR, null, 61, 80, null],
  [16 * YEAR, null, 64, 83, null],
  [EVER, null, 60, 89, 119],
);

/**
 * First month: 36.5–37.5 (WHO 1997, Thermal protection of the newborn). Fever from 38.0; in the first three months that alone is a red flag (NICE NG143).
 * Critically low as NEWS2 has it, critically high above 41.0 (hyperpyrexia).
 */
const TEMPERATURE = bands([1, 35.1, 36.5, 37.5, 37.9], [3, 35.1, 36.1, 37.9, 37.9], [EVER, 35.1, 36.1, 37.9, 41]);

/** Below 90 is hypoxaemia in children (WHO 2013, Pocket book of hospital care for children); in adults NEWS2 gives 3 points below 92. */
const OXYGEN = bands([16 * YEAR, 90, 95, null, null], [EVER, 92, 95, null, null]);

const BY_CODE: Partial<Record<VitalCode, readonly Band[]>> = {
  systolic: SYSTOLIC,
  diastolic: DIASTOLIC,
  heartRate: HEART_RATE,
  respiratoryRate: RESPIRATORY_RATE,
  temperature: TEMPERATURE,
  oxygenSaturation: OXYGEN,
};

/** Who breathes by NEWS2's second scale: 88–92 %, and with oxygen no more. */
export const hypercapnicReference = (onOxygen: boolean): VitalReference => ({
  low: 88,
  high: onOxygen ? 92 : null,
  criticalLow: 84,
  criticalHigh: onOxygen ? 96 : null,
});

/** What is usual at an age. Null where we know of nothing: for weight, height, head circumference and pain, and for anything of nobody knows what age. */
export function vitalReference(code: VitalCode, age: AgeOnDay | null): VitalReference | null {
  const rows = BY_CODE[code];
  if (!rows || !age) return null;
  const { belowMonths: _until, ...reference } = rows.find(({ belowMonths }) => age.months < belowMonths)!;
  return reference;
}
