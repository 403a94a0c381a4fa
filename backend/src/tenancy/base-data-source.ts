import { DataSource } from 'typeorm';
import type { AppConfig } from '../config/config.js';
import { ENTITIES } from '../entities.js';

/** How long a request waits for a connection before it is told 503. */
const CONNECT_TIMEOUT_MS = 2000;
/** Backends grow with each hospital they have touched, so connections are renewed. */
const CONNECTION_LIFETIME_SECONDS = 1800;

/** The one pool of an API or worker process, on the login role that has no right on any table until a unit of work binds it. */
export function baseDataSource({ database }: AppConfig): DataSource {
  return new DataSource({
    type: 'postgres',
    host: database.host,
    port: database.port,
    database: database.name,
    username: database.user,
    password: database.password,
    poolSize: database.poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    entities: ENTITIES,
    synchronize: false,
    installExtensions: false,
    logging: false,
    extra: { maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS, application_name: 'hms' },
  });
}
