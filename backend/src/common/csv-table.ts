import { headKey, type FileColumn, type ImportRowError } from '@hms/shared-dto';
import { overflowOf, type TableRow } from './csv-cells.js';
import { UnusableFileError } from './csv-errors.js';
import type { CsvRow } from './csv-file.js';
import { withoutGuard } from './csv.rules.js';

/** A file whose columns are known, read whole. */
export interface CsvTable<Key extends string> {
  readonly rows: readonly TableRow<Key>[];
  /** Of rows that could not be read. */
  readonly errors: readonly ImportRowError[];
  /** Columns that the file has. */
  readonly present: ReadonlySet<Key>;
  /** Heads of columns that nobody asked for. */
  readonly leftOut: readonly string[];
}

/** Where each column stands; a column is taken once, the first that fits. */
function placesOf<Key extends string>(heads: readonly string[], columns: readonly FileColumn<Key>[]): ReadonlyMap<Key, number> {
  const keys = heads.map(headKey);
  const placeOf = ({ key, head }: FileColumn<Key>): number => keys.findIndex((one) => one === headKey(head) || one === headKey(key));
  return new Map(columns.map((column): [Key, number] => [column.key, placeOf(column)]).filter(([, place]) => place >= 0));
}

function refuseWithout<Key extends string>(columns: readonly FileColumn<Key>[], places: ReadonlyMap<Key, number>): void {
  const missing = columns.filter(({ key, required }) => required && !places.has(key)).map(({ head }) => head);
  if (missing.length === 0) return;
  throw new UnusableFileError(`The file has no column: ${missing.join(', ')}. Name the columns in the first line, as the template does.`);
}

const cellsOf = <Key extends string>({ cells }: CsvRow, places: ReadonlyMap<Key, number>): TableRow<Key>['cells'] =>
  Object.fromEntries(
    [...places].map(([key, place]) => [key, withoutGuard((cells[place] ?? '').trim()).trim()]).filter(([, cell]) => cell !== ''),
  ) as TableRow<Key>['cells'];

/** @throws UnusableFileError without the columns that it takes, without rows, or with more rows than it may have */
export async function readTable<Key extends string>(
  file: AsyncGenerator<CsvRow>,
  columns: readonly FileColumn<Key>[],
  maxRows: number,
): Promise<CsvTable<Key>> {
  const head = await file.next();
  if (head.done) throw new UnusableFileError('The file is empty. Send a CSV file whose first line names the columns.');
  const heads = head.value.cells.map((cell) => cell.trim());
  const places = placesOf(heads, columns);
  refuseWithout(columns, places);
  const rows: TableRow<Key>[] = [];
  const errors: ImportRowError[] = [];
  for await (const row of file) {
    if (rows.length + errors.length >= maxRows)
      throw new UnusableFileError(`The file has more than ${maxRows} rows. Split it and import the parts one after another.`);
    const overflow = overflowOf(row, heads.length);
    if (overflow) errors.push(overflow);
    else rows.push({ line: row.line, cells: cellsOf(row, places) });
  }
  if (rows.length + errors.length === 0) throw new UnusableFileError('The file has no rows below its head line.');
  const used = new Set(places.values());
  return { rows, errors, present: new Set(places.keys()), leftOut: heads.filter((name, place) => name !== '' && !used.has(place)) };
}
