import {
  CONSCIOUSNESS_LABELS,
  VITALS,
  type News2Answer,
  type News2Risk,
  type VitalAssessment,
  type VitalCode,
  type VitalFlag,
  type VitalReference,
  type VitalSigns,
} from '@hms/shared-dto';
import { type IconName, type Tone, formatDate } from '@hms/shared-ui';

/** A flag as letter, arrow and word; normal has none: silence is normal. */
export interface FlagLook {
  readonly letters: string;
  readonly icon: IconName;
  readonly words: string;
  readonly critical: boolean;
}

export const FLAG_LOOKS: Readonly<Record<Exclude<VitalFlag, 'N'>, FlagLook>> = {
  L: { letters: 'L', icon: 'arrow_downward', words: 'Low', critical: false },
  LL: { letters: 'LL', icon: 'keyboard_double_arrow_down', words: 'Critically low', critical: true },
  H: { letters: 'H', icon: 'arrow_upward', words: 'High', critical: false },
  HH: { letters: 'HH', icon: 'keyboard_double_arrow_up', words: 'Critically high', critical: true },
  AA: { letters: 'A', icon: 'change_history', words: 'Critically abnormal', critical: true },
};

/** `60–100`, `below 92`; nothing where no reference is known. */
export function rangeText({ low, high }: Pick<VitalReference, 'low' | 'high'>): string {
  if (low !== null && high !== null) return `${low}–${high}`;
  if (low !== null) return `${low} or more`;
  return high === null ? '' : `${high} or less`;
}

/** `High, usual 60–100`; `Usual 60–100`; `No reference for this age`. */
export function flagWords(flag: VitalFlag | null, reference: Pick<VitalReference, 'low' | 'high'> | null): string {
  const range = reference ? rangeText(reference) : '';
  if (flag === null) return 'No reference';
  if (flag === 'N') return range ? `Usual (${range})` : 'Usual';
  return range ? `${FLAG_LOOKS[flag].words}, usual ${range}` : FLAG_LOOKS[flag].words;
}

const RISK_LOOKS: Readonly<Record<News2Risk, { readonly tone: Tone; readonly icon: IconName | null; readonly words: string }>> = {
  low: { tone: 'neutral', icon: null, words: 'low risk' },
  'low-medium': { tone: 'caution', icon: 'warning', words: 'low to medium risk' },
  medium: { tone: 'caution', icon: 'warning', words: 'medium risk' },
  high: { tone: 'critical', icon: 'error', words: 'high risk' },
};

/** A score as a chip; null where none was computed. */
export const news2Look = ({ score, risk }: Pick<News2Answer, 'score' | 'risk'>) =>
  score === null || risk === null ? null : { ...RISK_LOOKS[risk], label: `NEWS2 ${score}, ${RISK_LOOKS[risk].words}` };

/** One measured value of a row. */
export interface ShownVital {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly flags: readonly VitalAssessment[];
}

const shown = (vitals: VitalSigns, code: VitalCode): string => {
  const value = vitals[code];
  return value === null ? '' : String(value);
};
const flagsFor = ({ assessments }: VitalSigns, ...codes: readonly VitalAssessment['code'][]): VitalAssessment[] =>
  assessments.filter(({ code, flag }) => codes.includes(code) && flag !== null && flag !== 'N');

const single = (vitals: VitalSigns, code: VitalCode, label: string = VITALS[code].label): ShownVital => ({
  ...{ label, value: shown(vitals, code), unit: VITALS[code].shownUnit },
  flags: flagsFor(vitals, code),
});

function oxygen(vitals: VitalSigns): ShownVital {
  const on = vitals.onOxygen === null ? '' : vitals.onOxygen ? ', on oxygen' : ', on air';
  const row = single(vitals, 'oxygenSaturation', 'SpO₂');
  return { ...row, unit: `%${on}${vitals.oxygenScale === 2 ? ', scale 2' : ''}` };
}

/** What was measured, each as value, flag and unit, in the order of the table; what was not measured is not there. */
export const shownVitals = (vitals: VitalSigns): readonly ShownVital[] =>
  [
    {
      ...{ label: 'Blood pressure', unit: 'mmHg', flags: flagsFor(vitals, 'systolic', 'diastolic') },
      value: vitals.systolic === null ? '' : `${vitals.systolic}/${vitals.diastolic!}`,
    },
    single(vitals, 'heartRate'),
    single(vitals, 'respiratoryRate', 'Resp. rate'),
    single(vitals, 'temperature'),
    oxygen(vitals),
    {
      ...{ label: 'Consciousness', unit: '', flags: flagsFor(vitals, 'consciousness') },
      value: vitals.consciousness === null ? '' : CONSCIOUSNESS_LABELS[vitals.consciousness],
    },
    single(vitals, 'pain'),
    single(vitals, 'weight'),
    single(vitals, 'height'),
    { ...{ label: 'BMI', unit: 'kg/m²', flags: flagsFor(vitals, 'bmi') }, value: vitals.bmi === null ? '' : String(vitals.bmi) },
    single(vitals, 'headCircumference', 'Head'),
  ].filter(({ value }) => value !== '');

/** `82, 22-Nov-2026`: what stands beside a field. */
export const previousText = (newest: VitalSigns | null, code: VitalCode): string =>
  newest === null || newest[code] === null ? '' : `Before ${newest[code]}, ${formatDate(newest.takenAt.slice(0, 10))}`;
