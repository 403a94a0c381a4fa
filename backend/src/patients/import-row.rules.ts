import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  ownImportField,
  ownKeyOf,
  RegisterPatientRequest,
  type ImportDateOrder,
  type ImportField,
  type ImportRowError,
  type ImportTarget,
  type PatientIdentifier,
} from '@hms/shared-dto';
import { CellError, overflowOf, readYesNo } from '../common/csv-cells.js';
import type { CsvRow } from '../common/csv-file.js';
import { withoutGuard } from '../common/csv.rules.js';
import { toFieldErrors, VALIDATION_OPTIONS } from '../common/validation.pipe.js';
import type { FieldWriter } from '../custom-fields/custom-field-values.service.js';
import { readAge, readBloodGroup, readCountry, readDate, readGender, readPhone, splitName } from './import-cells.rules.js';
import { readLanguage, readMaritalStatus, readRelation } from './import-words.rules.js';
import { readIdentifier, readIdentifiers, readPhones } from './list-cells.rules.js';
import { readOwnCell } from './own-cells.rules.js';
import { detailErrors } from './patient-details.rules.js';

/** One column that is used: where it stands, its head, and the field it fills. */
export interface UsedColumn {
  readonly index: number;
  readonly column: string;
  readonly field: ImportTarget;
}

/** How a file is read. */
export interface ImportPlan {
  readonly columns: readonly UsedColumn[];
  readonly dateOrder: ImportDateOrder;
}

export type ReadRow =
  | { readonly request: RegisterPatientRequest; readonly customFields: Record<string, unknown> }
  | { readonly errors: readonly ImportRowError[] };

/** Of a hospital that has no fields of its own. */
const NO_FIELDS: FieldWriter = { fields: [], written: () => ({ values: {}, errors: [] }) };

interface Body {
  [key: string]: unknown;
  readonly address: Record<string, unknown>;
  readonly identifiers: PatientIdentifier[];
  readonly customFields: Record<string, unknown>;
  emergencyContact?: Record<string, unknown>;
}

const emergency = (body: Body, part: string, value: string): void => {
  body.emergencyContact = { ...body.emergencyContact, [part]: value };
};

/** How each field's cell is written into the request. */
const WRITERS: { readonly [F in ImportField]: (body: Body, cell: string, order: ImportDateOrder) => void } = {
  firstName: (body, cell) => void (body['firstName'] = cell),
  lastName: (body, cell) => void (body['lastName'] = cell),
  fullName: (body, cell) => void Object.assign(body, splitName(cell)),
  dateOfBirth: (body, cell, order) => void (body['dateOfBirth'] = readDate(cell, order)),
  birthDateEstimated: (body, cell) => void (body['birthDateEstimated'] = readYesNo(cell)),
  ageYears: (body, cell) => void (body['ageYears'] = readAge(cell)),
  gender: (body, cell) => void (body['gender'] = readGender(cell)),
  middleName: (body, cell) => void (body['middleName'] = cell),
  title: (body, cell) => void (body['title'] = cell),
  localName: (body, cell) => void (body['localName'] = cell),
  phone: (body, cell) => void (body['phone'] = readPhone(cell)),
  otherPhones: (body, cell) => void (body['phones'] = readPhones(cell)),
  identifiers: (body, cell) => void body.identifiers.push(...readIdentifiers(cell)),
  abha: (body, cell) => void body.identifiers.push(...readIdentifier('abha', cell)),
  passport: (body, cell) => void body.identifiers.push(...readIdentifier('passport', cell)),
  insurance: (body, cell) => void body.identifiers.push(...readIdentifier('insurance', cell)),
  emergencyName: (body, cell) => emergency(body, 'name', cell),
  emergencyRelation: (body, cell) => emergency(body, 'relation', readRelation(cell)),
  emergencyPhone: (body, cell) => emergency(body, 'phone', readPhone(cell)),
  language: (body, cell) => void (body['language'] = readLanguage(cell)),
  occupation: (body, cell) => void (body['occupation'] = cell),
  maritalStatus: (body, cell) => void (body['maritalStatus'] = readMaritalStatus(cell)),
  deceasedDate: (body, cell, order) => void (body['deceasedDate'] = readDate(cell, order)),
  birthOrder: (body, cell) => void (body['multipleBirthOrder'] = readAge(cell)),
  email: (body, cell) => void (body['email'] = cell),
  addressLine: (body, cell) => void (body.address['line'] = cell),
  city: (body, cell) => void (body.address['city'] = cell),
  district: (body, cell) => void (body.address['district'] = cell),
  state: (body, cell) => void (body.address['state'] = cell),
  postalCode: (body, cell) => void (body.address['postalCode'] = cell),
  country: (body, cell) => void (body.address['country'] = readCountry(cell)),
  bloodGroup: (body, cell) => void (body['bloodGroup'] = readBloodGroup(cell)),
  medicalHistory: (body, cell) => void (body['medicalHistory'] = cell),
  unidentified: (body, cell) => void (body['unidentified'] = readYesNo(cell)),
};

