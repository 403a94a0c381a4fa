import { isUUID } from 'class-validator';
import type { PatientQuery } from '@hms/shared-dto';
import type { CursorValues } from '../common/cursor.js';
import { FIRST_NAME, LAST_NAME } from './patient-list.queries.js';
import type { SummaryRow } from './patient-rows.js';

/** The list's orders. `match` puts family names that begin with the word first, then names of which parts begin with the words; `-` turns an order round. */
export type PatientOrder = NonNullable<PatientQuery['sort']> | 'match';

/** Stands for the rank of a match, whose expression depends on the words. */
export const RANK = 'rank';

/** A column that rows are ordered by. */
interface Key {
  readonly type: string;
  /** Whether a value of a cursor is of this type: it came back from outside. */
  readonly fits: (value: unknown) => boolean;
  readonly of: (row: SummaryRow) => CursorValues[number];
}

const isText = (value: unknown): boolean => typeof value === 'string' && !value.includes('\0');
/** `Date.parse` takes the 30th of February for a day in March. */
const isDay = (value: unknown): boolean => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value);
};
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && /^.{10}T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/.test(value) && isDay(value.slice(0, 10));

const KEYS: Readonly<Record<string, Key>> = {
  'p.id': { type: 'uuid', fits: isUUID, of: (row) => row.id },
  [LAST_NAME]: { type: 'text COLLATE "C"', fits: isText, of: (row) => row.key_last ?? null },
  [FIRST_NAME]: { type: 'text COLLATE "C"', fits: isText, of: (row) => row.key_first ?? null },
  [RANK]: { type: 'int', fits: (value) => value === 0 || value === 1 || value === 2, of: (row) => row.key_rank },
  'p.patient_number': { type: 'text COLLATE "C"', fits: isText, of: (row) => row.patient_number },
  'p.created_at': { type: 'timestamptz', fits: isInstant, of: (row) => row.key_created ?? null },
  'p.date_of_birth': { type: 'date', fits: isDay, of: (row) => row.date_of_birth },
  'p.last_visit_at': { type: 'timestamptz', fits: isInstant, of: (row) => row.key_visited ?? null },
};

const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  name: [LAST_NAME, FIRST_NAME, 'p.id'],
  patientNumber: ['p.patient_number'],
  dateOfBirth: ['p.date_of_birth', 'p.id'],
  createdAt: ['p.created_at', 'p.id'],
  lastVisitAt: ['p.last_visit_at', 'p.id'],
  match: [RANK, LAST_NAME, FIRST_NAME, 'p.id'],
};
/** What some patients lack. */
const LACKING: ReadonlySet<string> = new Set(['p.date_of_birth', 'p.last_visit_at']);

export const isDescending = (order: PatientOrder): boolean => order.startsWith('-');

export const columnsOf = (order: PatientOrder): readonly string[] => COLUMNS[order.replace('-', '')];

/** The column of this order that a patient may lack; null for none. Those who do come last, either way. */
export const lackedColumn = (order: PatientOrder): string | null => columnsOf(order).find((column) => LACKING.has(column)) ?? null;

export const typeOf = (column: string): string => KEYS[column].type;

/** Whether the values of a cursor are of the order's types. */
export const isCursorOf = (order: PatientOrder, values: CursorValues): boolean =>
  columnsOf(order).every((column, index) => (values[index] === null && LACKING.has(column)) || KEYS[column].fits(values[index]));

export const cursorValues = (order: PatientOrder, row: SummaryRow): CursorValues => columnsOf(order).map((column) => KEYS[column].of(row));
