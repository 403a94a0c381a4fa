import 'reflect-metadata';
import type { FileColumn } from '@hms/shared-dto';
import type { CsvRow } from './csv-file.js';
import { readTable } from './csv-table.js';

const COLUMNS = [
  { key: 'code', head: 'Code', hint: '', required: true, examples: ['A', 'B'] },
  { key: 'deltaDays', head: 'Compared within', hint: '', examples: ['', ''] },
] as const satisfies readonly FileColumn[];

async function* fileOf(...rows: string[][]): AsyncGenerator<CsvRow> {
  yield* await Promise.resolve(rows.map((cells, index) => ({ line: index + 1, cells })));
}
const read = (...rows: string[][]) => readTable<'code' | 'deltaDays'>(fileOf(...rows), COLUMNS, 2);
const refusal = (...rows: string[][]) => read(...rows).then(String, (error: { detail: string }) => error.detail);

it('finds columns by head or key, whatever their case and order, each once; the others are named', async () => {
  const table = await read(['Price', 'delta_days', ' CODE* ', 'Code'], ['1', '7', "'=A", 'x'], ['', '', 'B', '']);
  expect(table.rows).toEqual([
    { line: 2, cells: { code: '=A', deltaDays: '7' } },
    { line: 3, cells: { code: 'B' } },
  ]);
  expect([[...table.present], table.leftOut]).toEqual([
    ['code', 'deltaDays'],
    ['Price', 'Code'],
  ]);
});

it('names a row with more cells than heads, and goes on', async () => {
  const { rows, errors } = await read(['Code'], ['A', 'x'], ['B', '']);
  expect([rows.map(({ line }) => line), errors.map(({ line, code }) => `${line} ${code}`)]).toEqual([[3], ['2 row.too_many_cells']]);
});

it('refuses a file without a head, a column that must be there, a row, and one with too many', async () => {
  expect(await refusal()).toContain('first line names the columns');
  expect(await refusal(['Price'], ['1'])).toContain('no column: Code');
  expect(await refusal(['Code'])).toContain('no rows');
  expect(await refusal(['Code'], ['A'], ['B'], ['C'])).toContain('more than 2 rows');
});
