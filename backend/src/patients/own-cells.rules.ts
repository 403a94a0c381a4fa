import type { CustomFieldType, ImportDateOrder } from '@hms/shared-dto';
import type { FieldDefinition } from '../custom-fields/custom-field-values.service.js';
import { readYesNo } from '../common/csv-cells.js';
import { asciiDigits, readDate, readPhone } from './import-cells.rules.js';

// Values of the hospital's own fields in cells. Of several choices a semicolon stands between two: `Stick; Chair`; a backslash before one that is part of a
// choice.

const CHOICE = /(?:[^\\;]|\\.|\\$)+/gsu;

const writeChoice = (choice: string): string => choice.replace(/[\\;]/g, (sign) => `\\${sign}`);
const readChoices = (cell: string): string[] =>
  [...cell.matchAll(CHOICE)].map(([choice]) => choice.replace(/\\(.)/gsu, '$1').trim()).filter((choice) => choice !== '');

/** A stored value as a cell. */
export function writeOwnCell(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(String).map(writeChoice).join('; ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** What is no number stays as it is: the field's own rule says so. */
function readNumber(cell: string): number | string {
  const text = asciiDigits(cell);
  return NUMBER.test(text) ? Number(text) : cell;
}

/** One of the list in its own letters, whatever their case in the file. */
const readChoice = (cell: string, options: readonly string[]): string =>
  options.find((option) => option === cell) ?? options.find((option) => option.toLowerCase() === cell.toLowerCase()) ?? cell;

type Reader = (cell: string, field: FieldDefinition, order: ImportDateOrder) => unknown;

const READERS: Readonly<Partial<Record<CustomFieldType, Reader>>> = {
  number: readNumber,
  date: (cell, _, order) => readDate(cell, order),
  boolean: readYesNo,
  select: (cell, { options }) => readChoice(cell, options),
  multi_select: (cell, { options }) => readChoices(cell).map((choice) => readChoice(choice, options)),
  phone: readPhone,
};

/** A cell as a request has the value; whether the field takes it is the field's own rule. @throws CellError */
export const readOwnCell: Reader = (cell, field, order) => READERS[field.type]?.(cell, field, order) ?? cell;
