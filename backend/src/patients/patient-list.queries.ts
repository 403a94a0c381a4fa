import type { PatientQuery } from '@hms/shared-dto';
import { fieldFilters, type FieldFilters } from './field-filters.queries.js';
import { likeLiteral, transpositions, type PatientSearch } from './patient-search.rules.js';

/** A statement in the making: fixed SQL with `$n` for every value. */
export interface Filter {
  readonly conditions: readonly string[];
  readonly values: readonly unknown[];
}

/** The values of an index's first columns, in the words of its expressions. */
export const LAST_NAME = 'lower(p.last_name) COLLATE "C"';
export const FIRST_NAME = `lower(coalesce(p.first_name, '')) COLLATE "C"`;

/** Collects conditions; `value` hands out the placeholder. */
class FilterBuilder implements Filter {
  readonly conditions: string[] = [];
  readonly values: unknown[] = [];

  value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  where(...conditions: string[]): void {
    this.conditions.push(...conditions);
  }
}

/** Letters that the index of names needs in the middle of a word. */
const TRIGRAM = 3;

/** The word anywhere in the name; one or two letters only at the beginning of a part, where the index knows them too. */
function holdsWord(filter: FilterBuilder, word: string, short: boolean): string {
  if (!short) return `p.name_search LIKE ${filter.value(`%${word}%`)}`;
  return `(p.name_search LIKE ${filter.value(`${word}%`)} OR p.name_search LIKE ${filter.value(`% ${word}%`)})`;
}

/** Beyond Latin, a word may also be one of the name in the person's own script. */
const OTHER_SCRIPT = /[^\u0000-\u024F]/;

function holdsWordInAnyScript(filter: FilterBuilder, word: string): string {
  const inName = holdsWord(filter, likeLiteral(word), word.length < TRIGRAM);
  return OTHER_SCRIPT.test(word) ? `(${inName} OR p.local_name_search LIKE ${filter.value(`%${likeLiteral(word)}%`)})` : inName;
}

/** Somebody else's number for the patient, in any of its spellings. */
function holdsIdentifier(filter: FilterBuilder, spellings: readonly string[]): string {
  const any = spellings.map((value) => `p.identifiers @> ${filter.value(JSON.stringify([{ value }]))}::jsonb`);
  return `(p.identifiers <> '[]' AND (${any.join(' OR ')}))`;
}

const SEARCHES: { readonly [K in PatientSearch['kind']]: (filter: FilterBuilder, search: Extract<PatientSearch, { kind: K }>) => void } = {
  number: (filter, { numbers, identifiers }) =>
    filter.where(`(p.patient_number = ANY (${filter.value(numbers)}::text[]) OR ${holdsIdentifier(filter, identifiers)})`),
  identifier: (filter, { identifiers }) => filter.where(holdsIdentifier(filter, identifiers)),
  phone: (filter, { digits }) => {
    const [end, start, indian] = [`${[...digits].reverse().join('')}%`, `+${digits}%`, `+91${digits}%`].map((pattern) =>
      filter.value(pattern),
    );
    const more = digits.length < TRIGRAM ? '' : ` OR p.phones_search LIKE ${filter.value(`%${digits}%`)}`;
    filter.where(
      `(reverse(p.phone) COLLATE "C" LIKE ${end} OR p.phone COLLATE "C" LIKE ${start} OR p.phone COLLATE "C" LIKE ${indian}${more})`,
    );
  },
  email: (filter, { email }) => filter.where(`lower(p.email) COLLATE "C" LIKE ${filter.value(`${likeLiteral(email)}%`)}`),
  birthDate: (filter, { date }) => filter.where(date === null ? 'false' : `p.date_of_birth = ${filter.value(date)}::date`),
  words: (filter, { words, identifiers }) => {
    const named = words.length === 0 ? 'false' : words.map((word) => holdsWordInAnyScript(filter, word)).join(' AND ');
    filter.where(identifiers.length === 0 ? named : `((${named}) OR ${holdsIdentifier(filter, identifiers)})`);
  },
};

/** A word with two neighbours changed over is a whole slip of the hand, which trigrams do not see as one. */
const SLIP_SCORE = 0.8;

/** One search for near spellings: conditions besides the list's own, and how near; best highest. */
interface NearRun {
  readonly conditions: readonly string[];
  readonly score: string;
}

