import { partsOf } from '../format/dates';

/** What a list's address may say. Anybody may have typed it: what the API would refuse is left out, so an old or damaged link still opens. */

/** Characters from which a search starts. */
export const MIN_SEARCH_CHARACTERS = 2;
const MAX_SEARCH_CHARACTERS = 200;

/** A search that may be sent, or nothing: at least two characters. */
export function searchText(value: string | null | undefined): string | undefined {
  const text = (value ?? '').trim().slice(0, MAX_SEARCH_CHARACTERS);
  return [...text].length >= MIN_SEARCH_CHARACTERS ? text : undefined;
}

/** One of the values that there are, or nothing. */
export const oneOf = <T extends string>(values: readonly T[], value: string | null | undefined): T | undefined =>
  values.find((one) => one === value);

/** A page's cursor, as far as its form tells. */
export const cursorText = (value: string | null | undefined): string | undefined =>
  value && /^[A-Za-z0-9_-]{1,1024}$/.test(value) ? value : undefined;

/** A day `YYYY-MM-DD` of the calendar, or nothing. */
export const dayText = (value: string | null | undefined): string | undefined =>
  value?.length === 10 && partsOf(value) ? value : undefined;

/** Without what is not asked for, so that equal questions look equal. */
export const asked = <T extends object>(query: T): T =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined && value !== '')) as T;
