import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { FIRST_NAME, LAST_NAME, type NearFilter } from './patient-list.queries.js';
import { ownValues, SAME_NAME, SUMMARY_COLUMNS, type PageRequest } from './patient-pages.queries.js';
import type { SummaryRow } from './patient-rows.js';

const BEST_FIRST = `score DESC, ${LAST_NAME}, ${FIRST_NAME}, p.id`;

/** Near spellings, best first; one page, since a list of guesses needs no second. Who is near by two names counts by the nearer. */
export function nearPatients(
  unit: UnitOfWork,
  { conditions, values: given, runs }: NearFilter,
  { limit, shown }: Pick<PageRequest, 'limit' | 'shown'>,
): Promise<SummaryRow[]> {
  const values = [...given];
  const each = runs.map(
    (run) =>
      `(SELECT p.id, ${run.score} AS score FROM patients p WHERE ${[...conditions, ...run.conditions].join(' AND ')} ORDER BY ${BEST_FIRST} LIMIT ${limit})`,
  );
  return unit.query<SummaryRow>(
    `SELECT ${SUMMARY_COLUMNS}${ownValues(shown, values)}, 0 AS key_rank, ${SAME_NAME} AS same_name
     FROM (SELECT id, max(score) AS score FROM (${each.join(' UNION ALL ')}) near GROUP BY id) best JOIN patients p USING (id)
     ORDER BY ${BEST_FIRST} LIMIT ${limit}`,
    values,
  );
}
