import { Temporal } from 'temporal-polyfill';

/** What the hospital's clock shows now, as a field of date and time holds it: `2026-11-22T10:41`. */
export const clockNow = (zone: string): string => Temporal.Now.plainDateTimeISO(zone).toString({ smallestUnit: 'minute' });

/** The instant at which the hospital's clock shows this; null where it is none. */
export function instantOf(clock: string, zone: string): string | null {
  try {
    return Temporal.PlainDateTime.from(clock).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return null;
  }
}
