/** The runner's own tables. Nobody but the migrator, who owns them, has any right on them. */
const RUNNER_TABLES = `
CREATE TABLE IF NOT EXISTS public.schema_migrations (
  name text COLLATE "C" PRIMARY KEY,
  checksum text NOT NULL,
  applied_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS public.tenant_schemas (
  name text COLLATE "C" PRIMARY KEY,
  version integer NOT NULL,
  state text NOT NULL DEFAULT 'ready' CHECK (state IN ('ready', 'failed')),
  error text,
  checksum text NOT NULL DEFAULT '',
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE IF NOT EXISTS public.tenant_migration_files (
  version integer PRIMARY KEY,
  name text COLLATE "C" NOT NULL UNIQUE,
  checksum text NOT NULL,
  first_applied_at timestamptz NOT NULL DEFAULT now()
);
REVOKE ALL ON public.schema_migrations, public.tenant_schemas, public.tenant_migration_files FROM PUBLIC;
`;

const TABLES_EXIST = `SELECT to_regclass('public.schema_migrations') IS NOT NULL
  AND to_regclass('public.tenant_schemas') IS NOT NULL
  AND to_regclass('public.tenant_migration_files') IS NOT NULL AS exist`;

/** Whether an earlier run has created the runner's tables. */
export async function runnerTablesExist(db) {
  const { rows } = await db.query(TABLES_EXIST);
  return rows[0].exist;
}

/** Creates what is missing. Call it under the public lock: two `CREATE … IF NOT EXISTS` at once can still collide. */
export async function createRunnerTables(client) {
  if (!(await runnerTablesExist(client))) await client.query(RUNNER_TABLES);
}

/** Files applied to the public schema: name and checksum. */
export async function recordedPublic(db) {
  const { rows } = await db.query('SELECT name, checksum FROM public.schema_migrations ORDER BY name');
  return rows;
}

/** Files applied to at least one hospital: name and checksum. */
export async function recordedTenantFiles(db) {
  const { rows } = await db.query('SELECT name, checksum FROM public.tenant_migration_files ORDER BY version');
  return rows;
}
