import type { PatientQuery } from '@hms/shared-dto';
import { fieldFilters, type FieldFilters } from './field-filters.queries.js';
import { likeLiteral, type PatientSearch } from './patient-search.rules.js';

/** A statement in the making: fixed SQL with `$n` for every value. */
export interface Filter {
  readonly conditions: readonly string[];
  readonly values: readonly unknown[];
}

/** The values of an index's first columns, in the words of its expressions. */
export const LAST_NAME = 'lower(p.last_name) COLLATE "C"';
export const FIRST_NAME = `lower(coalesce(p.first_name, '')) COLLATE "C"`;

/** Collects conditions; `value` hands out the placeholder. */
export class FilterBuilder implements Filter {
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
export const isOfOtherScript = (word: string): boolean => /[^\u0000-\u024F]/.test(word);

const holdsInName = (filter: FilterBuilder, word: string): string => holdsWord(filter, likeLiteral(word), word.length < TRIGRAM);
const holdsInLocalName = (filter: FilterBuilder, word: string): string =>
  `p.local_name_search LIKE ${filter.value(`%${likeLiteral(word)}%`)}`;

/**
 * Every word in the name. Words of another script are all of the one name or all of the other, so that each name's index looks for all of them at once;
 * only beside a Latin word may each be of either.
 */
function holdsWords(filter: FilterBuilder, words: readonly string[]): string {
  if (words.length === 0) return 'false';
  const all = (holds: (filter: FilterBuilder, word: string) => string): string => words.map((word) => holds(filter, word)).join(' AND ');
  if (words.every(isOfOtherScript)) return `((${all(holdsInName)}) OR (${all(holdsInLocalName)}))`;
  return all((_, word) =>
    isOfOtherScript(word) ? `(${holdsInName(filter, word)} OR ${holdsInLocalName(filter, word)})` : holdsInName(filter, word),
  );
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
    const named = holdsWords(filter, words);
    filter.where(identifiers.length === 0 ? named : `((${named}) OR ${holdsIdentifier(filter, identifiers)})`);
  },
};

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
export function listFilter(query: ListQuery, search: PatientSearch | null, timeZone: string, withMerged = false): FilterBuilder {
  const filter = new FilterBuilder();
  statusFilter(filter, query, withMerged && search !== null);
  plainFilters(filter, query, timeZone);
  if (search) (SEARCHES[search.kind] as (filter: FilterBuilder, search: PatientSearch) => void)(filter, search);
  return filter;
}
