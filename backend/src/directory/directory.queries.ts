import type { DirectoryEntry } from '@hms/shared-dto';
import { isUUID } from 'class-validator';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { decodeCursor, encodeCursor, type CursorValues } from '../common/cursor.js';
import { InvalidRequestError } from '../common/domain-error.js';

/** Columns that every entry of the directory has. */
export interface DirectoryEntity {
  id: string;
  name: string;
  archivedAt: Date | null;
  version: number;
  createdAt: Date;
  updatedAt: Date;
}

const SORT = 'name';
const BY_NAME = 'lower(row.name) COLLATE "C"';

const entries = <E extends DirectoryEntity>(repository: Repository<E>, archived: boolean): SelectQueryBuilder<E> =>
  repository.createQueryBuilder('row').where(archived ? 'row.archived_at IS NOT NULL' : 'row.archived_at IS NULL');

/** One page by name, and a row more if there is one. */
export function entryPage<E extends DirectoryEntity>(
  repository: Repository<E>,
  { limit, archived, after }: { limit: number; archived: boolean; after: CursorValues | null },
): Promise<E[]> {
  const query = entries(repository, archived)
    .orderBy(BY_NAME)
    .addOrderBy('row.id')
    .limit(limit + 1);
  if (after) query.andWhere(`(${BY_NAME}, row.id) > (lower(:name) COLLATE "C", :id)`, { name: after[0], id: after[1] });
  return query.getMany();
}

export const countEntries = <E extends DirectoryEntity>(repository: Repository<E>, archived: boolean): Promise<number> =>
  entries(repository, archived).getCount();

/** Null when the page's rows are the last ones. */
export function nextCursor(rows: readonly { readonly id: string; readonly name: string }[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(SORT, [last.name, last.id]) : null;
}

/** A place in a list by name and id. @throws InvalidRequestError when it is none of such a list's */
export function readCursor(cursor: string): CursorValues {
  const values = decodeCursor(cursor, SORT, 2);
  if (typeof values[0] === 'string' && isUUID(values[1])) return values;
  throw new InvalidRequestError([
    { path: 'cursor', code: 'cursor.invalid', message: 'This page link is damaged. Start from the first page.' },
  ]);
}

/** What every entry's answer has. */
export const toEntry = ({ id, name, archivedAt, createdAt, version }: DirectoryEntity): DirectoryEntry => ({
  id,
  name,
  status: archivedAt ? 'archived' : 'active',
  createdAt: createdAt.toISOString(),
  version,
});
