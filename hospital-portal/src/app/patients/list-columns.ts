import { type CustomField, MAX_SHOWN_FIELDS } from '@hms/shared-dto';
import { readStored, writeStored } from '@hms/shared-ui';
import type { PatientSort } from './patient-query';

/** A column of the list besides the name, which is always there. */
interface Column {
  readonly label: string;
  /** The order that its head asks for first; null where an order would say nothing. */
  readonly sort: PatientSort | null;
}

const COLUMNS = {
  number: { label: 'Number', sort: 'patientNumber' },
  sex: { label: 'Sex', sort: null },
  age: { label: 'Age, born', sort: '-dateOfBirth' },
  phone: { label: 'Phone', sort: null },
  registered: { label: 'Registered', sort: '-createdAt' },
  lastVisit: { label: 'Last visit', sort: '-lastVisitAt' },
} as const satisfies Readonly<Record<string, Column>>;

export type UsualColumn = keyof typeof COLUMNS;
/** A usual column, or `cf.` and the key of a field of the hospital's own. */
export type ListColumn = UsualColumn | `cf.${string}`;
export const LIST_COLUMNS = Object.keys(COLUMNS) as UsualColumn[];
export const columnOf = (column: UsualColumn): Column => COLUMNS[column];

const OWN = /^cf\.[a-z][a-z0-9_]{0,39}$/;
export const ownColumn = (key: string): `cf.${string}` => `cf.${key}`;

/** Of these fields, those that have a column; in their own order. */
export const fieldsShown = (columns: readonly ListColumn[], fields: readonly CustomField[]): readonly CustomField[] =>
  fields.filter(({ key }) => columns.includes(ownColumn(key)));

export const asksOwn = (columns: readonly ListColumn[]): boolean => columns.some((column) => OWN.test(column));

/** The columns that there can be, in the order of the table. */
const allColumns = (fields: readonly CustomField[]): ListColumn[] => [...LIST_COLUMNS, ...fields.map(({ key }) => ownColumn(key))];

/** As many as there may be of the hospital's own. */
function limited(columns: readonly ListColumn[]): ListColumn[] {
  const own = columns.filter((column) => OWN.test(column)).slice(0, MAX_SHOWN_FIELDS);
  return columns.filter((column) => !OWN.test(column) || own.includes(column));
}

export const everyColumn = (fields: readonly CustomField[]): readonly ListColumn[] => limited(allColumns(fields));

/** Takes a column away that is there, and puts one in its place that is not. */
export const toggled = (shown: readonly ListColumn[], column: ListColumn, fields: readonly CustomField[]): readonly ListColumn[] =>
  limited(allColumns(fields).filter((one) => shown.includes(one) !== (one === column)));

const KEPT = 'hms.patient-columns';
/** Stands for the name alone. */
const NONE = 'name';

/** `number,phone,cf.height` in the order of the table; what is no column is left out. Null says nothing of columns. */
export function parseColumns(text: string | null): readonly ListColumn[] | null {
  if (!text) return null;
  const names = [...new Set(text.split(','))];
  const own = names.filter((name): name is `cf.${string}` => OWN.test(name));
  const known = limited([...LIST_COLUMNS.filter((column) => names.includes(column)), ...own]);
  return known.length > 0 || names.includes(NONE) ? known : null;
}

export const columnsText = (columns: readonly ListColumn[]): string => columns.join(',') || NONE;

/** The address says which; else what this browser showed last, else all. */
export const shownColumns = (address: string | null): readonly ListColumn[] =>
  parseColumns(address) ?? parseColumns(readStored(KEPT)) ?? LIST_COLUMNS;

export const keepColumns = (columns: readonly ListColumn[]): void => writeStored(KEPT, columnsText(columns));

/** The order after a press on a column's head: its own, then the other way round. */
export function nextSort(first: PatientSort, current: PatientSort | undefined): PatientSort {
  const other = (first.startsWith('-') ? first.slice(1) : `-${first}`) as PatientSort;
  return current === first ? other : first;
}
