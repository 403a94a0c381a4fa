import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { FIRST_NAME, isOfOtherScript, LAST_NAME, listFilter, type FilterBuilder, type ListQuery } from './patient-list.queries.js';
import type { SummaryRow } from './patient-rows.js';
import { likeLiteral, transpositions } from './patient-search.rules.js';
import { ownValues, SAME_NAME, summaryColumns } from './patient-summary.queries.js';

/** A word with two neighbours changed over is a whole slip of the hand, which trigrams do not see as one. */
const SLIP_SCORE = 0.8;
const BEST_FIRST = `score DESC, ${LAST_NAME}, ${FIRST_NAME}, p.id`;

/** How one word may stand in a name: the condition, and how near that is; 1 is as it was typed. */
interface Standing {
  readonly condition: string;
  readonly score: string;
}

/** One way in which all the words may be in a name: one scan of the name's index. */
type Way = readonly Standing[];

/** The words of a search in one of the names. */
class TypedWords {
  constructor(
    private readonly filter: FilterBuilder,
    private readonly words: readonly string[],
    private readonly name: string,
  ) {}

  /** All but one of the words are as they were typed. */
  oneMistyped(): Way[] {
    const typed = (word: string): Standing => this.typed(word);
    return this.words.flatMap((word, at) => [[this.near(word), ...this.others(at).map(typed)], ...this.slipAt(at, typed)]);
  }

  /** Each of the words may be mistyped. */
  anyMistyped(): Way[] {
    return [this.words.map((word) => this.near(word)), ...this.words.flatMap((_, at) => this.slipAt(at, (word) => this.mistyped(word)))];
  }

  private slipAt(at: number, standing: (word: string) => Standing): Way[] {
    const slip = this.slip(this.words[at]);
    return slip === null ? [] : [[slip, ...this.others(at).map(standing)]];
  }

  private others(at: number): string[] {
    return this.words.filter((_, index) => index !== at);
  }

  private typed(word: string): Standing {
    return { condition: `${this.name} LIKE ${this.filter.value(`%${likeLiteral(word)}%`)}`, score: '1::real' };
  }

  /** Above the threshold that every connection has (`base-data-source.ts`). */
  private near(word: string): Standing {
    const value = this.filter.value(word);
    return { condition: `${this.name} OPERATOR(ext.%>) ${value}`, score: `ext.word_similarity(${value}, ${this.name})` };
  }

  private slip(word: string): Standing | null {
    const slips = transpositions(word).map((slip) => `%${likeLiteral(slip)}%`);
    if (slips.length === 0) return null;
    return { condition: `${this.name} LIKE ANY (${this.filter.value(slips)}::text[])`, score: `${SLIP_SCORE}::real` };
  }

  private mistyped(word: string): Standing {
    const [slip, near] = [this.slip(word), this.near(word)];
    if (slip === null) return near;
    return {
      condition: `(${slip.condition} OR ${near.condition})`,
      score: `(CASE WHEN ${slip.condition} THEN ${slip.score} ELSE ${near.score} END)`,
    };
  }
}

/** What is looked for: patients of the list's filters, active ones if nothing is said, with names near to these words. */
export interface NearRequest {
  readonly query: ListQuery;
  readonly words: readonly string[];
  readonly timeZone: string;
  readonly limit: number;
  /** Keys of the hospital's own fields whose values the rows are to have. */
  readonly shown: readonly string[];
}

/**
 * Near spellings, best first; one page, since a list of guesses needs no second. Comparing names is what costs, so those with one word mistyped are
 * looked for first; only where they do not fill the page may each of the words be mistyped.
 */
export async function nearPatients(unit: UnitOfWork, request: NearRequest): Promise<SummaryRow[]> {
  const rows = await guesses(unit, request, (typed) => typed.oneMistyped());
  if (rows.length === request.limit || request.words.length === 1) return rows;
  return guesses(unit, request, (typed) => typed.anyMistyped());
}

/** Who is near in several ways, or by two names, counts by the nearest. */
function guesses(
  unit: UnitOfWork,
  { query, words, timeZone, limit, shown }: NearRequest,
  waysOf: (typed: TypedWords) => Way[],
): Promise<SummaryRow[]> {
  const filter = listFilter(query, null, timeZone);
  const names = words.some(isOfOtherScript) ? ['p.name_search', 'p.local_name_search'] : ['p.name_search'];
  const ways = names.flatMap((name) => waysOf(new TypedWords(filter, words, name)));
  const each = ways.map((way) => {
    const where = [...filter.conditions, ...way.map(({ condition }) => condition)].join(' AND ');
    const score = way.map(({ score }) => score).join(' + ');
    return `(SELECT p.id, ${score} AS score FROM patients p WHERE ${where} ORDER BY ${BEST_FIRST} LIMIT ${limit})`;
  });
  const values = [...filter.values];
  return unit.query<SummaryRow>(
    `SELECT ${summaryColumns(filter)}${ownValues(shown, values)}, 0 AS key_rank, ${SAME_NAME} AS same_name
     FROM (SELECT id, max(score) AS score FROM (${each.join(' UNION ALL ')}) near GROUP BY id) best JOIN patients p USING (id)
     ORDER BY ${BEST_FIRST} LIMIT ${limit}`,
    values,
  );
}
