import type { ImportRowError } from '@hms/shared-dto';
import type { CsvRow } from '../common/csv-file.js';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** A row that did not come in: its cells as they were sent, and why. */
export interface RefusedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly errors: readonly ImportRowError[];
}

/** Errors with the rows they are about, in the file's order. */
export function refusedOf(rows: readonly CsvRow[], errors: readonly ImportRowError[]): RefusedRow[] {
  const byLine = new Map<number, ImportRowError[]>();
  for (const error of errors) byLine.set(error.line, [...(byLine.get(error.line) ?? []), error]);
  return rows.flatMap(({ line, cells }) => {
    const own = byLine.get(line);
    return own ? [{ line, cells, errors: own }] : [];
  });
}

export async function storeRefusals(unit: UnitOfWork, importId: string, refused: readonly RefusedRow[]): Promise<void> {
  if (refused.length === 0) return;
  await unit.execute(
    `INSERT INTO import_refusals (import_id, line, cells, errors)
     SELECT $1, line, cells, errors FROM jsonb_to_recordset($2::jsonb) AS r (line int, cells jsonb, errors jsonb)`,
    [importId, JSON.stringify(refused)],
  );
}

/** The first errors, for the job's result. */
export async function firstErrors(unit: UnitOfWork, importId: string, limit: number): Promise<ImportRowError[]> {
  const rows = await unit.query<Pick<RefusedRow, 'errors'>>(
    'SELECT errors FROM import_refusals WHERE import_id = $1 ORDER BY id LIMIT $2',
    [importId, limit],
  );
  return rows.flatMap(({ errors }) => errors).slice(0, limit);
}

export interface ReportRow extends RefusedRow {
  /** A bigint, as text. */
  readonly id: string;
}

/** The next rows of the report, in the file's order. */
export const refusalsAfter = (unit: UnitOfWork, importId: string, page: { after: string; limit: number }): Promise<ReportRow[]> =>
  unit.query<ReportRow>('SELECT id, line, cells, errors FROM import_refusals WHERE import_id = $1 AND id > $2 ORDER BY id LIMIT $3', [
    importId,
    page.after,
    page.limit,
  ]);

/** An import as its job's id finds it. */
export interface FoundImport {
  readonly id: string;
  readonly heads: readonly string[];
}

export async function importOfJob(unit: UnitOfWork, jobId: string): Promise<FoundImport | null> {
  const [row] = await unit.query<FoundImport>('SELECT id, heads FROM imports WHERE job_id = $1', [jobId]);
  return row ?? null;
}

/** Stops an import whose job has not ended: its worker ends with the chunk that it is at, and what is left of the file goes. @returns whether there was something to stop */
export async function cancelImport(unit: UnitOfWork, importId: string, byName: string): Promise<boolean> {
  const changed = await unit.execute(
    `UPDATE imports i SET cancelled_by_name = $2 FROM public.job_requests j
     WHERE i.id = $1 AND i.cancelled_by_name IS NULL AND j.id = i.job_id AND j.state IN ('queued', 'running')`,
    [importId, byName],
  );
  if (changed === 1) await dropChunks(unit, importId);
  return changed === 1;
}

/** Rows of patients that are not going to be imported. */
export const dropChunks = (unit: UnitOfWork, importId: string): Promise<number> =>
  unit.execute('DELETE FROM import_chunks WHERE import_id = $1', [importId]);
