import type { LabPanel, LabPanelRequest } from '@hms/shared-dto';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';

export interface LabPanelRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly loinc: string | null;
  readonly archived_at: Date | null;
  readonly version: number;
  readonly test_ids: string[];
  readonly test_names: string[];
}

const PANEL = `SELECT p.id, p.code, p.name, p.loinc, p.archived_at, p.version,
    coalesce((SELECT array_agg(e.test_id ORDER BY e.position) FROM lab_panel_tests e WHERE e.panel_id = p.id), '{}') AS test_ids,
    coalesce((SELECT array_agg(t.name ORDER BY e.position) FROM lab_panel_tests e JOIN lab_tests t ON t.id = e.test_id
      WHERE e.panel_id = p.id AND t.archived_at IS NULL), '{}') AS test_names
  FROM lab_panels p`;

/** More than any hospital has; keeps the list in one answer. */
const MOST_PANELS = 200;

export const toLabPanel = ({ id, code, name, loinc, archived_at, version, test_ids, test_names }: LabPanelRow): LabPanel => ({
  ...{ id, code, name, ...(loinc === null ? {} : { loinc }) },
  testIds: test_ids,
  testNames: test_names,
  status: archived_at ? 'archived' : 'active',
  version,
});

export const allPanels = (unit: UnitOfWork): Promise<LabPanelRow[]> =>
  unit.query<LabPanelRow>(`${PANEL} ORDER BY p.archived_at IS NOT NULL, lower(p.name) COLLATE "C", p.id LIMIT ${MOST_PANELS}`);

export async function findPanel(unit: UnitOfWork, id: string): Promise<LabPanelRow | undefined> {
  const [row] = await unit.query<LabPanelRow>(`${PANEL} WHERE p.id = $1`, [id]);
  return row;
}

/** How many of these tests are there and in use. */
export async function countTests(unit: UnitOfWork, ids: readonly string[]): Promise<number> {
  const [{ count }] = await unit.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM lab_tests WHERE id = ANY ($1::uuid[]) AND archived_at IS NULL',
    [ids],
  );
  return count;
}

export async function insertPanel(unit: UnitOfWork, { code, name, loinc }: LabPanelRequest, by: string): Promise<string> {
  const [{ id }] = await unit.query<{ id: string }>(
    'INSERT INTO lab_panels (code, name, loinc, updated_by_name) VALUES ($1, $2, $3, $4) RETURNING id',
    [code, name, loinc ?? null, by],
  );
  return id;
}

/** @returns whether the version still was the one */
export async function writePanel(
  unit: UnitOfWork,
  { id, version }: { id: string; version: number },
  { request, archived }: { request?: LabPanelRequest; archived?: boolean },
  by: string,
): Promise<boolean> {
  const written = await unit.execute(
    `UPDATE lab_panels SET code = coalesce($3, code), name = coalesce($4, name), loinc = CASE WHEN $3::text IS NULL THEN loinc ELSE $5 END,
       archived_at = CASE WHEN $6::boolean IS NULL THEN archived_at WHEN $6 THEN now() END, version = version + 1, updated_at = now(), updated_by_name = $7
     WHERE id = $1 AND version = $2`,
    [id, version, request?.code ?? null, request?.name ?? null, request?.loinc ?? null, archived ?? null, by],
  );
  return written === 1;
}

/** Of a panel whose row this transaction has written: in this order. */
export async function replaceTests(unit: UnitOfWork, panelId: string, testIds: readonly string[]): Promise<void> {
  await unit.execute('DELETE FROM lab_panel_tests WHERE panel_id = $1', [panelId]);
  await unit.execute(
    'INSERT INTO lab_panel_tests (panel_id, test_id, position) SELECT $1, id, position - 1 FROM unnest($2::uuid[]) WITH ORDINALITY AS wanted (id, position)',
    [panelId, testIds],
  );
}
