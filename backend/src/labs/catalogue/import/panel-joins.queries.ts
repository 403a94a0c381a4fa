import type { UnitOfWork } from '../../../tenancy/unit-of-work.js';
import type { LabChange } from './lab-plan.rules.js';
import type { PanelJoin } from './panel-joins.rules.js';

/** A panel with the codes of the tests that join it, in the order of the file. */
interface JoinedPanel extends PanelJoin {
  readonly tests: readonly string[];
}

export function joinedPanels(changes: readonly LabChange[]): JoinedPanel[] {
  const joins = new Map(changes.flatMap((change) => change.joins).map((join) => [join.code, join]));
  const testsOf = (code: string): string[] =>
    changes.filter((change) => change.joins.some((join) => join.code === code)).map(({ definition }) => definition.code);
  return [...joins.values()].map((join) => ({ ...join, tests: testsOf(join.code) }));
}

/** Makes those that are new; the others have a version more. @returns ids by code, without those that somebody else has changed meanwhile */
export async function writeJoinedPanels(
  unit: UnitOfWork,
  panels: readonly JoinedPanel[],
  by: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await unit.query<{ id: string; code: string }>(
    `WITH given AS (SELECT * FROM jsonb_to_recordset($1::jsonb) AS g (id uuid, version int, code text, name text)),
     made AS (
       INSERT INTO lab_panels (code, name, updated_by_name) SELECT code, name, $2 FROM given WHERE id IS NULL
       ON CONFLICT (code) WHERE archived_at IS NULL DO NOTHING RETURNING id, code
     ), changed AS (
       UPDATE lab_panels p SET version = p.version + 1, updated_at = now(), updated_by_name = $2 FROM given g
       WHERE p.id = g.id AND p.version = g.version AND p.archived_at IS NULL RETURNING p.id, p.code
     ) SELECT id, code FROM made UNION ALL SELECT id, code FROM changed`,
    [JSON.stringify(panels.map(({ before, code, name }) => ({ ...before, code, name }))), by],
  );
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** Into panels whose rows this transaction has written. @returns how many */
export const insertJoins = (unit: UnitOfWork, panels: readonly JoinedPanel[]): Promise<number> =>
  unit.execute(
    `INSERT INTO lab_panel_tests (panel_id, test_id, position)
     SELECT p.id, t.id, coalesce((SELECT max(e.position) + 1 FROM lab_panel_tests e WHERE e.panel_id = p.id), 0) + g.nth
     FROM jsonb_to_recordset($1::jsonb) AS g (panel text, test text, nth int)
       JOIN lab_panels p ON p.code = g.panel AND p.archived_at IS NULL JOIN lab_tests t ON t.code = g.test AND t.archived_at IS NULL`,
    [JSON.stringify(panels.flatMap(({ code, tests }) => tests.map((test, nth) => ({ panel: code, test, nth }))))],
  );
