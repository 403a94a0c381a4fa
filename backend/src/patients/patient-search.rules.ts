import { NUMBER_DIGITS } from '@hms/shared-dto';
import { identifierSpellings } from './identifiers.rules.js';
import { checkDigitsOf } from './check-digits.rules.js';
import { nameWords } from './patient-name.rules.js';

/** What a text in the one search box is looked up as. */
export type PatientSearch =
  | { readonly kind: 'number'; readonly numbers: readonly string[]; readonly identifiers: readonly string[] }
  | { readonly kind: 'identifier'; readonly identifiers: readonly string[] }
  | { readonly kind: 'phone'; readonly digits: string }
  | { readonly kind: 'email'; readonly email: string }
  | { readonly kind: 'birthDate'; readonly date: string | null }
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly identifiers: readonly string[] };

/** `CH-42`, `CH-42-8` with its check digit, or seven digits and more without a hyphen; fewer could be a name that ends in digits. */
const NUMBER = /^([A-Za-z]{1,4})(?:-(\d{1,12})(?:-(\d))?|(\d{7,13}))$/;
const PHONE = /^\+?[\d\s().-]{2,24}$/;
const MIN_PHONE_DIGITS = 2;
const ABHA_DIGITS = 14;
const MAX_WORDS = 8;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const dayOf = (year: string, month: number, day: string): string | null => {
  const text = `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text) ? text : null;
};

/** The date that a text is written as: `2026-11-22`, `22/11/2026`, `22-Nov-2026`; undefined when it looks like none, null when there is no such day. */
export function searchedDate(text: string): string | null | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return dayOf(iso[1], Number(iso[2]), iso[3]);
  const numeric = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (numeric) return dayOf(numeric[3], Number(numeric[2]), numeric[1]);
  const named = /^(\d{1,2})[\s-]([A-Za-z]{3})[A-Za-z]{0,6}[\s-](\d{4})$/.exec(text);
  if (!named) return undefined;
  const month = MONTHS.indexOf(named[2].toLowerCase()) + 1;
  return month === 0 ? undefined : dayOf(named[3], month, named[1]);
}

/** How often zeros may have been put before a running number: patterns change, and numbers that were given stay. */
const WIDTHS = Array.from({ length: NUMBER_DIGITS.max - NUMBER_DIGITS.min + 1 }, (_, index) => NUMBER_DIGITS.min + index);

const filledUp = (digits: string): string[] => {
  const bare = digits.replace(/^0+(?=\d)/, '');
  return [...new Set(WIDTHS.map((width) => bare.padStart(width, '0')))];
};

/** Every number that may be meant: with and without check digit, whatever the pattern was when it was given. */
function patientNumbers([, letters, running, check, together]: RegExpExecArray): string[] {
  const prefix = letters.toUpperCase();
  const withCheck = (digits: string, digit: string): string[] => filledUp(digits).map((number) => `${prefix}-${number}-${digit}`);
  if (check !== undefined) return withCheck(running, check);
  const digits = running ?? together;
  const plain = filledUp(digits).map((number) => `${prefix}-${number}`);
  const computed = [...checkDigitsOf(digits)].flatMap((digit) => withCheck(digits, digit));
  // Without hyphens the last digit may be the check digit.
  const last = together === undefined ? [] : withCheck(together.slice(0, -1), together.slice(-1));
  return [...new Set([...plain, ...computed, ...last])];
}

/** Routes a text: birth date, patient number, phone, e-mail, or words of the name. */
export function searchFor(q: string): PatientSearch {
  const text = q.trim();
  const date = searchedDate(text);
  if (date !== undefined) return { kind: 'birthDate', date };
  const number = NUMBER.exec(text);
  // A passport looks like one too: a letter and seven digits.
  if (number) return { kind: 'number', numbers: patientNumbers(number), identifiers: identifierSpellings(text) };
  return digitSearch(text) ?? textSearch(text);
}

/** A phone, or an ABHA number by its length. */
function digitSearch(text: string): PatientSearch | null {
  const digits = text.replace(/\D/g, '').replace(/^0/, '');
  if (!PHONE.test(text) || digits.length < MIN_PHONE_DIGITS) return null;
  return digits.length === ABHA_DIGITS ? { kind: 'identifier', identifiers: identifierSpellings(text) } : { kind: 'phone', digits };
}

function textSearch(text: string): PatientSearch {
  if (text.includes('@')) return { kind: 'email', email: text.toLowerCase() };
  const identifiers = /\d{3}/.test(text) ? identifierSpellings(text) : [];
  return { kind: 'words', words: nameWords(text).slice(0, MAX_WORDS), identifiers };
}

/** A text inside a LIKE pattern, where it stands for itself. */
export const likeLiteral = (text: string): string => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

/** Shorter words have too many neighbours. */
const MIN_SLIP_LENGTH = 4;
const MAX_SLIP_LENGTH = 20;

/** The word with each two neighbouring letters changed over: `shrama` gives `sharma` among others. */
export function transpositions(word: string): string[] {
  const letters = [...word];
  if (letters.length < MIN_SLIP_LENGTH || letters.length > MAX_SLIP_LENGTH) return [];
  const swapped = letters
    .slice(1)
    .map((letter, index) => [...letters.slice(0, index), letter, letters[index], ...letters.slice(index + 2)].join(''));
  return [...new Set(swapped)].filter((slip) => slip !== word);
}
