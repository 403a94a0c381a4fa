import { readingsOf, vitalErrors, VITALS_AHEAD_MS, type FieldError, type RecordVitalsRequest } from '@hms/shared-dto';
import { VALUE_KEYS, type VitalValues } from './vitals.queries.js';

const FIRST: VitalValues = {
  ...Object.fromEntries(VALUE_KEYS.map((key) => [key, null])),
  oxygenScale: 1,
  pregnant: false,
} as unknown as VitalValues;

/** A request as it is stored: the temperature in Cel, with what was read off where that was not in Cel. */
export function toVitalValues(request: RecordVitalsRequest): VitalValues {
  const { takenAt: _when, visitId: _visit, note, ...typed } = request;
  const known = Object.entries({ ...readingsOf(typed), note: note || null }).filter(([key]) => key in FIRST);
  const fahrenheit = typed.temperatureUnit === '[degF]' ? (typed.temperature ?? null) : null;
  return { ...FIRST, ...Object.fromEntries(known), temperatureFahrenheit: fahrenheit };
}

/** What is wrong with a measuring as a whole. `null` is the same as left out. */
export function measuringErrors(request: RecordVitalsRequest, now: number): FieldError[] {
  const ahead = request.takenAt !== undefined && Date.parse(request.takenAt) > now + VITALS_AHEAD_MS;
  const early = ahead ? [{ path: 'takenAt', code: 'instant.future', message: 'This time is still to come.' }] : [];
  return [...vitalErrors(request), ...early];
}

/** Nulls are taken away: for a value they say that it was not measured. */
export const withoutNulls = <T extends object>(request: T): T =>
  Object.fromEntries(Object.entries(request).filter(([, value]) => value !== null && value !== undefined)) as T;
