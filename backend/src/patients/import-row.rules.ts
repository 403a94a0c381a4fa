import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { RegisterPatientRequest, type ImportDateOrder, type ImportField, type ImportRowError } from '@hms/shared-dto';
import { toFieldErrors, VALIDATION_OPTIONS } from '../common/validation.pipe.js';
import { CellError, readAge, readBloodGroup, readCountry, readDate, readGender, readPhone, splitName } from './import-cells.rules.js';
import { detailErrors } from './patient-details.rules.js';

/** One column that is used: where it stands, its head, and the field it fills. */
export interface UsedColumn {
  readonly index: number;
  readonly column: string;
  readonly field: ImportField;
}

/** How a file is read. */
export interface ImportPlan {
  readonly columns: readonly UsedColumn[];
  readonly dateOrder: ImportDateOrder;
}

/** A row of the file: the line it begins at, the head being line 1. */
export interface ImportRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type ReadRow = { readonly request: RegisterPatientRequest } | { readonly errors: readonly ImportRowError[] };

type Body = Record<string, unknown> & { address: Record<string, unknown> };

/** How each field's cell is written into the request. */
const WRITERS: { readonly [F in ImportField]: (body: Body, cell: string, order: ImportDateOrder) => void } = {
  firstName: (body, cell) => void (body['firstName'] = cell),
  lastName: (body, cell) => void (body['lastName'] = cell),
  fullName: (body, cell) => void Object.assign(body, splitName(cell)),
  dateOfBirth: (body, cell, order) => void (body['dateOfBirth'] = readDate(cell, order)),
  ageYears: (body, cell) => void (body['ageYears'] = readAge(cell)),
  gender: (body, cell) => void (body['gender'] = readGender(cell)),
  phone: (body, cell) => void (body['phone'] = readPhone(cell)),
  email: (body, cell) => void (body['email'] = cell),
  addressLine: (body, cell) => void (body.address['line'] = cell),
  city: (body, cell) => void (body.address['city'] = cell),
  district: (body, cell) => void (body.address['district'] = cell),
  state: (body, cell) => void (body.address['state'] = cell),
  postalCode: (body, cell) => void (body.address['postalCode'] = cell),
  country: (body, cell) => void (body.address['country'] = readCountry(cell)),
  bloodGroup: (body, cell) => void (body['bloodGroup'] = readBloodGroup(cell)),
  medicalHistory: (body, cell) => void (body['medicalHistory'] = cell),
};

/** The fields whose columns an error at a path of the request is about, the likeliest first. */
function fieldsAt(path: string): readonly string[] {
  if (path === 'address.line') return ['addressLine'];
  if (path === 'firstName' || path === 'lastName') return [path, 'fullName', 'firstName'];
  if (path === 'dateOfBirth') return [path, 'ageYears'];
  return [path.replace('address.', '')];
}

const columnAt = (plan: ImportPlan, path: string): string | null =>
  fieldsAt(path).flatMap((field) => plan.columns.filter((column) => column.field === field).map(({ column }) => column))[0] ?? null;

/** Cells as a request. Empty cells are left out. Errors of cells are collected, so that a row is reported whole. */
function readCells(row: ImportRow, plan: ImportPlan): { body: Body; errors: ImportRowError[] } {
  const body: Body = { gender: 'unknown', address: {} };
  const errors: ImportRowError[] = [];
  for (const { index, column, field } of plan.columns) {
    const cell = (row.cells[index] ?? '').trim();
    if (cell === '') continue;
    try {
      WRITERS[field](body, cell, plan.dateOrder);
    } catch (error) {
      if (!(error instanceof CellError)) throw error;
      errors.push({ line: row.line, column, code: error.code, message: error.message });
    }
  }
  if (!body['lastName'] && body['firstName']) {
    body['lastName'] = body['firstName'];
    delete body['firstName'];
  }
  return { body, errors };
}

/** A row as a request to register, by the same rules as one sent to the API; or what is wrong with it, by column. */
export function readRow(row: ImportRow, plan: ImportPlan, columnCount: number): ReadRow {
  if (row.cells.slice(columnCount).some((cell) => cell.trim() !== '')) {
    const message = 'This row has more cells than the file has columns. Look for a missing quote or separator.';
    return { errors: [{ line: row.line, column: null, code: 'row.too_many_cells', message }] };
  }
  const { body, errors } = readCells(row, plan);
  const request = plainToInstance(RegisterPatientRequest, body);
  const invalid = toFieldErrors(validateSync(request, VALIDATION_OPTIONS));
  const unreadable = new Set(errors.map(({ column }) => column));
  const own = [...invalid, ...detailErrors(request)]
    .map(({ path, code, message }) => ({ line: row.line, column: columnAt(plan, path), code, message }))
    .filter(({ column }) => column === null || !unreadable.has(column));
  const all = [...errors, ...own];
  return all.length > 0 ? { errors: all } : { request };
}
