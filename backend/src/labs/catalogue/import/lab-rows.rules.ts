import {
  LAB_IMPORT_COLUMNS,
  LAB_RANGE_COLUMNS,
  LAB_TEST_COLUMNS,
  type ImportRowError,
  type LabRange,
  type LabRangeColumn,
  type LabTestColumn,
  type LabTestRequest,
} from '@hms/shared-dto';
import { readCells, type TableRow } from '../../../common/csv-cells.js';
import { RANGE_READERS, TEST_READERS, type GivenPanel } from './lab-cells.rules.js';

export type LabColumn = LabTestColumn | LabRangeColumn;
type Row = TableRow<LabColumn>;

/** A test as the file has it: what it says, before it is held against the rules. */
export interface GivenTest {
  readonly code: string;
  readonly line: number;
  readonly said: Partial<LabTestRequest>;
  readonly panels: readonly GivenPanel[];
  readonly ranges: readonly { readonly line: number; readonly range: LabRange }[];
  /** Cells that cannot be read, rows that contradict each other. */
  readonly errors: readonly ImportRowError[];
}

export const headOf = (key: LabColumn): string => LAB_IMPORT_COLUMNS.find((column) => column.key === key)?.head ?? key;

const TEST_KEYS = LAB_TEST_COLUMNS.map(({ key }) => key);
const RANGE_KEYS = LAB_RANGE_COLUMNS.map(({ key }) => key);

/** The row that says it first, for each column. */
function firstSaying(rows: readonly Row[]): Row {
  const said = TEST_KEYS.map((key) => [key, rows.find(({ cells }) => cells[key] !== undefined)?.cells[key]] as const);
  return { line: rows[0]?.line ?? 0, cells: Object.fromEntries(said.filter(([, cell]) => cell !== undefined)) };
}

/** Rows of one test that say two things of it. */
const contradictions = (rows: readonly Row[], first: Row): ImportRowError[] =>
  rows.flatMap(({ line, cells }) =>
    TEST_KEYS.filter((key) => cells[key] !== undefined && cells[key] !== first.cells[key]).map((key) => ({
      ...{ line, column: headOf(key), code: 'row.contradicts' },
      message: `Another row of this code says “${first.cells[key] ?? ''}”.`,
    })),
  );

const saysRange = ({ cells }: Row): boolean => RANGE_KEYS.some((key) => cells[key] !== undefined);

/** A row of a code that is there already, and no range in it. */
const repetitions = ([first, ...others]: readonly Row[]): ImportRowError[] =>
  others
    .filter((row) => !saysRange(row))
    .map(({ line }) => ({
      ...{ line, column: null, code: 'row.repeated' },
      message: `This code is in line ${first?.line ?? 0} already, and this row gives no range.`,
    }));

function rangeOf(row: Row): { range: LabRange; errors: ImportRowError[] } {
  const { values, errors } = readCells<LabRangeColumn>(row, LAB_RANGE_COLUMNS, RANGE_READERS);
  const { rangeNote, ...range } = values;
  return { range: { source: '', ...range, ...(rangeNote === undefined ? {} : { note: rangeNote }) } as LabRange, errors };
}

function testOf(code: string, rows: readonly Row[]): GivenTest {
  const first = firstSaying(rows);
  const { values, errors } = readCells<LabTestColumn>(first, LAB_TEST_COLUMNS, TEST_READERS);
  const { panels = [], ...said } = values;
  const ranges = rows.filter(saysRange).map((row) => ({ line: row.line, ...rangeOf(row) }));
  return {
    ...{ code, line: first.line, said: said as Partial<LabTestRequest>, panels: panels as readonly GivenPanel[] },
    ranges: ranges.map(({ line, range }) => ({ line, range })),
    errors: [...errors, ...contradictions(rows, first), ...repetitions(rows), ...ranges.flatMap((each) => each.errors)],
  };
}

/** The tests of a file, in its order: rows of one code are one test. A row without a code is one by itself, and wrong. */
export function testsOf(rows: readonly Row[]): GivenTest[] {
  const byCode = new Map<string, Row[]>();
  for (const row of rows) {
    const { code } = row.cells;
    const key = code ?? `line ${row.line}`;
    byCode.set(key, [...(byCode.get(key) ?? []), row]);
  }
  return [...byCode].map(([code, own]) => testOf(code, own));
}
