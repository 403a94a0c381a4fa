import {
  guessImportColumns,
  guessImportDateOrder,
  headKey,
  missingImportFields,
  ownKeyOf,
  type ImportDateOrder,
  type ImportTarget,
  type NamedField,
  type SaveImportMappingRequest,
} from '@hms/shared-dto';
import { UnusableFileError } from '../common/csv-errors.js';
import type { CsvRow } from '../common/csv-file.js';
import type { ImportPlan, UsedColumn } from './import-row.rules.js';

const used = (heads: readonly string[], fields: readonly (ImportTarget | null)[]): UsedColumn[] =>
  fields.flatMap((field, index) => (field === null ? [] : [{ index, column: heads[index] ?? '', field }]));

function refuseUnusable(fields: readonly (ImportTarget | null)[]): void {
  const missing = missingImportFields(fields);
  if (missing.length === 0) return;
  throw new UnusableFileError(
    `No column of the file was recognised as: ${missing.join(', ')}. Name the columns in the first line, or choose a column mapping.`,
  );
}

/**
 * The plan that the heads suggest; the order of dates from the first rows.
 * @param own the hospital's own fields that the sender sees
 * @throws UnusableFileError when no patient can be made of the columns
 */
export function guessedPlan(heads: readonly string[], rows: readonly CsvRow[], own: readonly NamedField[] = []): ImportPlan {
  const fields = guessImportColumns(heads, own);
  refuseUnusable(fields);
  const dates = rows.map(({ cells }) => cells[fields.indexOf('dateOfBirth')] ?? '');
  return { columns: used(heads, fields), dateOrder: guessImportDateOrder(dates) };
}

/** A field that was archived since, or that the sender does not see. */
function refuseUnknown({ columns }: SaveImportMappingRequest, own: readonly NamedField[]): void {
  const unknown = columns.find(({ field }) => ownKeyOf(field) !== null && !own.some(({ key }) => key === ownKeyOf(field)));
  if (!unknown) return;
  throw new UnusableFileError(
    `The mapping fills the field "${ownKeyOf(unknown.field) ?? ''}", which the hospital does not have. Choose another mapping.`,
  );
}

/** The plan of a saved mapping. @throws UnusableFileError when the file lacks one of its columns, or the hospital one of its fields */
export function mappedPlan(heads: readonly string[], mapping: SaveImportMappingRequest, own: readonly NamedField[] = []): ImportPlan {
  refuseUnknown(mapping, own);
  const keys = heads.map(headKey);
  const columns = mapping.columns.map(({ column, field }): UsedColumn => {
    const exact = heads.indexOf(column);
    const index = exact === -1 ? keys.indexOf(headKey(column)) : exact;
    if (index === -1) throw new UnusableFileError(`The file has no column "${column}", which the mapping names. Choose another mapping.`);
    return { index, column: heads[index] ?? column, field };
  });
  refuseUnusable(columns.map(({ field }) => field));
  return { columns, dateOrder: mapping.dateOrder satisfies ImportDateOrder };
}
