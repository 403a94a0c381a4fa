import { Global, Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { APP_CONFIG, type AppConfig } from '../config/config.js';

/** Connections as the migrator: only in the worker, which alone has the password. */
export const MIGRATOR_POOL = Symbol('MIGRATOR_POOL');

const POOL_SIZE = 12;
/** Backends grow with each hospital they have touched, and the sealer touches all. */
const CONNECTION_LIFETIME_SECONDS = 1800;

function migratorPool({ migrator }: AppConfig): pg.Pool {
  if (!migrator) throw new Error('The worker needs MIGRATOR_DB_PASSWORD.');
  const { host, port, name: database, user, password } = migrator;
  const options = '-c client_connection_check_interval=1s';
  const login = { host, port, database, user, password };
  const limits = { max: POOL_SIZE, maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS };
  const pool = new pg.Pool({ ...login, ...limits, options, application_name: 'hms-worker' });
  const logger = new Logger('MigratorPool');
  const lost = (error: Error): void => logger.warn({ err: error }, 'database connection lost');
  // Without listeners a broken connection would end the process; the statement that uses it fails anyway.
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}

/** Makes the pool for the worker's modules, and closes it. */
@Global()
@Module({ providers: [{ provide: MIGRATOR_POOL, inject: [APP_CONFIG], useFactory: migratorPool }], exports: [MIGRATOR_POOL] })
export class MigratorPoolModule implements OnApplicationShutdown {
  constructor(@Inject(MIGRATOR_POOL) private readonly pool: pg.Pool) {}

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
