import {
  CONSCIOUSNESS_LABELS,
  VITALS,
  VITAL_CODES,
  type News2Answer,
  type News2Risk,
  type VitalAssessment,
  type VitalCode,
  type VitalFlag,
  type VitalReference,
  type VitalSigns,
} from '@hms/shared-dto';
import { type IconName, type Tone, dayOf, formatDate } from '@hms/shared-ui';

/** A flag as letter, arrow and word; normal has none: silence is normal, so what has no reference is never silent. */
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

/** What is said of a value that there is nothing to hold against: it is not normal. */
export const NO_REFERENCE = 'No reference';

/** `60–100`, `below 92`; nothing where no reference is known. */
export function rangeText({ low, high }: Pick<VitalReference, 'low' | 'high'>): string {
  if (low !== null && high !== null) return `${low}–${high}`;
  if (low !== null) return `${low} or more`;
  return high === null ? '' : `${high} or less`;
}

/** `High, usual 60–100`; `Usual (60–100)`; `No reference`. */
export function flagWords(flag: VitalFlag | null, reference: Pick<VitalReference, 'low' | 'high'> | null): string {
  const range = reference ? rangeText(reference) : '';
  if (flag === null) return NO_REFERENCE;
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
/** What is not usual, or not known to be; a pair without a reference says so once. */
const flagsFor = ({ assessments }: VitalSigns, ...codes: readonly VitalAssessment['code'][]): VitalAssessment[] =>
  assessments.filter(({ code, flag }) => codes.includes(code) && flag !== 'N').filter(({ flag }, index) => flag !== null || index === 0);

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

/** A sign that a form asks for. */
export type AskedSign = VitalCode | 'onOxygen' | 'consciousness';

/** One value of before, as it is said, and when it was measured. */
export interface PreviousValue {
  readonly words: string;
  readonly takenAt: string;
}

const SIGNS: readonly AskedSign[] = [...VITAL_CODES, 'onOxygen', 'consciousness'];

function signWords(vitals: VitalSigns, sign: AskedSign): string | null {
  if (sign === 'onOxygen') return vitals.onOxygen === null ? null : vitals.onOxygen ? 'oxygen' : 'air';
  if (sign === 'consciousness') return vitals.consciousness && CONSCIOUSNESS_LABELS[vitals.consciousness].toLowerCase();
  return vitals[sign] === null ? null : String(vitals[sign]);
}

/** The last value of each sign, out of what counts with the newest first; of a correction, what was measured before the one that is corrected. */
export function previousValues(counted: readonly VitalSigns[], wrong: VitalSigns | null): ReadonlyMap<AskedSign, PreviousValue> {
  const before = wrong ? counted.filter(({ id, takenAt }) => id !== wrong.id && Date.parse(takenAt) <= Date.parse(wrong.takenAt)) : counted;
  const found = SIGNS.flatMap((sign): [AskedSign, PreviousValue][] => {
    const vitals = before.find((one) => signWords(one, sign) !== null);
    return vitals ? [[sign, { words: signWords(vitals, sign)!, takenAt: vitals.takenAt }]] : [];
  });
  return new Map(found);
}

/** `Before 82, 22-Nov-2026`, by the hospital's clock: what stands beside a field. */
export const previousText = (previous: PreviousValue | undefined, zone: string): string =>
  previous ? `Before ${previous.words}, ${formatDate(dayOf(new Date(previous.takenAt), zone))}` : '';
