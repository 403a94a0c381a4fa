import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { FIRST_NAME, LAST_NAME, type Filter } from './patient-list.queries.js';
import { ownValues, SAME_NAME, SUMMARY_COLUMNS, type PageRequest } from './patient-pages.queries.js';
import type { SummaryRow } from './patient-rows.js';

/** Near spellings, best first; one page, since a list of guesses needs no second. */
export function nearPatients(
  unit: UnitOfWork,
  filter: Filter & { readonly score: string },
  { limit, shown }: Pick<PageRequest, 'limit' | 'shown'>,
): Promise<SummaryRow[]> {
  const values = [...filter.values];
  return unit.query<SummaryRow>(
    `SELECT p.*, ${SAME_NAME} AS same_name FROM (
       SELECT ${SUMMARY_COLUMNS}${ownValues(shown, values)}, 0 AS key_rank, ${filter.score} AS score FROM patients p WHERE ${filter.conditions.join(' AND ')}
       ORDER BY score DESC, ${LAST_NAME}, ${FIRST_NAME}, p.id LIMIT ${limit}
     ) p ORDER BY p.score DESC, p.key_last COLLATE "C", p.key_first COLLATE "C", p.id`,
    values,
  );
}
