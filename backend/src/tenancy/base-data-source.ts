import { DataSource } from 'typeorm';
import type { AppConfig, DatabaseConfig } from '../config/config.js';
import { ENTITIES } from '../entities.js';

/** How long a new connection may take to be made before its request is told 503; a free one is waited for in `PoolQueue`. */
const CONNECT_TIMEOUT_MS = 2000;
/**
 * How long an answer is waited for. PostgreSQL itself stops a statement after ten seconds (`STATEMENT_TIMEOUT_MS`); one that is silent for longer is
 * frozen or out of reach without a word, and its connection is given up.
 */
const SILENCE_TIMEOUT_MS = 12_000;
/** Backends grow with each hospital they have touched, so connections are renewed. */
const CONNECTION_LIFETIME_SECONDS = 1800;
/**
 * How long a connection may be idle. Meeting a hospital for the first time costs its backend 5 to 9 ms (catalogue and plans, tools/bench): one that is closed after a quiet
 * moment would have to learn all of its hospitals again.
 */
const IDLE_TIMEOUT_MS = 600_000;
const KEEP_ALIVE_MS = 60_000;

/**
 * From which similarity on names are looked at, set once a connection: 0.7 for the whole name (duplicates at registration), 0.39 for a word
 * of it (near spellings in the search).
 */
const SIMILARITY = '-c pg_trgm.similarity_threshold=0.7 -c pg_trgm.word_similarity_threshold=0.39';

/** Connections of a lane. */
const LEAST_OF_LANE = 2;

/** The pool of an API or worker process for the platform and sign-in, on the login role that has no right on any table until a unit of work binds it. */
export const baseDataSource = ({ database }: AppConfig): DataSource => dataSource(database, database.poolSize);

/**
 * The pools that hospitals' work is spread over. A backend keeps what it has learnt of each hospital it served (catalogue, prepared statements) for
 * life, so each hospital always meets the same few backends: two at least, so that one slow statement does not stop the lane. One lane is the base
 * pool itself.
 */
export function laneDataSources({ database }: AppConfig, base: DataSource): DataSource[] {
  const { poolSize, poolLanes } = database;
  if (poolLanes <= 1) return [base];
  return Array.from({ length: poolLanes }, () => dataSource(database, Math.max(LEAST_OF_LANE, Math.ceil(poolSize / poolLanes))));
}

function dataSource(database: DatabaseConfig, poolSize: number): DataSource {
  return new DataSource({
    type: 'postgres',
    host: database.host,
    port: database.port,
    database: database.name,
    username: database.user,
    password: database.password,
    poolSize,
    connectTimeoutMS: CONNECT_TIMEOUT_MS,
    entities: ENTITIES,
    synchronize: false,
    installExtensions: false,
    logging: false,
    extra: {
      maxLifetimeSeconds: CONNECTION_LIFETIME_SECONDS,
      idleTimeoutMillis: IDLE_TIMEOUT_MS,
      // What stands between may forget a connection that is silent for minutes.
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      query_timeout: SILENCE_TIMEOUT_MS,
      application_name: 'hms',
      pipeline: true,
      options: SIMILARITY,
    },
  });
}
