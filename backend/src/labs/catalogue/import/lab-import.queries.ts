import type { UnitOfWork } from '../../../tenancy/unit-of-work.js';
import { allPanels } from '../lab-panels.queries.js';
import { REMEMBERED } from '../lab-tests.queries.js';
import type { Catalogue, KnownTest, LabChange } from './lab-plan.rules.js';

/** Tests in use with one of these codes, and every panel. */
export async function catalogueOf(unit: UnitOfWork, codes: readonly string[]): Promise<Catalogue> {
  const rows = await unit.query<KnownTest>(
    'SELECT id, version, definition FROM lab_tests WHERE archived_at IS NULL AND code = ANY ($1::text[])',
    [codes],
  );
  const panels = (await allPanels(unit)).map(({ archived_at, test_ids, ...panel }) => ({
    ...{ id: panel.id, code: panel.code, version: panel.version },
    ...{ archived: archived_at !== null, testIds: test_ids },
  }));
  return { tests: new Map(rows.map((row) => [row.definition.code, row])), panels };
}

/** Who stores a file, and whether they say that its ranges hold. */
export interface Storing {
  readonly by: string;
  readonly confirmed: boolean;
}

const countOf = async (unit: UnitOfWork, sql: string, values: readonly unknown[]): Promise<number> => {
  const [{ count }] = await unit.query<{ count: number }>(sql, [...values]);
  return count;
};

/** All in one statement. @returns how many; a code that somebody else has used meanwhile is left out */
export const insertTests = (unit: UnitOfWork, changes: readonly LabChange[], { by, confirmed }: Storing): Promise<number> =>
  countOf(
    unit,
    `WITH written AS (
       INSERT INTO lab_tests (definition, confirmed_at, confirmed_by_name, updated_by_name)
       SELECT definition, CASE WHEN $2 THEN now() END, CASE WHEN $2 THEN $3 END, $3 FROM jsonb_array_elements($1::jsonb) AS given (definition)
       ON CONFLICT (code) WHERE archived_at IS NULL DO NOTHING RETURNING *
     ), remembered AS (${REMEMBERED}) SELECT count(*)::int AS count FROM written`,
    [JSON.stringify(changes.map(({ definition }) => definition)), confirmed, by],
  );

/**
 * All in one statement. What somebody confirmed before is open again where results are held against something else.
 * @returns how many still had the version
 */
export const changeTests = (unit: UnitOfWork, changes: readonly LabChange[], { by, confirmed }: Storing): Promise<number> =>
  countOf(
    unit,
    `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, version int, definition jsonb, held_anew boolean)),
     written AS (
       UPDATE lab_tests t SET definition = g.definition, version = t.version + 1, updated_at = now(), updated_by_name = $3,
         confirmed_at = CASE WHEN $2 THEN now() WHEN NOT g.held_anew THEN t.confirmed_at END,
         confirmed_by_name = CASE WHEN $2 THEN $3 WHEN NOT g.held_anew THEN t.confirmed_by_name END
       FROM given g WHERE t.id = g.id AND t.version = g.version RETURNING t.*
     ), remembered AS (${REMEMBERED}) SELECT count(*)::int AS count FROM written`,
    [
      JSON.stringify(changes.map(({ before, definition, heldAnew }) => ({ ...before, definition, held_anew: heldAnew }))),
      ...[confirmed, by],
    ],
  );
