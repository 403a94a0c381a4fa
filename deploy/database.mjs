/**
 * Makes the databases and login roles on a PostgreSQL of which we are the administrator, and keeps their passwords in step: `node deploy/database.mjs`.
 * Repeatable. Everything inside the databases is made by the migrations.
 */
import { bootstrapDatabases } from '../local-cloud/postgres/bootstrap.mjs';

const NEEDED = ['DB_HOST', 'POSTGRES_PASSWORD', 'MIGRATOR_DB_PASSWORD', 'DB_PASSWORD', 'IDENTITY_DB_PASSWORD'];

/** @param {Record<string, string | undefined>} env */
async function makeDatabases(env) {
  const missing = NEEDED.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Set ${missing.join(', ')}. See .env.example.`);
  const [host, password, migrator, api, identity] = NEEDED.map((name) => String(env[name]));
  await bootstrapDatabases({
    superuser: { host, port: Number(env.DB_PORT ?? 5432), user: env.POSTGRES_USER ?? 'postgres', password },
    passwords: { migrator, api, identity },
    database: env.DB_NAME ?? 'multitenant_db',
  });
}

try {
  await makeDatabases(process.env);
  console.log('The databases and login roles are there.');
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
