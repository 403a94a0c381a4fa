/** @typedef {{ code: string, display: string, billable: boolean }} Code */

const MOST = 300;
/** What the tables take: with its point. */
export const CODE = /^[A-Z0-9][A-Z0-9.]{1,9}$/;
/** CMS order file: order number, code, 1 for a code that can be billed, words of 60 characters at most, then all of them; columns are fixed. */
const ORDER = /^(\d{5}) ([A-Z0-9]{3,7}) {1,5}([01]) (.{60}) (.+)$/;

/** ICD-10 puts the point after the third character. @param {string} bare */
export const withPoint = (bare) => (bare.includes('.') || bare.length <= 3 ? bare : `${bare.slice(0, 3)}.${bare.slice(3)}`);

/** @param {string} code @param {string} display @param {boolean} billable @returns {Code | null} null where it is none */
function toCode(code, display, billable) {
  const tidy = display.trim().replace(/\s+/g, ' ').slice(0, MOST);
  const pointed = withPoint(code.trim().toUpperCase());
  return CODE.test(pointed) && tidy !== '' ? { code: pointed, display: tidy, billable } : null;
}

/** @param {string} line of an order file @returns {Code | null} */
export function ofOrderLine(line) {
  const match = ORDER.exec(line.replace(/\s+$/, ''));
  return match ? toCode(match[2], match[5], match[3] === '1') : null;
}

const COLUMNS = {
  code: ['code', 'icd10', 'icd_10', 'icd10code', 'diagnosis_code'],
  display: ['display', 'description', 'long_description', 'longdescription', 'name', 'title'],
  billable: ['billable', 'hippacovered', 'hipaacovered', 'valid'],
};

/**
 * Reads rows of a CSV file whose first row names its columns.
 * @param {string[]} head @returns {(row: string[]) => Code | null}
 * @throws {Error} when code or words have no column
 */
export function ofCsvRows(head) {
  const names = head.map((name) =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase()
      .replaceAll(' ', '_'),
  );
  const at = (/** @type {keyof typeof COLUMNS} */ what) => names.findIndex((name) => COLUMNS[what].includes(name));
  const [code, display, billable] = [at('code'), at('display'), at('billable')];
  if (code < 0 || display < 0) throw new Error(`The file needs a column "code" and a column "display"; it has ${head.join(', ')}.`);
  const isNo = (/** @type {string | undefined} */ text) => ['0', 'no', 'n', 'false'].includes((text ?? '').trim().toLowerCase());
  return (row) => toCode(row[code] ?? '', row[display] ?? '', billable < 0 || !isNo(row[billable]));
}
