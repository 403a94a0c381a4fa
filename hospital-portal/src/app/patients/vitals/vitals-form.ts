import { type AbstractControl, NonNullableFormBuilder, type ValidatorFn, Validators } from '@angular/forms';
import {
  FAHRENHEIT,
  VITALS,
  VITAL_CODES,
  type RecordVitalsRequest,
  type TypedVitals,
  type VitalCode,
  type VitalSigns,
} from '@hms/shared-dto';

/** A number as people type it, with a comma or a point; undefined for none. */
export const numberOf = (text: string): number | undefined => {
  const trimmed = text.trim().replace(',', '.');
  return trimmed === '' ? undefined : Number(trimmed);
};

interface Bounds {
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}

function problemOf(text: string, { min, max, decimals }: Bounds): string | null {
  const value = numberOf(text);
  if (value === undefined) return null;
  if (!/^\d+([.,]\d+)?$/.test(text.trim())) return 'Write a number.';
  if ((text.trim().split(/[.,]/)[1] ?? '').length > decimals)
    return decimals === 0 ? 'Write a whole number.' : `At most ${decimals} decimals.`;
  if (value < min) return `This cannot be: ${min} or more.`;
  return value > max ? `This cannot be: ${max} or less.` : null;
}

const within =
  (bounds: (control: AbstractControl) => Bounds): ValidatorFn =>
  (control) => {
    const problem = problemOf(control.value as string, bounds(control));
    return problem === null ? null : { reading: problem };
  };

const temperatureBounds = ({ parent }: AbstractControl): Bounds =>
  parent?.get('temperatureUnit')?.value === '[degF]' ? FAHRENHEIT : VITALS.temperature;

const reading = (code: VitalCode): [string, ValidatorFn] => ['', within(code === 'temperature' ? temperatureBounds : () => VITALS[code])];

const REASON_MAX = 500;
const NOTE_MAX = 1000;

/** The form of one measuring: texts as they are typed, since half a number is none. */
export const createVitalsForm = (builder: NonNullableFormBuilder) =>
  builder.group({
    ...{ systolic: reading('systolic'), diastolic: reading('diastolic'), heartRate: reading('heartRate') },
    ...{ respiratoryRate: reading('respiratoryRate'), temperature: reading('temperature'), oxygenSaturation: reading('oxygenSaturation') },
    ...{ weight: reading('weight'), height: reading('height'), headCircumference: reading('headCircumference'), pain: reading('pain') },
    temperatureUnit: 'Cel',
    onOxygen: '',
    consciousness: '',
    scale2: false,
    pregnant: false,
    note: ['', Validators.maxLength(NOTE_MAX)],
    /** Of a correction alone. */
    reason: ['', Validators.maxLength(REASON_MAX)],
  });
export type VitalsFormGroup = ReturnType<typeof createVitalsForm>;
type Typed = ReturnType<VitalsFormGroup['getRawValue']>;

/** What is typed, as far as it can be true: for flags and scores as one types. */
export function typedVitals(form: VitalsFormGroup, typed: Typed = form.getRawValue()): TypedVitals {
  const numbers = VITAL_CODES.filter((code) => form.controls[code].valid).map((code) => [code, numberOf(typed[code])] as const);
  return {
    ...Object.fromEntries(numbers.filter(([, value]) => value !== undefined)),
    ...(typed.temperatureUnit === '[degF]' && typed.temperature.trim() ? { temperatureUnit: '[degF]' as const } : {}),
    ...(typed.onOxygen ? { onOxygen: typed.onOxygen === 'oxygen' } : {}),
    ...(typed.consciousness ? { consciousness: typed.consciousness as NonNullable<TypedVitals['consciousness']> } : {}),
    ...(typed.scale2 ? { oxygenScale: 2 as const } : {}),
    ...(typed.pregnant ? { pregnant: true } : {}),
  };
}

/** The whole form as the API wants it. */
export const toVitalsRequest = (form: VitalsFormGroup): RecordVitalsRequest => {
  const note = form.getRawValue().note.trim();
  return { ...typedVitals(form), ...(note ? { note } : {}) };
};

const text = (value: number | null): string => (value === null ? '' : String(value));

/** One that is corrected, as it was typed. */
export function fillVitalsForm(form: VitalsFormGroup, vitals: VitalSigns): void {
  const { temperature, temperatureFahrenheit, onOxygen, consciousness } = vitals;
  form.reset({
    ...(Object.fromEntries(VITAL_CODES.map((code) => [code, text(vitals[code])])) as Record<VitalCode, string>),
    temperature: text(temperatureFahrenheit ?? temperature),
    temperatureUnit: temperatureFahrenheit === null ? 'Cel' : '[degF]',
    onOxygen: onOxygen === null ? '' : onOxygen ? 'oxygen' : 'air',
    consciousness: consciousness ?? '',
    ...{ scale2: vitals.oxygenScale === 2, pregnant: vitals.pregnant, note: vitals.note ?? '', reason: '' },
  });
  // It was held against the limits of the unit before.
  form.controls.temperature.updateValueAndValidity();
}
