import {
  type ImportColumn,
  type ImportDateOrder,
  type ImportField,
  type ImportMapping,
  guessImportColumns,
  guessImportDateOrder,
  missingImportFields,
} from '@hms/shared-dto';
import type { CsvHead } from './csv-head';

export const FIELD_LABELS: Readonly<Record<ImportField, string>> = {
  lastName: 'Last name',
  firstName: 'First name',
  fullName: 'Full name',
  dateOfBirth: 'Date of birth',
  ageYears: 'Age in years',
  gender: 'Sex',
  phone: 'Phone',
  email: 'E-mail',
  addressLine: 'House, street',
  city: 'City',
  district: 'District',
  state: 'State',
  postalCode: 'PIN code',
  country: 'Country',
  bloodGroup: 'Blood group',
  medicalHistory: 'Medical history',
};

export const DATE_ORDER_LABELS: Readonly<Record<ImportDateOrder, string>> = {
  dmy: 'Day, month, year (31/12/1978)',
  mdy: 'Month, day, year (12/31/1978)',
  ymd: 'Year, month, day (1978-12-31)',
};

/** Which field each column of the file fills, in the columns' order; null leaves a column out. */
export type ColumnFields = readonly (ImportField | null)[];

export interface MappingDraft {
  readonly fields: ColumnFields;
  readonly dateOrder: ImportDateOrder;
}

/** What the heads and the dates suggest. */
export function guessedMapping({ heads, rows }: CsvHead): MappingDraft {
  const fields = guessImportColumns(heads);
  const dateAt = fields.indexOf('dateOfBirth');
  return { fields, dateOrder: guessImportDateOrder(dateAt < 0 ? [] : rows.map((row) => row[dateAt] ?? '')) };
}

/** A saved mapping on this file's columns; columns that it does not name are left out. */
export const appliedMapping = ({ heads }: CsvHead, { columns, dateOrder }: Pick<ImportMapping, 'columns' | 'dateOrder'>): MappingDraft => ({
  fields: heads.map((head) => columns.find(({ column }) => column === head)?.field ?? null),
  dateOrder,
});

/** True when every column that the mapping names is in the file: it was made for files like this one. */
export const fits = ({ heads }: CsvHead, { columns }: ImportMapping): boolean => columns.every(({ column }) => heads.includes(column));

/** A field is filled by one column: choosing it elsewhere takes it away from where it was. */
export const withField = (fields: ColumnFields, at: number, field: ImportField | null): ColumnFields =>
  fields.map((now, index) => (index === at ? field : field !== null && now === field ? null : now));

export const columnsOf = (heads: readonly string[], fields: ColumnFields): ImportColumn[] =>
  heads.flatMap((column, at) => {
    const field = fields[at];
    return field ? [{ column, field }] : [];
  });

/** What still keeps the file from being imported, as a sentence; null when nothing does. */
export function mappingFault(fields: ColumnFields): string | null {
  const missing = missingImportFields(fields);
  return missing.length ? `Choose the column for: ${missing.join(', ')}.` : null;
}

export const MAPPING_NAME_PATTERN = /^[\p{L}\p{N} ._-]{1,80}$/u;
