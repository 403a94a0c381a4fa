import type { ImportField } from '@hms/shared-dto';
import { readRow, type ImportPlan } from './import-row.rules.js';

const plan = (...columns: [string, ImportField][]): ImportPlan => ({
  columns: columns.map(([column, field], index) => ({ index, column, field })),
  dateOrder: 'dmy',
});
const PLAN = plan(
  ['Name', 'fullName'],
  ['DOB', 'dateOfBirth'],
  ['Sex', 'gender'],
  ['Mobile', 'phone'],
  ['Pin', 'postalCode'],
  ['Mail', 'email'],
);
const read = (...cells: string[]) => readRow({ line: 7, cells }, PLAN, 6);

const WORDS = expect.any(String) as string;

describe('readRow', () => {
  it('reports every bad cell of a row by line and head', () => {
    expect(read('', '31/02/1978', 'yes', '12', '!', 'nobody')).toEqual({
      errors: [
        { line: 7, column: 'Sex', code: 'gender.unknown', message: WORDS },
        { line: 7, column: 'Mobile', code: 'phone.invalid', message: WORDS },
        { line: 7, column: 'DOB', code: 'date.invalid', message: WORDS },
        { line: 7, column: 'Mail', code: 'email.invalid', message: WORDS },
        { line: 7, column: 'Pin', code: 'postal_code.invalid', message: WORDS },
        { line: 7, column: 'Name', code: 'name.required', message: WORDS },
      ],
    });
  });
  it('never repeats a cell in a message', () => {
    expect(JSON.stringify(read('', '31/02/1978', 'secretword', '12', '!', 'nobody'))).not.toMatch(/secretword|31\/02|nobody/);
  });
  it('reports a birth date once when it cannot be read', () => {
    expect(read('Rao', '3/4/78')).toMatchObject({ errors: [{ column: 'DOB', code: 'date.short_year' }] });
  });
  it('refuses a birth date in the future and one before 1850', () => {
    expect(read('Rao', '01/01/2199')).toMatchObject({ errors: [{ code: 'date.future' }] });
    expect(read('Rao', '01/01/1066')).toMatchObject({ errors: [{ code: 'date.invalid' }] });
  });
  it('refuses a row with more cells than the file has columns', () => {
    expect(read('Rao', '1978-03-02', '', '', '', '', 'x')).toMatchObject({ errors: [{ column: null, code: 'row.too_many_cells' }] });
    expect(read('Rao', '1978-03-02', '', '', '', '', '')).toHaveProperty('request');
  });
  it('reads short rows, one-word names and empty cells', () => {
    expect(read('Suresh', '02-03-1978')).toMatchObject({ request: { lastName: 'Suresh', dateOfBirth: '1978-03-02', gender: 'unknown' } });
  });
  it('takes a lonely given name for the one name', () => {
    const given = plan(['First', 'firstName'], ['Last', 'lastName'], ['Age', 'ageYears']);
    expect(readRow({ line: 2, cells: ['Suresh', '', '48'] }, given, 3)).toMatchObject({ request: { lastName: 'Suresh', ageYears: 48 } });
  });
  it('leaves a control character out of no name', () => {
    expect(read('Ra\u0007o', '1978-03-02')).toMatchObject({ errors: [{ column: 'Name', code: 'name.invalid' }] });
  });
});
