import { isUUID } from 'class-validator';
import type { CursorValues } from '../common/cursor.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { FIRST_NAME, LAST_NAME, type Filter } from './patient-list.queries.js';
import type { SummaryRow } from './patient-rows.js';
import { likeLiteral } from './patient-search.rules.js';

/** The list's orders. `match` puts names that begin with the words first; `-` turns an order round. */
export type PatientOrder = 'name' | '-name' | 'createdAt' | '-createdAt' | 'match';

interface Order {
  readonly columns: readonly string[];
  readonly descending: boolean;
  /** The row's own values of `columns`, for the next page's cursor. */
  readonly keys: (row: SummaryRow) => CursorValues;
}

const byName = (row: SummaryRow): CursorValues => [row.key_last, row.key_first, row.id];
const byCreation = (row: SummaryRow): CursorValues => [row.key_created, row.id];

const ORDERS: Readonly<Record<PatientOrder, Order>> = {
  name: { columns: [LAST_NAME, FIRST_NAME, 'p.id'], descending: false, keys: byName },
  '-name': { columns: [LAST_NAME, FIRST_NAME, 'p.id'], descending: true, keys: byName },
  createdAt: { columns: ['p.created_at', 'p.id'], descending: false, keys: byCreation },
  '-createdAt': { columns: ['p.created_at', 'p.id'], descending: true, keys: byCreation },
  match: { columns: ['p.key_rank', LAST_NAME, FIRST_NAME, 'p.id'], descending: false, keys: (row) => [row.key_rank, ...byName(row)] },
};

const isText = (value: unknown): boolean => typeof value === 'string' && !value.includes('\0');
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/.test(value) && !Number.isNaN(Date.parse(value));

/** How many values a cursor of this order has. */
export const cursorLength = (order: PatientOrder): number => ORDERS[order].columns.length;

/** Whether the values of a cursor are of the order's types: it came back from outside. */
export function isCursorOf(order: PatientOrder, values: CursorValues): boolean {
  const checks: Readonly<Record<string, (value: unknown) => boolean>> = {
    'p.id': isUUID,
    'p.created_at': isInstant,
    'p.key_rank': (value) => value === 0 || value === 1,
  };
  return ORDERS[order].columns.every((column, index) => (checks[column] ?? isText)(values[index]));
}

export const cursorValues = (order: PatientOrder, row: SummaryRow): CursorValues => ORDERS[order].keys(row);

/** Counted exactly up to this many, then "1,000+". */
const COUNT_LIMIT = 1001;
/** A search for one or two letters looks at the first names in order only; more letters narrow it down. */
const SHORT_SEARCH_ROWS = 500;

const COLUMNS = `p.id, p.patient_number, p.first_name, p.last_name, p.unidentified, p.date_of_birth::text, p.birth_date_estimated, p.gender, p.phone,
  p.status, p.created_at, ${LAST_NAME} AS key_last, ${FIRST_NAME} AS key_first,
  to_char(p.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key_created`;

/** Whether another active patient has the same full name: a probe into the index of names for each row of the page. */
const SAME_NAME = `NOT p.unidentified AND EXISTS (SELECT FROM patients o WHERE o.status = 'active' AND o.id <> p.id AND NOT o.unidentified
  AND lower(o.last_name) COLLATE "C" = ${LAST_NAME} AND lower(coalesce(o.first_name, '')) COLLATE "C" = ${FIRST_NAME})`;

export interface PageRequest {
  readonly filter: Filter;
  readonly order: PatientOrder;
  readonly limit: number;
  readonly after: CursorValues | null;
  /** The words of a search: names with all of them at the beginning of a part rank first. */
  readonly words: readonly string[];
}

const TYPES: Readonly<Record<string, string>> = { 'p.id': 'uuid', 'p.created_at': 'timestamptz', 'p.key_rank': 'int' };

