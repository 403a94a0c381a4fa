import type { VitalSigns } from '@hms/shared-dto';
import { type ShownVital, shownVitals } from '../vitals/vital-words';

/** A value with when it was measured. */
export interface LatestValue extends ShownVital {
  readonly takenAt: string;
}

/** What a summary has room for. */
const LABELS = ['Blood pressure', 'Heart rate', 'Resp. rate', 'Temperature', 'SpO₂', 'Weight'];

/** The last value of each, out of measurings with the newest first. */
export function latestValues(rows: readonly VitalSigns[]): readonly LatestValue[] {
  const all = rows.flatMap((vitals) => shownVitals(vitals).map((value) => ({ ...value, takenAt: vitals.takenAt })));
  return LABELS.flatMap((label) => all.find((value) => value.label === label) ?? []);
}
