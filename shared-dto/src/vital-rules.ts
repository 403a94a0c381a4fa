import type { AgeOnDay } from './ages.js';
import { hypercapnicReference, vitalReference, type VitalReference } from './vital-references.js';
import { roundTo } from './rounding.js';
import { VITAL_CODES, type VitalCode, type VitalFlag, type VitalReadings } from './vital-values.js';

/** A value that was measured, held against what is usual. */
export interface FlaggedVital {
  readonly code: VitalCode | 'consciousness' | 'bmi';
  /** Null: nothing is known to hold it against. */
  readonly flag: VitalFlag | null;
  readonly reference: VitalReference | null;
}

const isBelow = (value: number, limit: number | null): boolean => limit !== null && value < limit;
const isAbove = (value: number, limit: number | null): boolean => limit !== null && value > limit;

/** Where a value falls; both limits are within. */
export function flagOf(value: number, { low, high, criticalLow, criticalHigh }: VitalReference): VitalFlag {
  if (isBelow(value, criticalLow)) return 'LL';
  if (isAbove(value, criticalHigh)) return 'HH';
  if (isBelow(value, low)) return 'L';
  return isAbove(value, high) ? 'H' : 'N';
}

/** What this measuring's value is held against; who breathes by the second scale has limits of their own. */
export function referenceFor(code: VitalCode, readings: VitalReadings, age: AgeOnDay | null): VitalReference | null {
  if (code === 'oxygenSaturation' && readings.oxygenScale === 2) return hypercapnicReference(readings.onOxygen === true);
  return vitalReference(code, age);
}

/** Body mass index in kg/m², to a tenth; null unless weight and height were measured. */
export function bmiOf({ weight, height }: VitalReadings): number | null {
  return weight && height ? roundTo(weight / (height / 100) ** 2, 1) : null;
}

const ADULT_MONTHS = 19 * 12;
/** WHO: 18.5–24.9 in adults. Children and adolescents are held against centiles of their age, which are not here; pregnancy against neither. */
const BMI: VitalReference = { low: 18.5, high: 24.9, criticalLow: null, criticalHigh: null };

const flagged = (code: FlaggedVital['code'], value: number, reference: VitalReference | null): FlaggedVital => ({
  code,
  flag: reference ? flagOf(value, reference) : null,
  reference,
});

/** Every value that was measured, and what follows from them, each with its flag. */
export function flagsOf(readings: VitalReadings, age: AgeOnDay | null): FlaggedVital[] {
  const numbers = VITAL_CODES.flatMap((code) => {
    const value = readings[code];
    return value === undefined || value === null ? [] : [flagged(code, value, referenceFor(code, readings, age))];
  });
  const bmi = bmiOf(readings);
  const adult = age !== null && age.months >= ADULT_MONTHS && !readings.pregnant;
  return [
    ...numbers,
    ...(bmi === null ? [] : [flagged('bmi', bmi, adult ? BMI : null)]),
    ...(readings.consciousness
      ? [{ code: 'consciousness' as const, flag: readings.consciousness === 'alert' ? ('N' as const) : ('AA' as const), reference: null }]
      : []),
  ];
}
