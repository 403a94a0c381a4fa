import {
  guessImportColumns,
  guessImportDateOrder,
  headKey,
  missingImportFields,
  type ImportDateOrder,
  type ImportField,
  type SaveImportMappingRequest,
} from '@hms/shared-dto';
import type { ImportPlan, ImportRow, UsedColumn } from './import-row.rules.js';
import { UnusableImportError } from './patients.errors.js';

const used = (heads: readonly string[], fields: readonly (ImportField | null)[]): UsedColumn[] =>
  fields.flatMap((field, index) => (field === null ? [] : [{ index, column: heads[index] ?? '', field }]));

function refuseUnusable(fields: readonly (ImportField | null)[]): void {
  const missing = missingImportFields(fields);
  if (missing.length === 0) return;
  throw new UnusableImportError(
    `No column of the file was recognised as: ${missing.join(', ')}. Name the columns in the first line, or choose a column mapping.`,
  );
}

/** The plan that the heads suggest; the order of dates from the first rows. @throws UnusableImportError when no patient can be made of the columns */
export function guessedPlan(heads: readonly string[], rows: readonly ImportRow[]): ImportPlan {
  const fields = guessImportColumns(heads);
  refuseUnusable(fields);
  const dates = rows.map(({ cells }) => cells[fields.indexOf('dateOfBirth')] ?? '');
  return { columns: used(heads, fields), dateOrder: guessImportDateOrder(dates) };
}

/** The plan of a saved mapping. @throws UnusableImportError when the file lacks one of its columns */
export function mappedPlan(heads: readonly string[], mapping: SaveImportMappingRequest): ImportPlan {
  const keys = heads.map(headKey);
  const columns = mapping.columns.map(({ column, field }): UsedColumn => {
    const exact = heads.indexOf(column);
    const index = exact === -1 ? keys.indexOf(headKey(column)) : exact;
    if (index === -1) throw new UnusableImportError(`The file has no column "${column}", which the mapping names. Choose another mapping.`);
    return { index, column: heads[index] ?? column, field };
  });
  refuseUnusable(columns.map(({ field }) => field));
  return { columns, dateOrder: mapping.dateOrder satisfies ImportDateOrder };
}
