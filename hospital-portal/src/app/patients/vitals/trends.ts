import { VITALS, type VitalAssessment, type VitalCode, type VitalSigns } from '@hms/shared-dto';
import type { Trend, TrendPoint } from '../../shared/charts/trend';
import { rangeText } from './vital-words';

/** One small chart with its name and last value. */
export interface VitalTrend extends Trend {
  readonly code: VitalCode;
  readonly label: string;
  readonly unit: string;
  readonly latest: string;
  /** There is nothing to hold the last value against. */
  readonly unreferenced: boolean;
}

const TRENDED = [
  'systolic',
  'heartRate',
  'respiratoryRate',
  'temperature',
  'oxygenSaturation',
  'weight',
] as const satisfies readonly VitalCode[];
const LABELS: Partial<Record<VitalCode, string>> = { systolic: 'Blood pressure', oxygenSaturation: 'SpO₂' };
/** Two points make a trend. */
const FEWEST = 2;

const assessed = ({ assessments }: VitalSigns, code: VitalCode): VitalAssessment | undefined =>
  assessments.find((one) => one.code === code);

function pointOf(vitals: VitalSigns, code: VitalCode): TrendPoint[] {
  const value = vitals[code];
  if (value === null) return [];
  const codes: readonly VitalCode[] = code === 'systolic' ? ['systolic', 'diastolic'] : [code];
  const flags = codes.map((one) => assessed(vitals, one)?.flag ?? null);
  const outside = flags.some((flag) => flag !== null && flag !== 'N');
  return [
    {
      // Of a pair, what is outside says more than that the other has no reference.
      ...{ at: Date.parse(vitals.takenAt), value, outside, unreferenced: flags.includes(null) && !outside },
      critical: flags.some((flag) => flag === 'HH' || flag === 'LL'),
      ...(code === 'systolic' && vitals.diastolic !== null ? { from: vitals.diastolic } : {}),
    },
  ];
}

const said = ({ value, from }: TrendPoint): string => (from === undefined ? String(value) : `${value}/${from}`);

/** What is said of the range, and of how many values there is none. */
function rangeWords(points: readonly TrendPoint[], range: string): string {
  const unknown = points.filter(({ unreferenced }) => unreferenced).length;
  if (unknown === points.length) return ', no reference';
  return `${range ? `, usual ${range}` : ''}${unknown > 0 ? `, ${unknown} without reference` : ''}`;
}

/** The small charts of what was measured at least twice, out of a page of the list; mistakes are in none. */
export function trendsOf(rows: readonly VitalSigns[]): readonly VitalTrend[] {
  const counted = rows.filter(({ status }) => status === 'final').sort((one, other) => Date.parse(one.takenAt) - Date.parse(other.takenAt));
  return TRENDED.flatMap((code) => {
    const points = counted.flatMap((vitals) => pointOf(vitals, code));
    if (points.length < FEWEST) return [];
    const newest = counted.filter((vitals) => vitals[code] !== null).at(-1)!;
    const { low, high } = assessed(newest, code) ?? { low: null, high: null };
    const label = LABELS[code] ?? VITALS[code].label;
    const unit = VITALS[code].shownUnit;
    const latest = said(points.at(-1)!);
    const usual = rangeWords(points, rangeText({ low, high }));
    const summary = `${label}, ${points.length} values, first ${said(points[0])}, last ${latest} ${unit}${usual}`;
    const unreferenced = points.at(-1)!.unreferenced === true;
    return [{ code, label, unit, points, low, high, latest, unreferenced, summary }];
  });
}