/** 0 where every word begins a part of the name, 1 elsewhere. */
function rankOf(words: readonly string[], values: unknown[]): string {
  const patterns = words.map((word) => `' ' || p.name_search LIKE $${values.push(`% ${likeLiteral(word)}%`)}`);
  return patterns.length === 0 ? '0' : `CASE WHEN ${patterns.join(' AND ')} THEN 0 ELSE 1 END`;
}

/** One page and a row more, if there is one. */
export function patientPage(unit: UnitOfWork, { filter, order, limit, after, words }: PageRequest): Promise<SummaryRow[]> {
  const values = [...filter.values];
  const { columns, descending } = ORDERS[order];
  const rank = rankOf(order === 'match' ? words : [], values);
  const short = order === 'match' && words.every((word) => word.length < 3);
  const first = short ? `ORDER BY ${LAST_NAME}, ${FIRST_NAME}, p.id LIMIT ${SHORT_SEARCH_ROWS}` : '';
  const placeholders = (after ?? []).map((value, index) => `$${values.push(value)}::${TYPES[columns[index]] ?? 'text COLLATE "C"'}`);
  const seek = after ? `WHERE (${columns.join(', ')}) ${descending ? '<' : '>'} (${placeholders.join(', ')})` : '';
  const direction = columns.map((column) => `${column}${descending ? ' DESC' : ''}`).join(', ');
  return unit.query<SummaryRow>(
    `SELECT p.*, ${SAME_NAME} AS same_name FROM (
       SELECT ${COLUMNS}, p.key_rank FROM (SELECT p.*, ${rank} AS key_rank FROM patients p WHERE ${filter.conditions.join(' AND ')} ${first}) p
       ${seek} ORDER BY ${direction} LIMIT ${limit + 1}
     ) p ORDER BY ${orderOfPage(order)}`,
    values,
  );
}

/** The page's own rows again, since a join may lose their order. */
function orderOfPage(order: PatientOrder): string {
  const columns = order.endsWith('createdAt')
    ? ['p.created_at', 'p.id']
    : ['p.key_rank', 'p.key_last COLLATE "C"', 'p.key_first COLLATE "C"', 'p.id'];
  return columns.map((column) => (order.startsWith('-') ? `${column} DESC` : column)).join(', ');
}

/** Exact up to 1,001; above that a lower bound. */
export async function countPatients(unit: UnitOfWork, filter: Filter): Promise<{ total: number; totalIsEstimate: boolean }> {
  const [row] = await unit.query<{ rows: number }>(
    `SELECT count(*)::int AS rows FROM (SELECT FROM patients p WHERE ${filter.conditions.join(' AND ')} LIMIT ${COUNT_LIMIT + 1}) counted`,
    filter.values,
  );
  const rows = row?.rows ?? 0;
  return rows > COUNT_LIMIT ? { total: COUNT_LIMIT - 1, totalIsEstimate: true } : { total: rows, totalIsEstimate: false };
}

/** Word similarity from which a name counts as a near spelling. */
const NEAR_WORD = '0.39';

/** Near spellings, best first; one page, since a list of guesses needs no second. */
export async function nearPatients(unit: UnitOfWork, filter: Filter & { readonly score: string }, limit: number): Promise<SummaryRow[]> {
  await unit.query(`SELECT set_config('pg_trgm.word_similarity_threshold', '${NEAR_WORD}', true)`);
  return unit.query<SummaryRow>(
    `SELECT p.*, ${SAME_NAME} AS same_name FROM (
       SELECT ${COLUMNS}, 0 AS key_rank, ${filter.score} AS score FROM patients p WHERE ${filter.conditions.join(' AND ')}
       ORDER BY score DESC, ${LAST_NAME}, ${FIRST_NAME}, p.id LIMIT ${limit}
     ) p ORDER BY p.score DESC, p.key_last COLLATE "C", p.key_first COLLATE "C", p.id`,
    filter.values,
  );
}
