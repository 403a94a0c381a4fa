import type { ImportTarget } from '@hms/shared-dto';
import type { FieldWriter } from '../custom-fields/custom-field-values.service.js';
import { writtenValues, type FieldDefinition } from '../custom-fields/field-values.rules.js';
import { readRow, type ImportPlan } from './import-row.rules.js';

const plan = (...columns: (readonly [string, ImportTarget])[]): ImportPlan => ({
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
  it('reads what else is known of a patient, and names the column of what is wrong', () => {
    const more = plan(
      ...([
        ['Name', 'lastName'],
        ['Age', 'ageYears'],
        ['ABHA', 'abha'],
        ['Passport', 'passport'],
        ['Kin', 'emergencyName'],
      ] as const),
      ...([
        ['Kin is', 'emergencyRelation'],
        ['Kin phone', 'emergencyPhone'],
        ['Status', 'maritalStatus'],
        ['Speaks', 'language'],
      ] as const),
    );
    const row = (...cells: string[]) => readRow({ line: 3, cells: ['Rao', '48', ...cells] }, more, 9);
    expect(row('91-2345-6789-0123', 'k 7654321', 'Ramesh', 'Husband', '9822041764', 'Single', 'Marathi')).toMatchObject({
      request: {
        identifiers: [{ type: 'abha' }, { type: 'passport' }],
        emergencyContact: { name: 'Ramesh', relation: 'spouse', phone: '+919822041764' },
        ...{ maritalStatus: 'never_married', language: 'mr' },
      },
    });
    expect(row('12', '', '', 'wife', '', 'secretword', 'Klingonish')).toEqual({
      errors: [
        { line: 3, column: 'ABHA', code: 'identifier.invalid', message: WORDS },
        { line: 3, column: 'Kin', code: 'name.invalid', message: WORDS },
        { line: 3, column: 'Speaks', code: 'language.invalid', message: WORDS },
        { line: 3, column: 'Status', code: 'choice.invalid', message: WORDS },
      ],
    });
  });
});

describe('the hospital’s own fields of a row', () => {
  const aField = (key: string, more: Partial<FieldDefinition>): FieldDefinition => ({
    ...{ key, label: key, type: 'text', required: false, visibleTo: ['Admin'], archived: false },
    ...{ unit: null, minimum: null, maximum: null, options: [] },
    ...more,
  });
  const FIELDS = [
    aField('height', { type: 'number', maximum: 250 }),
    aField('aids', { type: 'multi_select', options: ['Stick', 'Chair'] }),
    aField('since', { type: 'date' }),
    aField('village', { label: 'Native place', required: true }),
  ];
  const OWN: FieldWriter = {
    fields: FIELDS,
    written: (given, mayLack) => writtenValues(given, FIELDS, { roles: ['Admin'], before: {}, mayLack }),
  };
  const own = plan(
    ...([
      ['Name', 'fullName'],
      ['DOB', 'dateOfBirth'],
      ['Unknown', 'unidentified'],
    ] as const),
    ...([
      ['Tall', 'cf.height'],
      ['Helps', 'cf.aids'],
      ['Since', 'cf.since'],
      ['Place', 'cf.village'],
    ] as const),
  );
  const row = (...cells: string[]) => readRow({ line: 4, cells: ['Rao', '1978-03-02', ...cells] }, own, 7, OWN);
  const faults = (read: ReturnType<typeof row>) => 'errors' in read && read.errors.map(({ column, code }) => [column, code]);

  it('are read by their types, dates in the order of the file', () => {
    expect(row('', '171.5', 'Chair; stick', '02/03/2020', 'Wai')).toMatchObject({
      customFields: { height: 171.5, aids: ['Stick', 'Chair'], since: '2020-03-02', village: 'Wai' },
    });
  });
  it('are refused by line and column, and a bad cell once', () => {
    expect(row('', '300', 'Crutch', '1/2/20', '')).toEqual({
      errors: [
        { line: 4, column: 'Since', code: 'date.short_year', message: WORDS },
        { line: 4, column: 'Tall', code: 'number.too_large', message: 'Use 250 or less.' },
        { line: 4, column: 'Helps', code: 'choice.invalid', message: WORDS },
        { line: 4, column: 'Place', code: 'custom_field.required', message: 'Fill in: Native place.' },
      ],
    });
  });
  it('are required also where no column has them, but of no unidentified person', () => {
    const without = { ...own, columns: own.columns.slice(0, 3) };
    const read = (unknown: string) => readRow({ line: 4, cells: ['Rao', '1978-03-02', unknown] }, without, 3, OWN);
    expect(faults(read(''))).toEqual([[null, 'custom_field.required']]);
    expect(read('yes')).toMatchObject({ customFields: {} });
  });
  it('that were archived meanwhile are refused as unknown', () => {
    const gone = plan(['Name', 'fullName'], ['DOB', 'dateOfBirth'], ['Old', 'cf.old']);
    const read = (cell: string) => readRow({ line: 4, cells: ['Rao', '1978-03-02', cell] }, gone, 3, { ...OWN, fields: FIELDS });
    expect(faults(read('x'))).toEqual([
      ['Old', 'custom_field.unknown'],
      [null, 'custom_field.required'],
    ]);
  });
});
