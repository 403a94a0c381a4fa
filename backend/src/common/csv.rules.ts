import { stringify } from 'csv-stringify/sync';

/** Excel reads UTF-8 only behind a byte order mark. */
const BYTE_ORDER_MARK = '\uFEFF';

/** What spreadsheets take for the beginning of a formula (OWASP), full-width signs of East Asian keyboards too; behind apostrophes of ours or of others. */
const FORMULA = /^'*[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/u;

/** A cell that a spreadsheet shows as it is: an apostrophe goes before what would be a formula, and before what {@link withoutGuard} would take one from. */
export const withGuard = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The cell that {@link withGuard} was given. */
export const withoutGuard = (cell: string): string => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

type Cell = string | number | null;

/** Rows as lines of a CSV file (RFC 4180). */
export const csvLines = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? withGuard(cell) : cell))),
    // A lone line feed is no delimiter of records here, but a reader may take it for one.
    { record_delimiter: 'windows', quoted_match: /^\s|\s$|[\r\n]/ },
  );

/** How a file begins. */
export const csvHead = (heads: readonly string[]): string => BYTE_ORDER_MARK + csvLines([heads]);
