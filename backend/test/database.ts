import pg from 'pg';

type Login = 'migrator' | 'api';

/** Refuses any database that is not the suite's own. */
export function connection(login: Login): pg.PoolConfig {
  const { DB_HOST: host, DB_PORT: port, DB_NAME: database, DB_USER, DB_PASSWORD, MIGRATOR_DB_USER, MIGRATOR_DB_PASSWORD } = process.env;
  if (!database?.includes('test')) throw new Error('The specs run on a database whose name has "test" in it, and on no other.');
  const credentials =
    login === 'api' ? { user: DB_USER, password: DB_PASSWORD } : { user: MIGRATOR_DB_USER, password: MIGRATOR_DB_PASSWORD };
  return { host, port: Number(port), database, ...credentials };
}

/** As the migrator, who owns everything. */
export const migratorPool = (max = 4): pg.Pool => new pg.Pool({ ...connection('migrator'), max });

/** As the API's login role, which by itself may do nothing. */
export const apiPool = (max = 4): pg.Pool => new pg.Pool({ ...connection('api'), max });