/** The fields whose columns an error at a path of the request is about, the likeliest first; else the field is called as the path. */
const FIELDS_AT: Readonly<Record<string, readonly ImportField[]>> = {
  'address.line': ['addressLine'],
  firstName: ['firstName', 'fullName'],
  lastName: ['lastName', 'fullName', 'firstName'],
  dateOfBirth: ['dateOfBirth', 'ageYears'],
  identifiers: ['identifiers', 'abha', 'passport', 'insurance'],
  phones: ['otherPhones'],
  'emergencyContact.name': ['emergencyName', 'emergencyRelation', 'emergencyPhone'],
  'emergencyContact.relation': ['emergencyRelation'],
  'emergencyContact.phone': ['emergencyPhone'],
  multipleBirthOrder: ['birthOrder'],
};

const OWN_PATH = 'customFields.';

const fieldsAt = (path: string): readonly string[] =>
  path.startsWith(OWN_PATH) ? [ownImportField(path.slice(OWN_PATH.length))] : usualFieldsAt(path);

const usualFieldsAt = (path: string): readonly string[] =>
  FIELDS_AT[path] ?? FIELDS_AT[path.split('.')[0] ?? ''] ?? [path.replace('address.', '')];

const columnAt = (plan: ImportPlan, path: string): string | null =>
  fieldsAt(path).flatMap((field) => plan.columns.filter((column) => column.field === field).map(({ column }) => column))[0] ?? null;

/** A cell of a field that the hospital no longer has goes in as it is, to be refused with the others. */
function writeCell(body: Body, cell: string, target: ImportTarget, { order, own }: { order: ImportDateOrder; own: FieldWriter }): void {
  const key = ownKeyOf(target);
  if (key === null) return WRITERS[target as ImportField](body, cell, order);
  const field = own.fields.find((one) => one.key === key);
  body.customFields[key] = field ? readOwnCell(cell, field, order) : cell;
}

/** Cells as a request. Empty cells are left out. Errors of cells are collected, so that a row is reported whole. */
function readCells(row: CsvRow, plan: ImportPlan, own: FieldWriter): { body: Body; errors: ImportRowError[] } {
  const body: Body = { gender: 'unknown', address: {}, identifiers: [], customFields: {} };
  const errors: ImportRowError[] = [];
  for (const { index, column, field } of plan.columns) {
    const cell = withoutGuard((row.cells[index] ?? '').trim()).trim();
    if (cell === '') continue;
    try {
      writeCell(body, cell, field, { order: plan.dateOrder, own });
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
export function readRow(row: CsvRow, plan: ImportPlan, columnCount: number, own: FieldWriter = NO_FIELDS): ReadRow {
  const overflow = overflowOf(row, columnCount);
  if (overflow) return { errors: [overflow] };
  const { body, errors } = readCells(row, plan, own);
  const request = plainToInstance(RegisterPatientRequest, body);
  const invalid = toFieldErrors(validateSync(request, VALIDATION_OPTIONS));
  const unreadable = new Set(errors.map(({ column }) => column));
  const custom = own.written(body.customFields, request.unidentified ?? false);
  const found = [...invalid, ...detailErrors(request), ...custom.errors]
    .map(({ path, code, message }) => ({ line: row.line, column: columnAt(plan, path), code, message }))
    .filter(({ column }) => column === null || !unreadable.has(column));
  const all = [...errors, ...found];
  return all.length > 0 ? { errors: all } : { request, customFields: custom.values };
}
