import type pg from 'pg';

/** A role and the search path that a transaction is bound to. Both are identifiers of the suite's own database. */
export interface BoundTo {
  readonly role: string;
  readonly path: string;
}

/** How many rows a statement returned or changed, or the SQLSTATE that refused it. */
export type Outcome = number | string;

const PRIVILEGE_REFUSED = '42501';
const NO_SUCH_TABLE = '42P01';

export const REFUSED = PRIVILEGE_REFUSED;
export const NOT_FOUND = NO_SUCH_TABLE;

interface DatabaseRefusal {
  readonly code?: string;
}

const sqlState = (error: unknown): string => (error as DatabaseRefusal).code ?? String(error);

/** Runs one text on one connection of the API's login and takes it back, whatever it did. `null`: nothing bound. */
export async function sqlAs(pool: pg.Pool, bound: BoundTo | null, sql: string): Promise<Outcome> {
  const client = await pool.connect();
  const binding = bound ? `SET LOCAL search_path = "${bound.path}"; SET LOCAL ROLE "${bound.role}"` : '';
  try {
    await client.query(`START TRANSACTION; ${binding}`);
    const results = await client.query<never>(sql);
    const last = [results].flat().at(-1);
    return last?.rowCount ?? 0;
  } catch (error) {
    return sqlState(error);
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

/** Every way to read or change a table, by name. The table is a qualified or unqualified identifier. */
export const everyStatementOn = (table: string, column: string): Record<string, string> => ({
  select: `SELECT * FROM ${table}`,
  insert: `INSERT INTO ${table} DEFAULT VALUES`,
  update: `UPDATE ${table} SET ${column} = ${column}`,
  delete: `DELETE FROM ${table}`,
  truncate: `TRUNCATE ${table}`,
  'copy out': `COPY ${table} TO STDOUT`,
  'copy in': `COPY ${table} FROM STDIN`,
  lock: `LOCK TABLE ${table} IN ACCESS SHARE MODE`,
});

export interface TableName {
  readonly schema: string;
  readonly name: string;
  /** Any column of it. */
  readonly column: string;
}

/** The tables of a schema, out of the catalogue. */
export async function tablesOf(database: pg.Pool, schema: string): Promise<TableName[]> {
  const { rows } = await database.query<TableName>(
    `SELECT n.nspname AS schema, c.relname AS name, quote_ident(a.attname) AS column FROM pg_class c
     JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = 1
     WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm') ORDER BY c.relname`,
    [schema],
  );
  return rows;
}
