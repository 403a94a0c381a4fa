import type { FileColumn, ImportRowError } from '@hms/shared-dto';
import type { CsvRow } from './csv-file.js';

/** A row of a table whose columns are known. */
export interface TableRow<Key extends string> {
  readonly line: number;
  /** What is written, by column; nothing of an empty cell. */
  readonly cells: Readonly<Partial<Record<Key, string>>>;
}

/** Why a cell cannot be used. */
export class CellError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', 'हाँ', 'हां']);
const NO: ReadonlySet<string> = new Set(['no', 'n', 'false', '0', 'नहीं']);

/** @throws CellError */
export function readYesNo(cell: string): boolean {
  const word = cell.normalize('NFC').toLowerCase();
  if (YES.has(word) || NO.has(word)) return YES.has(word);
  throw new CellError('boolean.invalid', 'Write yes or no.');
}

/** A row with more cells than the file has columns: one of them stands in a wrong column. Null for any other. */
export function overflowOf({ line, cells }: CsvRow, columnCount: number): ImportRowError | null {
  if (cells.slice(columnCount).every((cell) => cell.trim() === '')) return null;
  const message = 'This row has more cells than the file has columns. Look for a missing quote or separator.';
  return { line, column: null, code: 'row.too_many_cells', message };
}

/**
 * A number as spreadsheets write it, with a point or a comma before the decimals. `4,500` is refused: it is four and a half in one country and some
 * thousands in another.
 * @throws CellError
 */
export function readNumber(cell: string): number {
  if (/^-?\d+([.,]\d+)?$/.test(cell) && !/,\d{3}$/.test(cell)) return Number(cell.replace(',', '.'));
  throw new CellError('number.invalid', 'Write a number such as 4.5 or 4500, without a comma between thousands.');
}

/** Words as they are compared: lower case, one space between two, no marks. */
export const wordOf = (cell: string): string =>
  cell
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** What the cells of some columns say. One that cannot be read says nothing, and why; a reader may answer with nothing. */
export function readCells<Key extends string>(
  row: TableRow<Key>,
  columns: readonly FileColumn<Key>[],
  readers: { readonly [K in Key]: (cell: string) => unknown },
): { values: Partial<Record<Key, unknown>>; errors: ImportRowError[] } {
  const values: Partial<Record<Key, unknown>> = {};
  const errors: ImportRowError[] = [];
  for (const { key, head } of columns) {
    const cell = row.cells[key];
    if (cell === undefined) continue;
    try {
      const value = readers[key](cell);
      if (value !== undefined) values[key] = value;
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      errors.push({ line: row.line, column: head, code: error.code, message: error.message });
    }
  }
  return { values, errors };
}
