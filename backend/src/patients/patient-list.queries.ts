import type { PatientQuery } from '@hms/shared-dto';
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

const SEARCHES: { readonly [K in PatientSearch['kind']]: (filter: FilterBuilder, search: Extract<PatientSearch, { kind: K }>) => void } = {
  number: (filter, { number }) => filter.where(`p.patient_number = ${filter.value(number)}`),
  phone: (filter, { digits }) => {
    const [end, start, indian] = [`${[...digits].reverse().join('')}%`, `+${digits}%`, `+91${digits}%`].map((pattern) =>
      filter.value(pattern),
    );
    filter.where(`(reverse(p.phone) COLLATE "C" LIKE ${end} OR p.phone COLLATE "C" LIKE ${start} OR p.phone COLLATE "C" LIKE ${indian})`);
  },
  email: (filter, { email }) => filter.where(`lower(p.email) COLLATE "C" LIKE ${filter.value(`${likeLiteral(email)}%`)}`),
  birthDate: (filter, { date }) => filter.where(date === null ? 'false' : `p.date_of_birth = ${filter.value(date)}::date`),
  words: (filter, { words }) => {
    if (words.length === 0) filter.where('false');
    for (const word of words) filter.where(holdsWord(filter, likeLiteral(word), word.length < TRIGRAM));
  },
};

/** A word with two neighbours changed over is a whole slip of the hand, which trigrams do not see as one. */
const SLIP_SCORE = 0.8;

/** Every word is a near spelling of a part of the name, above the threshold that the caller sets, or has two letters changed over. */
function nearWords(filter: FilterBuilder, words: readonly string[]): string {
  const scores = words.map((word) => {
    const near = filter.value(word);
    const slips = transpositions(word).map((slip) => `p.name_search LIKE ${filter.value(`%${likeLiteral(slip)}%`)}`);
    filter.where(`(${[`p.name_search OPERATOR(ext.%>) ${near}`, ...slips].join(' OR ')})`);
    const similarity = `ext.word_similarity(${near}, p.name_search)`;
    return slips.length === 0 ? similarity : `(CASE WHEN ${slips.join(' OR ')} THEN ${SLIP_SCORE} ELSE ${similarity} END)`;
  });
  return scores.join(' + ');
}

function plainFilters(filter: FilterBuilder, query: PatientQuery, timeZone: string): void {
  filter.where(`p.status = ${filter.value(query.status ?? 'active')}`);
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
}

/** The list's filters and its search. */
export function listFilter(query: PatientQuery, search: PatientSearch | null, timeZone: string): Filter {
  const filter = new FilterBuilder();
  plainFilters(filter, query, timeZone);
  if (search) (SEARCHES[search.kind] as (filter: FilterBuilder, search: PatientSearch) => void)(filter, search);
  return filter;
}

/** The list's filters and near spellings of the words; `score` is an expression, best highest. */
export function nearFilter(query: PatientQuery, words: readonly string[], timeZone: string): Filter & { readonly score: string } {
  const filter = new FilterBuilder();
  plainFilters(filter, query, timeZone);
  const score = nearWords(filter, words);
  return { conditions: filter.conditions, values: filter.values, score };
}
