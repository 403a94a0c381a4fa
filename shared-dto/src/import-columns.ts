import { IMPORT_FIELDS, IMPORT_HEADS, ownImportField, type ImportField, type ImportTarget } from './import-fields.js';

/** How dates such as 03/04/1978 are read. */
export const IMPORT_DATE_ORDERS = ['ymd', 'dmy', 'mdy'] as const;
export type ImportDateOrder = (typeof IMPORT_DATE_ORDERS)[number];

const FIELD_BY_HEAD: ReadonlyMap<string, ImportField> = new Map(
  IMPORT_FIELDS.flatMap((field) => IMPORT_HEADS[field].map((head): [string, ImportField] => [headKey(head), field])),
);

/** A column's head as heads are compared: lower case, words apart by one space, without marks such as `*`, `_` or brackets. */
export function headKey(head: string): string {
  return head
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** A field of the hospital's own, as far as heads of columns name it. */
export interface NamedField {
  readonly key: string;
  readonly label: string;
}

/** Whether a column of this head is taken for a usual field, or says nothing. */
export const isUsualHead = (head: string): boolean => headKey(head) === '' || FIELD_BY_HEAD.has(headKey(head));

/** What a column of a field of the hospital's own may be called, the surest first. */
const OWN_NAMES: readonly ((field: NamedField) => string)[] = [({ key }) => ownImportField(key), ({ label }) => label, ({ key }) => key];

/**
 * Guesses what each column of a file holds from its head. A field is given once, to the first column that fits; a whole name is not used where
 * the file has family names of its own. The hospital's own fields take what the usual ones leave.
 * @returns one entry for each head: its field, or null for a column that is left out
 */
export function guessImportColumns(heads: readonly string[], own: readonly NamedField[] = []): (ImportTarget | null)[] {
  const guesses: (ImportTarget | null)[] = usualColumns(heads);
  const free = [...own];
  for (const nameOf of OWN_NAMES)
    heads.forEach((head, at) => {
      const place = free.findIndex((field) => headKey(nameOf(field)) === headKey(head));
      if (guesses[at] !== null || headKey(head) === '' || place === -1) return;
      guesses[at] = ownImportField(free[place].key);
      free.splice(place, 1);
    });
  return guesses;
}

function usualColumns(heads: readonly string[]): (ImportField | null)[] {
  const taken = new Set<ImportField>();
  const guesses = heads.map((head) => {
    const field = FIELD_BY_HEAD.get(headKey(head)) ?? null;
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
  return taken.has('lastName') ? guesses.map((field) => (field === 'fullName' ? null : field)) : guesses;
}

/** Whether patients can be made of columns with these fields: they need a name, and a birth date or an age. */
export function missingImportFields(fields: readonly (ImportTarget | null)[]): string[] {
  const has = (...some: ImportField[]): boolean => some.some((field) => fields.includes(field));
  return [
    ...(has('lastName', 'fullName', 'firstName') ? [] : ['name']),
    ...(has('dateOfBirth', 'ageYears') ? [] : ['date of birth or age']),
  ];
}

/**
 * Guesses how the dates of a column are written: month first only where a day above 12 proves it and nothing speaks against it;
 * otherwise day first, as in India. Dates that begin with the year or name their month are read the same in every order.
 */
export function guessImportDateOrder(dates: readonly string[]): ImportDateOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const date of dates) {
    const match = /^\s*(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}/.exec(date);
    if (!match) continue;
    if (Number(match[1]) > 12) dayFirst += 1;
    if (Number(match[2]) > 12) monthFirst += 1;
  }
  return monthFirst > 0 && dayFirst === 0 ? 'mdy' : 'dmy';
}
