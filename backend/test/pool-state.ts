import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { BASE_DATA_SOURCE } from '../src/tenancy/units-of-work.js';

/** What a connection must be like between two units of work. */
export const DEFAULTS = {
  user: 'hms_api',
  login: 'hms_api',
  path: '"$user", public',
  timeout: '0',
  schema: 'none',
} as const;

const STATE = `SELECT current_user AS user, session_user AS login, current_setting('search_path') AS path, current_setting('statement_timeout') AS timeout,
  coalesce(current_schema()::text, 'none') AS schema`;

/** The application's one pool. */
export const poolOf = (app: NestFastifyApplication): Pool =>
  (app.get<DataSource>(BASE_DATA_SOURCE).driver as unknown as { master: Pool }).master;

/** Takes every connection of the pool at once, and says who each one is. */
export async function idleConnections(pool: Pool): Promise<Record<string, string>[]> {
  const clients: PoolClient[] = [];
  try {
    while (clients.length < pool.options.max) clients.push(await pool.connect());
    return await Promise.all(clients.map(async (client) => (await client.query<Record<string, string>>(STATE)).rows[0]));
  } finally {
    for (const client of clients) client.release();
  }
}

/** Nobody waits, and every connection is back. */
export const occupancy = (pool: Pool): { busy: number; waiting: number } => ({
  busy: pool.totalCount - pool.idleCount,
  waiting: pool.waitingCount,
});
