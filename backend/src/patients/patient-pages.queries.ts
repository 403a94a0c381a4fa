import type { CursorValues } from '../common/cursor.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { ALL_STATUSES, eachStatusWithoutSearch, FIRST_NAME, LAST_NAME, type Filter } from './patient-list.queries.js';
import { columnsOf, isDescending, lackedColumn, RANK, typeOf, type PatientOrder } from './patient-orders.rules.js';
import type { SummaryRow } from './patient-rows.js';
import { likeLiteral } from './patient-search.rules.js';
import { keysOf, mayBeMerged, ownValues, SAME_NAME, summaryColumns } from './patient-summary.queries.js';

/** As many as a page has when nothing is said. */
const USUAL_LIMIT = 20;
/** Counted exactly up to this many, then "1,000+". */
const COUNT_LIMIT = 1001;
/** A search for one or two letters looks at the first names in order only; more letters narrow it down. */
const SHORT_SEARCH_ROWS = 500;

export interface PageRequest {
  readonly filter: Filter;
  readonly order: PatientOrder;
  readonly limit: number;
  readonly after: CursorValues | null;
  /** The words of a search: names with all of them at the beginning of a part rank first. */
  readonly words: readonly string[];
  /** Keys of the hospital's own fields whose values the rows are to have. */
  readonly shown: readonly string[];
}

/** 0 where the family name begins with the one word, 1 where every word begins a part of the name, 2 elsewhere. */
function rankOf(words: readonly string[], values: unknown[]): string {
  if (words.length === 0) return '0';
  const family = words.length > 1 ? '' : ` WHEN ${LAST_NAME} LIKE $${values.push(`${likeLiteral(words[0])}%`)} THEN 0`;
  const patterns = words.map((word) => `' ' || p.name_search LIKE $${values.push(`% ${likeLiteral(word)}%`)}`);
  return `CASE${family} WHEN ${patterns.join(' AND ')} THEN 1 ELSE 2 END`;
}

/** How many there are: exact up to 1,001; above that a lower bound; null when it was not counted. */
export interface Count {
  readonly total: number | null;
  readonly totalIsEstimate: boolean;
}

type CountedRow = SummaryRow & { readonly counted: number };

/** One page, a row more if there is one, and the count, in one statement: the last of its unit when `last` is true. */
export async function patientPage(
  unit: UnitOfWork,
  request: PageRequest,
  { last }: { last: boolean },
): Promise<{ rows: SummaryRow[]; count: Count }> {
  const { text, values } = pageStatement(request);
  const name = hotName(request);
  if (last) return pageOf(request, await unit.queryLast<CountedRow>(name === null ? text : { name, text }, values));
  return pageOf(
    request,
    await (name === null ? unit.query<CountedRow>(text, values) : unit.queryHot<CountedRow>({ name, text, onePlan: true }, values)),
  );
}

function pageOf(request: PageRequest, rows: CountedRow[]): { rows: SummaryRow[]; count: Count } {
  return { rows, count: countOf(rows[0]?.counted ?? (request.after ? null : 0)) };
}

/** Rows carry the count; a page behind the last row has none to carry it. */
const countOf = (counted: number | null): Count =>
  counted !== null && counted > COUNT_LIMIT
    ? { total: COUNT_LIMIT - 1, totalIsEstimate: true }
    : { total: counted, totalIsEstimate: false };

/**
 * The name of what everybody asks for, whose text is the same each time: the first page of the usual length without a filter, and the search of all
 * patients for one or two plain words. Null for all else, which is planned when it is asked for.
 */
function hotName(request: PageRequest): string | null {
  return request.shown.length > 0 ? null : nameOf(request);
}

function nameOf({ filter, order, after, words, limit }: PageRequest): string | null {
  if (after !== null || limit !== USUAL_LIMIT || filter.values.length !== words.length + 1) return null;
  if (words.length === 0) return listName(filter, order);
  return isPlainSearch(filter, words) && order === 'match' ? `patients match ${words.length}` : null;
}

const listName = (filter: Filter, order: PatientOrder): string | null =>
  filter.conditions.length === 1 ? `patients ${order}${mayBeMerged(filter) ? ' merged' : ''}` : null;

const isPlainSearch = ({ conditions }: Filter, words: readonly string[]): boolean =>
  conditions[0] === ALL_STATUSES && words.length <= 2 && words.every((word) => PLAIN_WORD.test(word));

/** Long enough for the index of names, and without another script's second condition. */
const PLAIN_WORD = /^[a-z]{3,}$/;

const ofFamilyNames = (after: CursorValues | null): boolean => after === null || after[0] === 0;

/**
 * The page of a search for one word, as long as all of it are family names that begin with it: of three letters there are thousands of names, and the
 * index of names has the first of these in order, while the search itself would sort them all.
 * The search is made only when there are fewer than a page of them.
 * @returns null for another search
 */
