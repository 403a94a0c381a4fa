import {
  IMPORT_FIELDS,
  type ImportColumn,
  type ImportDateOrder,
  type ImportField,
  type ImportMapping,
  type ImportTarget,
  type NamedField,
  guessImportColumns,
  guessImportDateOrder,
  missingImportFields,
  ownImportField,
  ownKeyOf,
} from '@hms/shared-dto';
import type { CsvHead } from './csv-head';

const FIELD_LABELS: Readonly<Record<ImportField, string>> = {
  lastName: 'Last name',
  firstName: 'First name',
  fullName: 'Full name',
  middleName: 'Middle name',
  title: 'Title',
  localName: 'Name in own script',
  dateOfBirth: 'Date of birth',
  birthDateEstimated: 'Birth date is estimated',
  ageYears: 'Age in years',
  gender: 'Sex',
  phone: 'Phone',
  otherPhones: 'Other phones',
  email: 'E-mail',
  addressLine: 'House, street',
  city: 'City',
  district: 'District',
  state: 'State',
  postalCode: 'PIN code',
  country: 'Country',
  identifiers: 'All identifiers, as exported',
  abha: 'ABHA number',
  passport: 'Passport',
  insurance: 'Insurance number',
  emergencyName: 'Emergency contact: name',
  emergencyRelation: 'Emergency contact: relation',
  emergencyPhone: 'Emergency contact: phone',
  language: 'Language',
  occupation: 'Occupation',
  maritalStatus: 'Marital status',
  deceasedDate: 'Date of death',
  birthOrder: 'Which of several (twins)',
  bloodGroup: 'Blood group',
  medicalHistory: 'Medical history',
  unidentified: 'Person is unidentified',
};

/** What a column can fill, in words; of the hospital's own fields those that this person sees. */
export const targetsOf = (own: readonly NamedField[]): readonly { readonly value: ImportTarget; readonly label: string }[] => [
  ...IMPORT_FIELDS.map((value) => ({ value, label: FIELD_LABELS[value] })),
  ...own.map(({ key, label }) => ({ value: ownImportField(key), label })),
];

/** A field's name; one of the hospital's own that is not given goes by its key. */
export const targetLabel = (target: ImportTarget, own: readonly NamedField[] = []): string =>
  targetsOf(own).find(({ value }) => value === target)?.label ?? ownKeyOf(target) ?? target;

export const DATE_ORDER_LABELS: Readonly<Record<ImportDateOrder, string>> = {
  dmy: 'Day, month, year (31/12/1978)',
  mdy: 'Month, day, year (12/31/1978)',
  ymd: 'Year, month, day (1978-12-31)',
};

/** Which field each column of the file fills, in the columns' order; null leaves a column out. */
export type ColumnFields = readonly (ImportTarget | null)[];

export interface MappingDraft {
  readonly fields: ColumnFields;
  readonly dateOrder: ImportDateOrder;
}

/** What the heads and the dates suggest. */
export function guessedMapping({ heads, rows }: CsvHead, own: readonly NamedField[] = []): MappingDraft {
  const fields = guessImportColumns(heads, own);
  const dateAt = fields.indexOf('dateOfBirth');
  return { fields, dateOrder: guessImportDateOrder(dateAt < 0 ? [] : rows.map((row) => row[dateAt] ?? '')) };
}

/** A saved mapping on this file's columns; columns that it does not name, and fields that the hospital no longer has, are left out. */
export function appliedMapping(
  { heads }: CsvHead,
  { columns, dateOrder }: Pick<ImportMapping, 'columns' | 'dateOrder'>,
  own: readonly NamedField[] = [],
): MappingDraft {
  const known = new Set(targetsOf(own).map(({ value }) => value));
  const usable = columns.filter(({ field }) => known.has(field));
  return { fields: heads.map((head) => usable.find(({ column }) => column === head)?.field ?? null), dateOrder };
}

/** True when every column that the mapping names is in the file: it was made for files like this one. */
export const fits = ({ heads }: CsvHead, { columns }: ImportMapping): boolean => columns.every(({ column }) => heads.includes(column));

/** A field is filled by one column: choosing it elsewhere takes it away from where it was. */
export const withField = (fields: ColumnFields, at: number, field: ImportTarget | null): ColumnFields =>
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

/** One of the hospital's own fields, as far as an import looks at it. */
export interface OwnField extends NamedField {
  readonly required: boolean;
}

/** Required fields that no column fills: rows that say nothing there are refused, but for persons who are not identified. */
export const unfilledRequired = (fields: ColumnFields, own: readonly OwnField[]): readonly string[] =>
  own.filter(({ key, required }) => required && !fields.includes(ownImportField(key))).map(({ label }) => label);

export const MAPPING_NAME_PATTERN = /^[\p{L}\p{N} ._-]{1,80}$/u;
