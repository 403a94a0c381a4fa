import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { CsvRow } from '../common/csv-file.js';
import type { ImportPlan } from './import-row.rules.js';
import { VALUE_COLUMNS, VALUE_KEYS, valueType } from './patient-columns.js';
import type { PatientValues } from './patient-details.rules.js';

/** An upload and how far it is. */
export interface ImportState {
  readonly columns: ImportPlan['columns'];
  readonly date_order: ImportPlan['dateOrder'];
  readonly column_count: number;
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly request_id: string;
  readonly imported: number;
  readonly rejected: number;
  readonly cancelled_by_name: string | null;
}

export interface Chunk {
  readonly seq: number;
  readonly rows: CsvRow[];
}

export async function createImport(
  unit: UnitOfWork,
  upload: ImportPlan & { heads: readonly string[]; actorId: string; actorName: string; requestId: string },
): Promise<string> {
  const { columns, dateOrder, heads, actorId, actorName, requestId } = upload;
  const [row] = await unit.query<{ id: string }>(
    `INSERT INTO imports (columns, date_order, heads, column_count, actor_id, actor_name, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`,
    [JSON.stringify(columns), dateOrder, JSON.stringify(heads), heads.length, actorId, actorName, requestId],
  );
  return row.id;
}

/** The upload is whole: this job takes it in. */
export const assignJob = (unit: UnitOfWork, importId: string, jobId: string): Promise<number> =>
  unit.execute('UPDATE imports SET job_id = $2 WHERE id = $1', [importId, jobId]);

export const storeChunk = (unit: UnitOfWork, importId: string, chunk: Chunk): Promise<number> =>
  unit.execute('INSERT INTO import_chunks (import_id, seq, first_line, rows) VALUES ($1, $2, $3, $4)', [
    importId,
    chunk.seq,
    chunk.rows[0]?.line ?? 0,
    JSON.stringify(chunk.rows),
  ]);

export const dropImport = (unit: UnitOfWork, importId: string): Promise<number> =>
  unit.execute('DELETE FROM imports WHERE id = $1', [importId]);

/** Uploads that broke off, and jobs that were given up, leave rows of patients behind: none stays longer than a day. */
export const dropAbandonedImports = (unit: UnitOfWork): Promise<number> =>
  unit.execute(
    `DELETE FROM imports i WHERE i.created_at < now() - interval '1 day' AND EXISTS (SELECT FROM import_chunks c WHERE c.import_id = i.id)
       AND NOT EXISTS (SELECT FROM public.job_requests j WHERE j.tenant_id = current_user AND j.kind = 'patients.import'
         AND j.state IN ('queued', 'running') AND j.payload ->> 'importId' = i.id::text)`,
  );

const STATE = 'columns, date_order, column_count, actor_id, actor_name, request_id, imported, rejected, cancelled_by_name';

/** Any number, as long as no other lock of a hospital's has it. */
const IMPORTING = 4_711_020;

/**
 * The import, locked: a job that is run twice at once goes one chunk after the other. So do two imports of one hospital, which otherwise could not
 * see each other's rows and would register the same people twice.
 */
export async function lockImport(unit: UnitOfWork, importId: string): Promise<ImportState | null> {
  await unit.query('SELECT pg_advisory_xact_lock($1, hashtext(current_user::text))', [IMPORTING]);
  const [row] = await unit.query<ImportState>(`SELECT ${STATE} FROM imports WHERE id = $1 FOR UPDATE`, [importId]);
  return row ?? null;
}

export async function nextChunk(unit: UnitOfWork, importId: string): Promise<Chunk | null> {
  const [row] = await unit.query<Chunk>('SELECT seq, rows FROM import_chunks WHERE import_id = $1 ORDER BY seq LIMIT 1', [importId]);
  return row ?? null;
}

/** Takes the chunk out and counts its rows, in the transaction of its patients. @returns the counts of the whole import */
export async function finishChunk(
  unit: UnitOfWork,
  importId: string,
  done: { seq: number; imported: number; rejected: number },
): Promise<{ imported: number; rejected: number }> {
  const [counts] = await unit.query<{ imported: number; rejected: number }>(
    `WITH taken AS (DELETE FROM import_chunks WHERE import_id = $1 AND seq = $2)
     UPDATE imports SET imported = imported + $3, rejected = rejected + $4 WHERE id = $1 RETURNING imported, rejected`,
    [importId, done.seq, done.imported, done.rejected],
  );
  return counts;
}

/** @returns false when it had ended before */
export const markEnded = async (unit: UnitOfWork, importId: string): Promise<boolean> =>
  (await unit.execute('UPDATE imports SET ended_at = now() WHERE id = $1 AND ended_at IS NULL', [importId])) === 1;

/** A patient who is there already. */
export interface Registered {
  readonly patient_number: string;
  readonly name_search: string;
  readonly date_of_birth: string;
  readonly phone: string | null;
}

/** Patients, archived ones too, with one of these names and one of these birth dates. */
export const registeredWith = (unit: UnitOfWork, values: readonly PatientValues[]): Promise<Registered[]> =>
  unit.query<Registered>(
    `SELECT patient_number, name_search, date_of_birth::text, phone FROM patients
     WHERE date_of_birth = ANY ($1::date[]) AND name_search = ANY ($2::text[]) ORDER BY patient_number`,
    [values.map(({ dateOfBirth }) => dateOfBirth), values.map(({ nameSearch }) => nameSearch)],
  );

const QUOTED = VALUE_KEYS.map((key) => `"${key}"`).join(', ');

const INSERT_ALL = `WITH given AS (
    SELECT * FROM ROWS FROM (jsonb_to_recordset($1::jsonb) AS (${VALUE_KEYS.map((key) => `"${key}" ${valueType(key)}`).join(', ')}))
      WITH ORDINALITY AS v (${QUOTED}, position) ORDER BY position
  ),
  numbered AS (SELECT given.*, nextval('patient_numbers') AS running FROM given)
  INSERT INTO patients (patient_number, ${VALUE_KEYS.map((key) => VALUE_COLUMNS[key]).join(', ')}, updated_by, updated_by_name)
  SELECT public.patient_number(t.number_prefix, t.number_digits, t.number_check, running), ${QUOTED}, $2, $3
  FROM numbered, (SELECT number_prefix, number_digits, number_check FROM public.tenants WHERE id = current_user) t ORDER BY position`;

/** Inserts all with the hospital's next numbers, in their order. */
export const insertPatients = (
  unit: UnitOfWork,
  values: readonly PatientValues[],
  editor: { id: string | null; name: string },
): Promise<number> => unit.execute(INSERT_ALL, [JSON.stringify(values), editor.id, editor.name]);

/** Whether the hospital may grow now. */
export async function isOnHold(unit: UnitOfWork): Promise<boolean> {
  const [row] = await unit.query<{ held: boolean }>(
    'SELECT suspension_kind IS NOT NULL AS held FROM public.tenants WHERE id = current_user',
  );
  return row?.held ?? true;
}
