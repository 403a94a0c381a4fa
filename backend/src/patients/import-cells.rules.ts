import { getCountries, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Gender, ImportDateOrder } from '@hms/shared-dto';
import { CellError } from '../common/csv-cells.js';

const GENDER_WORDS: Readonly<Record<Gender, readonly string[]>> = {
  male: ['m', 'male', 'man', 'boy', 'पुरुष', 'पु', 'नर', 'लड़का'],
  female: ['f', 'female', 'woman', 'girl', 'महिला', 'स्त्री', 'औरत', 'लड़की'],
  other: [
    'o',
    'other',
    'transgender',
    'trans',
    't',
    'third gender',
    'non binary',
    'nonbinary',
    'intersex',
    'x',
    'अन्य',
    'तृतीय लिंग',
    'किन्नर',
  ],
  unknown: ['', 'u', 'unk', 'unknown', 'na', 'n a', 'not known', 'not stated', 'not specified', 'undisclosed', '0', 'अज्ञात'],
};
const GENDER_BY_WORD: ReadonlyMap<string, Gender> = new Map(
  (Object.keys(GENDER_WORDS) as Gender[]).flatMap((gender) =>
    GENDER_WORDS[gender].map((word): [string, Gender] => [word.normalize('NFC'), gender]),
  ),
);

/** An empty cell is `unknown`. @throws CellError */
export function readGender(text: string): Gender {
  const word = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
  const gender = GENDER_BY_WORD.get(word);
  if (gender === undefined) throw new CellError('gender.unknown', 'This gender is not known. Write male, female, other or unknown.');
  return gender;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = String.raw`(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AaPp][Mm])?(?:Z|[+-]\d{2}:?\d{2})?)?`;
const YEAR_FIRST = new RegExp(String.raw`^(\d{4})[./-](\d{1,2})[./-](\d{1,2})${TIME}$`);
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const YEAR_LAST = new RegExp(String.raw`^(\d{1,2})[./-](\d{1,2})[./-](\d{4})${TIME}$`);
const DAY_MONTH_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[ ./-]+([A-Za-z]{3,9})\.?,?[ ./-]+(\d{4})$/;
const MONTH_NAME_DAY = /^([A-Za-z]{3,9})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4})$/;
const SHORT_YEAR = /^\d{1,2}[ ./-]+(?:\d{1,2}|[A-Za-z]{3,9})[ ./-]+\d{2}$/;

type YearMonthDay = readonly [year: string, month: string, day: string];

const monthNumber = (name: string): string => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);

function yearLast(text: string, order: ImportDateOrder): YearMonthDay | null {
  const [, one, two, year] = YEAR_LAST.exec(text) ?? [];
  if (year === undefined) return null;
  return order === 'mdy' ? [year, one, two] : [year, two, one];
}

function withMonthName(text: string): YearMonthDay | null {
  const dayFirst = DAY_MONTH_NAME.exec(text);
  if (dayFirst) return [dayFirst[3], monthNumber(dayFirst[2]), dayFirst[1]];
  const monthFirst = MONTH_NAME_DAY.exec(text);
  return monthFirst ? [monthFirst[3], monthNumber(monthFirst[1]), monthFirst[2]] : null;
}

function parts(text: string, order: ImportDateOrder): YearMonthDay | null {
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  return yearFirst ? [yearFirst[1], yearFirst[2], yearFirst[3]] : (yearLast(text, order) ?? withMonthName(text));
}

/** Digits of Devanagari as ASCII ones. */
export const asciiDigits = (text: string): string => text.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x0966));

/**
 * A date as `YYYY-MM-DD`; whether the day exists is the DTO's rule. Years of two digits are refused: 03/04/26 may be a baby or a centenarian.
 * @throws CellError
 */
export function readDate(cell: string, order: ImportDateOrder): string {
  const text = asciiDigits(cell.trim());
  if (SHORT_YEAR.test(text)) throw new CellError('date.short_year', 'Write the year with four digits.');
  const found = parts(text, order);
  if (!found) throw new CellError('date.invalid', 'Write the date as year-month-day, such as 1978-03-02.');
  const [year, month, day] = found;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** Whole years: `48`, `48 y`, `48 yrs`. @throws CellError */
export function readAge(cell: string): number {
  const match = /^(\d{1,3})(?:\.0+)?\s*(?:y|yr|yrs|year|years|वर्ष|साल)?\.?$/i.exec(asciiDigits(cell.trim()));
  if (!match) throw new CellError('number.invalid', 'Write the age in whole years, such as 48.');
  return Number(match[1]);
}

/** E.164; numbers without a country code are India's. @throws CellError */
export function readPhone(cell: string): string {
  const text = asciiDigits(cell.trim());
  const number = /^[+\d\s().-]+$/.test(text) ? parsePhoneNumberFromString(text.replace(/^00/, '+'), 'IN') : undefined;
  if (!number?.isPossible())
    throw new CellError('phone.invalid', 'Write one telephone number with all its digits, such as +91 98220 41763.');
  return number.number;
}

/** ISO 3166 codes by English name. */
const COUNTRY_BY_NAME: ReadonlyMap<string, string> = (() => {
  const names = new Intl.DisplayNames(['en'], { type: 'region' });
  const known = getCountries().map((code): [string, string] => [(names.of(code) ?? code).toLowerCase(), code]);
  return new Map([...known, ['usa', 'US'], ['uk', 'GB'], ['uae', 'AE'], ['bharat', 'IN'], ['भारत', 'IN']]);
})();

/** A code as it is, a country's English name as its code. The DTO's rule judges the rest. */
export const readCountry = (cell: string): string => COUNTRY_BY_NAME.get(cell.trim().toLowerCase()) ?? cell.trim().toUpperCase();

/** `B+`, `b positive`, `AB -ve`, `O Pos`. */
export const readBloodGroup = (cell: string): string =>
  cell
    .toUpperCase()
    .replace(/\s*\(?(?:POSITIVE|POS|\+\s*VE)\)?/, '+')
    .replace(/\s*\(?(?:NEGATIVE|NEG|[-−–]\s*VE|[−–])\)?/, '-')
    .replace(/\s+/g, '');

/** A whole name at its last space; one word is the family name. */
export function splitName(cell: string): { firstName?: string; lastName: string } {
  const words = cell.trim().split(/\s+/u);
  const lastName = words.pop() ?? '';
  return words.length > 0 ? { firstName: words.join(' '), lastName } : { lastName };
}
