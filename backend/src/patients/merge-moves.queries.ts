import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { STAYING } from './merge.rules.js';

/** A column whose foreign key leads to patients. The quoted names are PostgreSQL's own `quote_ident` of its catalogue: no input gets here. */
export interface PatientReferenceColumn {
  readonly table: string;
  readonly column: string;
  readonly quotedTable: string;
  readonly quotedColumn: string;
  /** Of the primary key. */
  readonly key: readonly string[];
  /** All but references to patients, the version, and a child's last visit, which is no edit: what must be unchanged for a row to be moved back. */
  readonly content: readonly string[];
  readonly versioned: boolean;
}

const REFERENCES = `
  WITH reference AS (
    SELECT DISTINCT k.conrelid AS oid, pair.own AS attnum FROM pg_constraint k
      CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS pair (own, theirs)
      JOIN pg_attribute id ON id.attrelid = k.confrelid AND id.attnum = pair.theirs AND id.attname = 'id'
    WHERE k.contype = 'f' AND k.confrelid = to_regclass('patients')
  ), columns AS (
    SELECT a.attrelid AS oid, a.attnum, a.attname::text AS name, a.atttypid = 'int'::regtype AND a.attname = 'version' AS is_version,
      (a.attrelid, a.attnum) IN (SELECT oid, attnum FROM reference) AS is_reference
    FROM pg_attribute a WHERE a.attrelid IN (SELECT oid FROM reference) AND a.attnum > 0 AND NOT a.attisdropped
  )
  SELECT c.relname::text AS "table", own.name AS "column", quote_ident(c.relname) AS "quotedTable", quote_ident(own.name) AS "quotedColumn",
    (SELECT array_agg(col.name) FROM pg_constraint p JOIN columns col ON col.oid = c.oid AND col.attnum = ANY (p.conkey)
      WHERE p.conrelid = c.oid AND p.contype = 'p') AS "key",
    (SELECT array_agg(col.name ORDER BY col.attnum) FROM columns col WHERE col.oid = c.oid AND NOT col.is_reference AND NOT col.is_version
        AND col.name <> 'last_visit_at') AS content,
    EXISTS (SELECT FROM columns col WHERE col.oid = c.oid AND col.is_version) AS versioned
  FROM reference r JOIN pg_class c ON c.oid = r.oid JOIN columns own ON own.oid = r.oid AND own.attnum = r.attnum
  ORDER BY 1, 2`;

/** Every reference to a patient that a merge moves, as the catalogue has them today. */
export async function movingReferences(unit: UnitOfWork): Promise<PatientReferenceColumn[]> {
  const all = await unit.query<PatientReferenceColumn>(REFERENCES);
  return all.filter(({ table, column }) => !(`${table}.${column}` in STAYING));
}

/** SQL for the part of a row that has these columns. */
const part = (row: string, columns: string): string =>
  `(SELECT jsonb_object_agg(e.key, e.value) FROM jsonb_each(to_jsonb(${row})) e WHERE e.key = ANY (${columns}))`;

const bump = ({ versioned }: PatientReferenceColumn): string => (versioned ? ', version = t.version + 1' : '');

/** Moves the rows of one reference and writes each into the journal. @returns how many */
export const moveRows = (
  unit: UnitOfWork,
  at: PatientReferenceColumn,
  { mergeId, from, to }: { mergeId: string; from: string; to: string },
): Promise<number> =>
  unit.execute(
    `WITH moved AS (
       UPDATE ${at.quotedTable} AS t SET ${at.quotedColumn} = $1${bump(at)} WHERE t.${at.quotedColumn} = $2 RETURNING t.*
     )
     INSERT INTO patient_merge_moves (merge_id, table_name, column_name, row_key, columns, row_hash)
     SELECT $3, $4, $5, ${part('m', '$6::text[]')}, $7::text[], md5(${part('m', '$7::text[]')}::text) FROM moved m`,
    [to, from, mergeId, at.table, at.column, at.key, at.content],
  );

/** Moves back the rows of one reference that are as the merge left them. @returns how many were moved back, of how many */
export async function moveRowsBack(
  unit: UnitOfWork,
  at: PatientReferenceColumn,
  { mergeId, from, to }: { mergeId: string; from: string; to: string },
): Promise<{ moved: number; wanted: number }> {
  const journal = [mergeId, at.table, at.column];
  const [{ wanted }] = await unit.query<{ wanted: number }>(
    'SELECT count(*)::int AS wanted FROM patient_merge_moves WHERE merge_id = $1 AND table_name = $2 AND column_name = $3',
    journal,
  );
  if (wanted === 0) return { moved: 0, wanted };
  const moved = await unit.execute(
    `UPDATE ${at.quotedTable} AS t SET ${at.quotedColumn} = $4${bump(at)} FROM patient_merge_moves j
     WHERE j.merge_id = $1 AND j.table_name = $2 AND j.column_name = $3 AND t.${at.quotedColumn} = $5
       AND j.row_key = ${part('t', '$6::text[]')} AND j.row_hash = md5(${part('t', 'j.columns')}::text)`,
    [...journal, to, from, at.key],
  );
  return { moved, wanted };
}