function familyNames(request: PageRequest, values: unknown[]): string | null {
  const { filter, order, limit, words, after } = request;
  if (order !== 'match' || words.length !== 1 || !PLAIN_WORD.test(words[0]) || !ofFamilyNames(after)) return null;
  // Not LIKE: of a value that is not known yet, as in a plan for all values, no index can tell that it is a beginning.
  const begins = `${LAST_NAME} >= $${values.push(words[0])} AND ${LAST_NAME} < $${values.push(behind(words[0]))}`;
  const [, ...key] = after ?? [];
  const places = key.map((value, index) => `$${values.push(value)}::${typeOf(NAME_ORDER[index])}`);
  const seek = after ? [`(${NAME_ORDER.join(', ')}) > (${places.join(', ')})`] : [];
  const by = NAME_ORDER.join(', ');
  const runs = eachStatusWithoutSearch(filter).map(
    (conditions) =>
      `(SELECT p.* FROM patients p WHERE ${[...conditions, begins, ...seek].join(' AND ')} ORDER BY ${by} LIMIT ${limit + 1})`,
  );
  return `SELECT p.* FROM (${runs.join(' UNION ALL ')}) p ORDER BY ${by} LIMIT ${limit + 1}`;
}

/** The first text behind all that begin with a word of the letters a to z, by the order of their codes. */
const behind = (word: string): string => `${word.slice(0, -1)}${String.fromCharCode(word.charCodeAt(word.length - 1) + 1)}`;

/** The order of names, which the index of names has for each status. */
const NAME_ORDER = columnsOf('name');

const countUpTo = ({ conditions }: Filter): string =>
  `(SELECT count(*)::int FROM (SELECT FROM patients p WHERE ${conditions.join(' AND ')} LIMIT ${COUNT_LIMIT + 1}) counted)`;

function pageStatement(request: PageRequest): { text: string; values: readonly unknown[] } {
  const { filter, order, limit, words, shown } = request;
  const values = [...filter.values];
  const rank = rankOf(order === 'match' ? words : [], values);
  const columns = columnsOf(order).map((column) => (column === RANK ? rank : column));
  const select = `SELECT ${summaryColumns(filter)}${keysOf(order)}${ownValues(shown, values)}, ${SAME_NAME} AS same_name, ${countUpTo(filter)} AS counted`;
  const found = `${select}, ${rank} AS key_rank FROM ${rowsOf(request, columns, values)}`;
  const page = `ORDER BY ${direction(order, columns)} LIMIT ${limit + 1}`;
  const families = familyNames(request, values);
  if (families === null) return { text: `${found} ${page}`, values };
  const text = `
    WITH families AS MATERIALIZED (${families}), enough AS (SELECT count(*) > ${limit} AS yes FROM families)
    (${select}, 0 AS key_rank FROM families p WHERE (SELECT yes FROM enough) ORDER BY ${NAME_ORDER.join(', ')})
    UNION ALL (${found} AND NOT (SELECT yes FROM enough) ${page})`;
  return { text, values };
}

/** Those who lack what is sorted by come last, either way. */
function direction(order: PatientOrder, columns: readonly string[]): string {
  const lacked = lackedColumn(order);
  return columns
    .filter((column) => column !== '0')
    .map((column) => `${column}${isDescending(order) ? ' DESC' : ''}${column === lacked ? ' NULLS LAST' : ''}`)
    .join(', ');
}

/** The rows behind the cursor: `FROM` and `WHERE` of a page. */
function rowsOf(request: PageRequest, columns: readonly string[], values: unknown[]): string {
  const { filter, order, after, words } = request;
  const where = filter.conditions.join(' AND ');
  const lacked = lackedColumn(order);
  if (lacked !== null) return `(${lackingRows(request, lacked, values)}) p`;
  const short = order === 'match' && words.every((word) => word.length < 3);
  const first = `(SELECT p.* FROM patients p WHERE ${where} ORDER BY ${LAST_NAME}, ${FIRST_NAME}, p.id LIMIT ${SHORT_SEARCH_ROWS})`;
  const placeholders = (after ?? []).map((value, index) => `$${values.push(value)}::${typeOf(columnsOf(order)[index])}`);
  const seek = after ? ` AND (${columns.join(', ')}) ${isDescending(order) ? '<' : '>'} (${placeholders.join(', ')})` : '';
  return `${short ? first : 'patients'} p WHERE ${where}${seek}`;
}

/**
 * Two runs, one after the other: those who have what is sorted by, in the order of its index, then those who lack it. An index scan cannot go from the
 * one to the other behind a cursor.
 */
function lackingRows({ filter, order, limit, after }: PageRequest, column: string, values: unknown[]): string {
  const [sign, down] = isDescending(order) ? ['<', ' DESC'] : ['>', ''];
  const run = (conditions: readonly string[], by: string): string =>
    `(SELECT p.* FROM patients p WHERE ${[...filter.conditions, ...conditions].join(' AND ')} ORDER BY ${by} LIMIT ${limit + 1})`;
  const [value, id] = after ?? [null, null];
  const place = (given: unknown, type: string): string => `$${values.push(given)}::${type}`;
  const later = value === null ? [] : [`(${column}, p.id) ${sign} (${place(value, typeOf(column))}, ${place(id, 'uuid')})`];
  const having = run([`${column} IS NOT NULL`, ...later], `${column}${down}, p.id${down}`);
  const within = value === null && id !== null ? [`p.id ${sign} ${place(id, 'uuid')}`] : [];
  const lacking = run([`${column} IS NULL`, ...within], `p.id${down}`);
  return value === null && id !== null ? lacking : `${having} UNION ALL ${lacking}`;
}
