import pg, { type Client, type Pool } from 'pg';
import type { DatabaseLogin } from '../config/config.js';
import { PLATFORM_CHAIN, UNSEALED_CHANNEL } from '../audit/unsealed-chains.service.js';
import { CHAINS } from './audit-chain.js';

/**
 * How many rows were ever put into each audit, from the server's statistics: one look for all hospitals, which opens none of their tables. A session
 * reports ten seconds late at most, and at once when it ends.
 */
const COUNTERS = `SELECT CASE c.relname WHEN 'audit_events' THEN n.nspname ELSE '${PLATFORM_CHAIN}' END AS name,
    pg_stat_get_tuples_inserted(c.oid)::text AS inserted
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND (c.relname = 'audit_events' OR (c.relname = 'platform_audit_events' AND n.nspname = 'public'))`;

/**
 * Which chains have new events: told by the processes that write them, and by the server's counters, should such a process have been killed before it
 * told. Whoever may not have heard everything, at the start or after a lost connection, is given all chains.
 */
export class UnsealedWatch {
  private listener: Client | null = null;
  private counters = new Map<string, string>();

  constructor(
    private readonly pool: Pool,
    private readonly login: DatabaseLogin,
    private readonly heard: (names: readonly string[]) => void,
  ) {}

  /** Names of chains that may have events to be sealed. Those that another process told of come by `heard`. */
  async look(): Promise<string[]> {
    const anew = this.listener === null;
    if (anew) await this.listen();
    const changed = await this.changed();
    return anew ? (await this.pool.query<{ name: string }>(CHAINS)).rows.map(({ name }) => name) : changed;
  }

  async stop(): Promise<void> {
    await this.listener?.end();
  }

  private async changed(): Promise<string[]> {
    const { rows } = await this.pool.query<{ name: string; inserted: string }>(COUNTERS);
    const before = this.counters;
    this.counters = new Map(rows.map(({ name, inserted }) => [name, inserted]));
    return rows.filter(({ name, inserted }) => before.get(name) !== inserted).map(({ name }) => name);
  }

  private async listen(): Promise<void> {
    const { name: database, ...where } = this.login;
    const client = new pg.Client({ ...where, database, keepAlive: true, application_name: 'hms-sealer-listen' });
    const forget = (): void => {
      if (this.listener === client) this.listener = null;
    };
    client.on('notification', ({ payload }) => this.heard((payload ?? '').split(' ')));
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    await client.query(`LISTEN ${UNSEALED_CHANNEL}`);
    this.listener = client;
  }
}
