import type { ImportRowError } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { ImportPlan, ImportRow } from './import-row.rules.js';
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
  readonly errors: ImportRowError[];
}

export interface Chunk {
  readonly seq: number;
  readonly rows: ImportRow[];
}

/** Reported in full up to this many; the count goes on. */
const MAX_ERRORS = 1000;

export async function createImport(
  unit: UnitOfWork,
  upload: ImportPlan & { columnCount: number; actorId: string; actorName: string; requestId: string },
): Promise<string> {
  const [row] = await unit.query<{ id: string }>(
    `INSERT INTO imports (columns, date_order, column_count, actor_id, actor_name, request_id) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [JSON.stringify(upload.columns), upload.dateOrder, upload.columnCount, upload.actorId, upload.actorName, upload.requestId],
  );
  return row.id;
}

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

/** The import, locked: a job that is run twice at once goes one chunk after the other. */
export async function lockImport(unit: UnitOfWork, importId: string): Promise<ImportState | null> {
  const [row] = await unit.query<ImportState>('SELECT * FROM imports WHERE id = $1 FOR UPDATE', [importId]);
  return row ?? null;
}

export async function nextChunk(unit: UnitOfWork, importId: string): Promise<Chunk | null> {
  const [row] = await unit.query<Chunk>('SELECT seq, rows FROM import_chunks WHERE import_id = $1 ORDER BY seq LIMIT 1', [importId]);
  return row ?? null;
}

/** Takes the chunk out and adds to the report, in the transaction of its patients. */
export async function finishChunk(
  unit: UnitOfWork,
  importId: string,
  done: { seq: number; imported: number; rejected: number; errors: readonly ImportRowError[]; reported: number },
): Promise<void> {
  await unit.execute('DELETE FROM import_chunks WHERE import_id = $1 AND seq = $2', [importId, done.seq]);
  const errors = done.errors.slice(0, Math.max(0, MAX_ERRORS - done.reported));
  await unit.execute('UPDATE imports SET imported = imported + $2, rejected = rejected + $3, errors = errors || $4::jsonb WHERE id = $1', [
    importId,
    done.imported,
    done.rejected,
    JSON.stringify(errors),
  ]);
}

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

/** Inserts all with the hospital's next numbers, in their order. */
export async function insertPatients(
  unit: UnitOfWork,
  values: readonly PatientValues[],
  editor: { id: string | null; name: string },
): Promise<void> {
  await unit.execute(
    `WITH next AS (UPDATE number_series SET last_value = last_value + $2::int WHERE name = 'patient' RETURNING last_value - $2::int AS before),
       numbered AS (
         SELECT v.*, (next.before + v.position)::text AS digits FROM next,
           ROWS FROM (jsonb_to_recordset($1::jsonb) AS ("firstName" text, "lastName" text, "nameSearch" text, "dateOfBirth" date,
             "birthDateEstimated" boolean, gender text, email text, phone text, address jsonb, "bloodGroup" text, "medicalHistory" text)
           ) WITH ORDINALITY AS v ("firstName", "lastName", "nameSearch", "dateOfBirth", "birthDateEstimated", gender, email, phone, address,
             "bloodGroup", "medicalHistory", position)
       )
     INSERT INTO patients (patient_number, first_name, last_name, name_search, date_of_birth, birth_date_estimated, gender, email, phone, address,
       blood_group, medical_history, updated_by, updated_by_name)
     SELECT (SELECT number_prefix FROM public.tenants WHERE id = current_user) || '-' || lpad(digits, greatest(7, length(digits)), '0'),
       "firstName", "lastName", "nameSearch", "dateOfBirth", "birthDateEstimated", gender, email, phone, address, "bloodGroup", "medicalHistory", $3, $4
     FROM numbered ORDER BY position`,
    [JSON.stringify(values), values.length, editor.id, editor.name],
  );
}

/** Whether the hospital may grow now. */
export async function isOnHold(unit: UnitOfWork): Promise<boolean> {
  const [row] = await unit.query<{ held: boolean }>(
    'SELECT suspension_kind IS NOT NULL AS held FROM public.tenants WHERE id = current_user',
  );
  return row?.held ?? true;
}
