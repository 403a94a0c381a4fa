import type { LabTest, LabTestQuery, LabTestRequest } from '@hms/shared-dto';
import type { CursorValues } from '../../common/cursor.js';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';

export interface LabTestRow {
  readonly id: string;
  readonly definition: LabTestRequest;
  readonly confirmed_at: Date | null;
  readonly confirmed_by_name: string | null;
  readonly archived_at: Date | null;
  readonly updated_at: Date;
  readonly version: number;
}

const COLUMNS = 'id, definition, confirmed_at, confirmed_by_name, archived_at, updated_at, version';

export const toLabTest = (row: LabTestRow): LabTest => ({
  ...row.definition,
  id: row.id,
  status: row.archived_at ? 'archived' : 'active',
  confirmedAt: row.confirmed_at?.toISOString() ?? null,
  confirmedBy: row.confirmed_by_name,
  updatedAt: row.updated_at.toISOString(),
  version: row.version,
});

export async function findTest(unit: UnitOfWork, id: string): Promise<LabTestRow | undefined> {
  const [row] = await unit.query<LabTestRow>(`SELECT ${COLUMNS} FROM lab_tests WHERE id = $1`, [id]);
  return row;
}

/** With the version for those who will be asked what a result was held against. */
export const REMEMBERED = `INSERT INTO lab_test_versions (test_id, version, definition, changed_by_name) SELECT id, version, definition, updated_by_name FROM written`;

/** One that the hospital writes down itself is confirmed by that. @returns its id */
export async function insertTest(unit: UnitOfWork, definition: LabTestRequest, by: string): Promise<string> {
  const [{ id }] = await unit.query<{ id: string }>(
    `WITH written AS (
       INSERT INTO lab_tests (definition, confirmed_at, confirmed_by_name, updated_by_name) VALUES ($1, now(), $2, $2) RETURNING *
     ), remembered AS (${REMEMBERED}) SELECT id FROM written`,
    [JSON.stringify(definition), by],
  );
  return id;
}

/** What a change writes; what is left out stays. */
export interface TestChange {
  readonly definition?: LabTestRequest;
  readonly confirmed?: true;
  readonly archived?: boolean;
}

/** @returns whether the version still was the one */
export async function writeTest(
  unit: UnitOfWork,
  { id, version }: { id: string; version: number },
  { definition, confirmed, archived }: TestChange,
  by: string,
): Promise<boolean> {
  const rows = await unit.query(
    `WITH written AS (
       UPDATE lab_tests SET definition = coalesce($3, definition), version = version + 1, updated_at = now(), updated_by_name = $4,
         confirmed_at = CASE WHEN $5 THEN now() ELSE confirmed_at END, confirmed_by_name = CASE WHEN $5 THEN $4 ELSE confirmed_by_name END,
         archived_at = CASE WHEN $6::boolean IS NULL THEN archived_at WHEN $6 THEN now() END
       WHERE id = $1 AND version = $2 RETURNING *
     ), remembered AS (${REMEMBERED}) SELECT id FROM written`,
    [id, version, definition ? JSON.stringify(definition) : null, by, confirmed ?? false, archived ?? null],
  );
  return rows.length === 1;
}

export const COUNT_LIMIT = 1001;

const WANTED = `(archived_at IS NULL) = ($1::text = 'active') AND ($2::boolean IS NULL OR (confirmed_at IS NOT NULL) = $2)
  AND ($3::text IS NULL OR name ILIKE $3 OR code ILIKE $3 OR definition ->> 'loinc' ILIKE $3)`;
const BY_NAME = 'lower(name) COLLATE "C"';

/** Taken literally between any two texts. */
const contains = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export interface CountedTest extends LabTestRow {
  readonly key: string;
  readonly counted: number;
}

/** One page by name, and a row more if there is one. */
export const testPage = (
  unit: UnitOfWork,
  { q, status = 'active', confirmed }: LabTestQuery,
  { limit, after }: { limit: number; after: CursorValues | null },
): Promise<CountedTest[]> =>
  unit.query<CountedTest>(
    `SELECT ${COLUMNS}, ${BY_NAME} AS key,
       (SELECT count(*)::int FROM (SELECT FROM lab_tests WHERE ${WANTED} LIMIT ${COUNT_LIMIT + 1}) counted) AS counted
     FROM lab_tests WHERE ${WANTED} AND ($4::text IS NULL OR (${BY_NAME}, id) > ($4, $5::uuid))
     ORDER BY ${BY_NAME}, id LIMIT ${limit + 1}`,
    [status, confirmed === undefined ? null : confirmed === 'yes', q === undefined ? null : contains(q), ...(after ?? [null, null])],
  );
