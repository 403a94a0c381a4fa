import type { FieldError } from './common.js';
import type { RecordVitalsRequest } from './vital-requests.js';
import { celsiusOf, FAHRENHEIT, VITAL_CODES, VITALS, type VitalReadings } from './vital-values.js';

/** The values of a measuring, without when and in which visit. */
export type TypedVitals = Omit<RecordVitalsRequest, 'takenAt' | 'visitId' | 'note'>;

const error = (path: string, code: string, message: string): FieldError => ({ path, code, message });

function temperatureErrors({ temperature, temperatureUnit = 'Cel' }: TypedVitals): FieldError[] {
  if (temperature === undefined) return [];
  const { min, max } = temperatureUnit === 'Cel' ? VITALS.temperature : FAHRENHEIT;
  if (temperature < min) return [error('temperature', 'number.too_small', `This cannot be: use ${min} or more.`)];
  return temperature > max ? [error('temperature', 'number.too_large', `This cannot be: use ${max} or less.`)] : [];
}

function pressureErrors({ systolic, diastolic }: TypedVitals): FieldError[] {
  if (systolic === undefined && diastolic === undefined) return [];
  if (systolic === undefined) return [error('systolic', 'pressure.incomplete', 'Write the upper value too.')];
  if (diastolic === undefined) return [error('diastolic', 'pressure.incomplete', 'Write the lower value too.')];
  return diastolic < systolic ? [] : [error('diastolic', 'pressure.order', 'The lower value must be below the upper one.')];
}

/** Whether anything was measured at all; a scale or a pregnancy is none. */
export const isMeasured = (readings: VitalReadings): boolean =>
  [...VITAL_CODES.map((code) => readings[code]), readings.onOxygen, readings.consciousness].some(
    (value) => value !== undefined && value !== null,
  );

/** What no single field can say of itself. */
export const vitalErrors = (typed: TypedVitals): FieldError[] => [
  ...(isMeasured(typed) ? [] : [error('vitals', 'vitals.nothing', 'Write down at least one value.')]),
  ...pressureErrors(typed),
  ...temperatureErrors(typed),
];

/** The same with the temperature in Cel, as it is kept and scored. */
export function readingsOf({ temperature, temperatureUnit = 'Cel', ...rest }: TypedVitals): VitalReadings {
  if (temperature === undefined) return rest;
  return { ...rest, temperature: temperatureUnit === 'Cel' ? temperature : celsiusOf(temperature) };
}
