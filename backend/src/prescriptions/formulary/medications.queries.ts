import { isUUID } from 'class-validator';
import { decodeCursor, encodeCursor, type CursorValues } from '../../common/cursor.js';
import { InvalidRequestError } from '../../common/domain-error.js';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import { MedicationEntity } from './medication.entity.js';

const SORT = 'name';
const BY_NAME = 'lower(m.name) COLLATE "C"';
/** Names that begin with the first word come before those that have it later. */
const RANK = 'CASE WHEN m.search LIKE :begin THEN 0 ELSE 1 END';

interface Wanted {
  readonly words: readonly string[];
  readonly archived: boolean;
  readonly limit: number;
  readonly after: CursorValues | null;
}

/** Words as the column `search` has them, without what LIKE takes for a joker. */
export const wordsOf = (q: string): string[] =>
  q
    .toLowerCase()
    .replace(/[+\-/(),%_\\]/g, ' ')
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 8);

const begin = ([first = '']: readonly string[]): string => ` ${first}%`;

const matching = (unit: UnitOfWork, { words, archived }: Pick<Wanted, 'words' | 'archived'>) => {
  const query = unit
    .repository(MedicationEntity)
    .createQueryBuilder('m')
    .where(`m.archived_at IS ${archived ? 'NOT ' : ''}NULL`);
  words.forEach((word, index) => query.andWhere(`m.search LIKE :word${index}`, { [`word${index}`]: `% ${word}%` }));
  return query;
};

/** One page by name, and a row more if there is one. */
export function medicationPage(unit: UnitOfWork, { limit, after, ...wanted }: Wanted): Promise<MedicationEntity[]> {
  const query = matching(unit, wanted).setParameter('begin', begin(wanted.words));
  if (after) {
    const [rank, name, id] = after;
    query.andWhere(`(${RANK}, ${BY_NAME}, m.id) > (:rank, lower(:name) COLLATE "C", :id)`, { rank, name, id });
  }
  return query
    .orderBy(RANK)
    .addOrderBy(BY_NAME)
    .addOrderBy('m.id')
    .limit(limit + 1)
    .getMany();
}

/** A formulary is bounded, so it is counted whole. */
export const countMatching = (unit: UnitOfWork, wanted: Pick<Wanted, 'words' | 'archived'>): Promise<number> =>
  matching(unit, wanted).getCount();

/** Null when the page's rows are the last ones. */
export function nextCursor(rows: readonly MedicationEntity[], { words, limit }: Pick<Wanted, 'words' | 'limit'>): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  if (!last) return null;
  const begins = wordsOf(last.name)
    .join(' ')
    .startsWith(words[0] ?? '');
  return encodeCursor(SORT, [begins ? 0 : 1, last.name, last.id]);
}

/** @throws InvalidRequestError when it is none of this list's */
export function readCursor(cursor: string): CursorValues {
  const values = decodeCursor(cursor, SORT, 3);
  if (typeof values[0] === 'number' && typeof values[1] === 'string' && isUUID(values[2])) return values;
  throw new InvalidRequestError([
    { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
  ]);
}
