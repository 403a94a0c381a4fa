import fc from 'fast-check';
import type { FieldDefinition } from '../custom-fields/custom-field-values.service.js';
import { readOwnCell, writeOwnCell } from './own-cells.rules.js';

const aField = (more: Partial<FieldDefinition>): FieldDefinition => ({
  ...{ key: 'one', label: 'One', type: 'text', required: false, visibleTo: ['Admin'], archived: false },
  ...{ unit: null, minimum: null, maximum: null, options: [] },
  ...more,
});
const AIDS = aField({ type: 'multi_select', options: ['Stick', 'Chair; folding', 'C:\\', 'a\\;b', 'Bed (high)'] });

describe('a value of the hospital’s own fields in a cell', () => {
  it.each<[unknown, string | null]>([
    [undefined, null],
    [null, null],
    [true, 'yes'],
    [false, 'no'],
    [171.5, '171.5'],
    ['=1+1', '=1+1'],
    [['Stick', 'Bed (high)'], 'Stick; Bed (high)'],
    [['Chair; folding'], 'Chair\\; folding'],
  ])('%j is written %j', (value, cell) => expect(writeOwnCell(value)).toBe(cell));

  it('of several choices is read as it was written, whatever signs they have (property)', () => {
    fc.assert(
      fc.property(fc.subarray([...AIDS.options], { minLength: 1 }), (chosen) => {
        expect(readOwnCell(writeOwnCell(chosen) ?? '', AIDS, 'dmy')).toEqual(chosen);
      }),
    );
  });

  it.each<[FieldDefinition['type'], string, unknown]>([
    ['number', '171.5', 171.5],
    ['number', '-1e-7', -1e-7],
    ['number', '१७१', 171],
    ['number', '0x10', '0x10'],
    ['number', '1,200', '1,200'],
    ['date', '02/03/1978', '1978-03-02'],
    ['date', '1978-03-02', '1978-03-02'],
    ['boolean', 'No', false],
    ['phone', '98220 41763', '+919822041763'],
    ['email', 'A@b.example', 'A@b.example'],
    ['text', 'yes', 'yes'],
    ['select', 'chair; folding', 'Chair; folding'],
    ['select', 'Crutch', 'Crutch'],
    ['multi_select', 'stick ;Bed (HIGH);', ['Stick', 'Bed (high)']],
    ['multi_select', ';', []],
  ])('of the type %s reads %j', (type, cell, value) => expect(readOwnCell(cell, { ...AIDS, type }, 'dmy')).toEqual(value));

  it.each<[FieldDefinition['type'], string, string]>([
    ['date', '3/4/78', 'date.short_year'],
    ['boolean', 'perhaps', 'boolean.invalid'],
    ['phone', '12', 'phone.invalid'],
  ])('of the type %s refuses %j', (type, cell, code) => {
    expect(() => readOwnCell(cell, aField({ type }), 'dmy')).toThrow(expect.objectContaining({ code }) as Error);
  });
});
