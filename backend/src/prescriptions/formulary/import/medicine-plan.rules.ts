import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  MEDICATION_IMPORT_COLUMNS,
  medicationLabel,
  MedicationRequest,
  type FileImportItem,
  type ImportRowError,
  type MedicationColumn,
} from '@hms/shared-dto';
import { readCells, type TableRow } from '../../../common/csv-cells.js';
import type { CsvTable } from '../../../common/csv-table.js';
import type { FilePlan } from '../../../common/file-import.js';
import { unhurried } from '../../../common/unhurried.js';
import { toFieldErrors, VALIDATION_OPTIONS } from '../../../common/validation.pipe.js';
import { columnsOf } from '../medication.mapper.js';
import { medicationErrors } from '../medication.rules.js';
import { MEDICINE_READERS } from './medicine-cells.rules.js';

/** What a medicine is stored as. */
export type MedicineColumns = ReturnType<typeof columnsOf>;

/** A medicine that is in use. */
export interface KnownMedicine extends MedicineColumns {
  readonly id: string;
  readonly version: number;
}

/** A medicine that the file adds or changes. */
export interface MedicineChange {
  readonly item: FileImportItem;
  /** Null of a new one. */
  readonly before: { readonly id: string; readonly version: number } | null;
  readonly columns: MedicineColumns;
}

type Present = CsvTable<MedicationColumn>['present'];

/** Medicines with one key are the same one, as the index of the table has it; the rest of a medicine can change. */
export const keyOf = ({ name, form, ingredients, perValue, perUnit }: MedicineColumns): string =>
  JSON.stringify([name.toLowerCase(), form, ingredients.map(({ substance, value, unit }) => [substance, value, unit]), perValue, perUnit]);

const headOf = (path: string): string => MEDICATION_IMPORT_COLUMNS.find(({ key }) => key === path.split('.')[0])?.head ?? path;

/** A row as a request, by the same rules as one that is sent to the API; or what is wrong with it. */
function readRow(row: TableRow<MedicationColumn>): { request: MedicationRequest; errors: ImportRowError[] } {
  const { values, errors } = readCells(row, MEDICATION_IMPORT_COLUMNS, MEDICINE_READERS);
  const request = plainToInstance(MedicationRequest, { classes: [], ...values });
  const invalid = toFieldErrors(validateSync(request, VALIDATION_OPTIONS));
  const unreadable = new Set(errors.map(({ column }) => column));
  const found = (invalid.length > 0 || errors.length > 0 ? invalid : medicationErrors(request))
    .map(({ path, code, message }) => ({ line: row.line, column: headOf(path), code, message }))
    .filter(({ column }) => !unreadable.has(column));
  return { request, errors: [...errors, ...found] };
}

const repeated = (line: number, before: number): ImportRowError => ({
  ...{ line, column: null, code: 'row.repeated' },
  message: `This medicine with this strength and form is in line ${before} already.`,
});

const PARTS = ['name', 'route', 'classes'] as const;

/** Null when it is there already, just so. */
function changeOf(line: number, columns: MedicineColumns, before: KnownMedicine | undefined): MedicineChange | null {
  const label = medicationLabel(columns);
  if (!before) return { item: { line, label, outcome: 'new', parts: [] }, before: null, columns };
  const parts = PARTS.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(columns[part]));
  const { id, version } = before;
  return parts.length === 0 ? null : { item: { line, label, outcome: 'changed', parts: [...parts] }, before: { id, version }, columns };
}

/** Without the column of ATC codes those that are there stay. */
const withClasses = (columns: MedicineColumns, present: Present, before: KnownMedicine | undefined): MedicineColumns =>
  before && !present.has('classes') ? { ...columns, classes: before.classes } : columns;

/** What a file would do to the formulary. A medicine that it does not name stays as it is. */
export async function planOf(
  { rows, errors, present, leftOut }: CsvTable<MedicationColumn>,
  known: ReadonlyMap<string, KnownMedicine>,
): Promise<FilePlan<MedicineChange>> {
  const plan = { changes: [] as MedicineChange[], unchanged: 0, wrong: errors.length, errors: [...errors], leftOut };
  const lines = new Map<string, number>();
  for await (const row of unhurried(rows)) {
    const { request, errors: wrong } = readRow(row);
    const key = wrong.length > 0 ? '' : keyOf(columnsOf(request));
    const earlier = lines.get(key);
    if (earlier !== undefined) wrong.push(repeated(row.line, earlier));
    plan.errors.push(...wrong);
    if (wrong.length > 0) {
      plan.wrong += 1;
      continue;
    }
    lines.set(key, row.line);
    const before = known.get(key);
    const change = changeOf(row.line, withClasses(columnsOf(request), present, before), before);
    if (change) plan.changes.push(change);
    else plan.unchanged += 1;
  }
  return plan;
}
