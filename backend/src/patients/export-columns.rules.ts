import { headKey, isUsualHead, ownImportField } from '@hms/shared-dto';
import type { FieldDefinition } from '../custom-fields/custom-field-values.service.js';
import { writeIdentifiers, writePhones } from './list-cells.rules.js';
import { writeOwnCell } from './own-cells.rules.js';
import type { ExportRow } from './patient-export.queries.js';

type Cell = string | null;

const yes = (flag: boolean): Cell => (flag ? 'yes' : null);

/**
 * Columns of the file. Their heads are those that an import recognises, so that the file can be imported as it is; what the hospital
 * gives itself is not read: numbers, status, days of registration and last visit. A mother's number is somebody else's in another hospital.
 */
const COLUMNS: readonly (readonly [head: string, cell: (row: ExportRow) => Cell])[] = [
  ['Patient number', (row) => row.patient_number],
  ['First name', (row) => row.first_name],
  ['Middle name', (row) => row.middle_name],
  ['Last name', (row) => row.last_name],
  ['Title', (row) => row.title],
  ['Name in own script', (row) => row.local_name],
  ['Unidentified', (row) => yes(row.unidentified)],
  ['Date of birth', (row) => row.date_of_birth],
  ['Birth date estimated', (row) => yes(row.birth_date_estimated)],
  ['Gender', (row) => row.gender],
  ['Phone', (row) => row.phone],
  ['Other phones', (row) => writePhones(row.phones)],
  ['E-mail', (row) => row.email],
  ['Address', ({ address }) => address?.line ?? null],
  ['City', ({ address }) => address?.city ?? null],
  ['District', ({ address }) => address?.district ?? null],
  ['State', ({ address }) => address?.state ?? null],
  ['Postal code', ({ address }) => address?.postalCode ?? null],
  ['Country', ({ address }) => address?.country ?? null],
  ['Blood group', (row) => row.blood_group],
  ['Identifiers', (row) => writeIdentifiers(row.identifiers)],
  ['Emergency contact', ({ emergency_contact }) => emergency_contact?.name ?? null],
  ['Emergency contact relation', ({ emergency_contact }) => emergency_contact?.relation ?? null],
  ['Emergency contact phone', ({ emergency_contact }) => emergency_contact?.phone ?? null],
  ['Language', (row) => row.language],
  ['Occupation', (row) => row.occupation],
  ['Marital status', (row) => row.marital_status],
  ['Date of death', (row) => row.deceased_date],
  ["Mother's patient number", (row) => row.mother_number],
  ['Birth order', (row) => row.multiple_birth_order?.toString() ?? null],
  ['Last visit', (row) => row.last_visit],
  ['Status', (row) => row.status],
  ['Registered on', (row) => row.registered],
];
const RECORDS: (typeof COLUMNS)[number] = ['Medical history', (row) => row.medical_history];

const USUAL_HEADS = new Set([...COLUMNS, RECORDS].map(([head]) => headKey(head)));

/** The head of a field of the hospital's own: its label, or `cf.` and its key where the label would mean another column. */
const headOf = ({ key, label }: FieldDefinition): string =>
  isUsualHead(label) || USUAL_HEADS.has(headKey(label)) ? ownImportField(key) : label;

/** Which columns a file has, beyond those of every one. */
export interface ExportColumns {
  readonly withRecords: boolean;
  /** The hospital's own fields that the caller sees. */
  readonly fields: readonly FieldDefinition[];
}

const columnsOf = ({ withRecords, fields }: ExportColumns): typeof COLUMNS => [
  ...COLUMNS,
  ...(withRecords ? [RECORDS] : []),
  ...fields.map((field): (typeof COLUMNS)[number] => [headOf(field), (row) => writeOwnCell(row.custom_fields[field.key])]),
];

export const exportHeads = (columns: ExportColumns): string[] => columnsOf(columns).map(([head]) => head);

/** How a row becomes cells; the columns are made once for all rows. */
export function exportCells(columns: ExportColumns): (row: ExportRow) => Cell[] {
  const cells = columnsOf(columns).map(([, cell]) => cell);
  return (row) => cells.map((cell) => cell(row));
}