/** Every word is a near spelling of a part of the name, above the threshold that every connection has (`base-data-source.ts`), or has two letters changed over. */
function nearWords(filter: FilterBuilder, words: readonly string[], name: string): NearRun {
  const each = words.map((word) => {
    const near = filter.value(word);
    const slips = transpositions(word).map((slip) => `${name} LIKE ${filter.value(`%${likeLiteral(slip)}%`)}`);
    const similarity = `ext.word_similarity(${near}, ${name})`;
    return {
      condition: `(${[`${name} OPERATOR(ext.%>) ${near}`, ...slips].join(' OR ')})`,
      score: slips.length === 0 ? similarity : `(CASE WHEN ${slips.join(' OR ')} THEN ${SLIP_SCORE} ELSE ${similarity} END)`,
    };
  });
  return { conditions: each.map(({ condition }) => condition), score: each.map(({ score }) => score).join(' + ') };
}

/** What a list is asked for: by the patients' usual parts, and by the hospital's own fields. */
export type ListQuery = PatientQuery & FieldFilters;

function plainFilters(filter: FilterBuilder, query: ListQuery, timeZone: string): void {
  fieldFilters(filter, query);
  if (query.gender) filter.where(`p.gender = ${filter.value(query.gender)}`);
  const today = () => `(now() AT TIME ZONE ${filter.value(timeZone)})::date`;
  if (query.ageFrom !== undefined)
    filter.where(`p.date_of_birth <= (${today()} - make_interval(years => ${filter.value(query.ageFrom)}::int))::date`);
  if (query.ageTo !== undefined)
    filter.where(`p.date_of_birth > (${today()} - make_interval(years => ${filter.value(query.ageTo + 1)}::int))::date`);
  const midnight = (day: string, plusDays: number) =>
    `((${filter.value(day)}::date + ${plusDays})::timestamp AT TIME ZONE ${filter.value(timeZone)})`;
  if (query.registeredFrom) filter.where(`p.created_at >= ${midnight(query.registeredFrom, 0)}`);
  if (query.registeredTo) filter.where(`p.created_at < ${midnight(query.registeredTo, 1)}`);
  if (query.lastVisitFrom) filter.where(`p.last_visit_at >= ${midnight(query.lastVisitFrom, 0)}`);
  if (query.lastVisitTo) filter.where(`p.last_visit_at < ${midnight(query.lastVisitTo, 1)}`);
}

/** The condition of a search in which nothing is said of the status; its value is the first one. */
export const ALL_STATUSES = `(p.status = $1 OR p.status = 'merged')`;

/**
 * The conditions once for each status that a search looks at, since an index that begins with the status has an order for each alone; without the
 * search's own, which is the last one.
 */
export function eachStatusWithoutSearch({ conditions: [status, ...others] }: Filter): (readonly string[])[] {
  const statuses = status === ALL_STATUSES ? ['p.status = $1', "p.status = 'merged'"] : [status];
  return statuses.map((one) => [one, ...others.slice(0, -1)]);
}

/** Active patients if nothing is said. `withMerged`: also records that were merged since, which lead to the one that goes on. */
function statusFilter(filter: FilterBuilder, { status }: PatientQuery, withMerged: boolean): void {
  const given = `p.status = ${filter.value(status ?? 'active')}`;
  filter.where(withMerged && status === undefined ? `(${given} OR p.status = 'merged')` : given);
}

/** The list's filters and its search. */
export function listFilter(query: ListQuery, search: PatientSearch | null, timeZone: string, withMerged = false): Filter {
  const filter = new FilterBuilder();
  statusFilter(filter, query, withMerged && search !== null);
  plainFilters(filter, query, timeZone);
  if (search) (SEARCHES[search.kind] as (filter: FilterBuilder, search: PatientSearch) => void)(filter, search);
  return filter;
}

/** The list's filters, and near spellings of the words in each of the names that they may be of: one run for each, since its index serves one alone. */
export interface NearFilter extends Filter {
  readonly runs: readonly NearRun[];
}

export function nearFilter(query: ListQuery, words: readonly string[], timeZone: string): NearFilter {
  const filter = new FilterBuilder();
  statusFilter(filter, query, false);
  plainFilters(filter, query, timeZone);
  const names = words.some((word) => OTHER_SCRIPT.test(word)) ? ['p.name_search', 'p.local_name_search'] : ['p.name_search'];
  const runs = names.map((name) => nearWords(filter, words, name));
  return { conditions: filter.conditions, values: filter.values, runs };
}
