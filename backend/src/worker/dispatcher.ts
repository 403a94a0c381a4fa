import { Inject, Injectable, Logger } from '@nestjs/common';
import pg, { type Client, type ClientBase, type Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import { APP_CONFIG, type AppConfig } from '../config/config.js';
import { JOBS_CHANNEL } from '../jobs/job-requests.service.js';
import { MIGRATOR_POOL } from '../jobs/migrator-pool.js';
import { inTransaction } from '../jobs/migrator-transaction.js';
import { JobHandlers } from './job-handlers.js';
import { JobLock } from './job-lock.js';
import { REFUSED } from './job-runner.js';
import { DUE_TO_REQUESTS } from './planned-jobs.js';

/** How long a request waits at most when its NOTIFY was lost. */
const POLL_MS = 2000;
const BATCH = 100;

const WAITING = `SELECT id, kind FROM public.job_requests WHERE sent_at IS NULL AND state = 'queued'
  ORDER BY created_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;

/** Makes the queue work inside a transaction of ours. */
const executing = (client: ClientBase) => ({ executeSql: (text: string, values?: unknown[]) => client.query(text, values) });

/**
 * Jobs whose worker is gone: running, or taken out of the queue, and nobody holds their lock. A worker needs milliseconds from taking a job to
 * locking it, so one that was taken seconds ago and is still free was taken by a worker that died.
 */
const ORPHANED = `SELECT r.id, r.kind FROM public.job_requests r LEFT JOIN pgboss.job j ON j.id = r.id AND j.name = r.kind
  WHERE r.state IN ('queued', 'running') AND ($1::uuid IS NULL OR r.id = $1) AND (r.state = 'running' OR (r.sent_at IS NOT NULL
    AND (j.id IS NULL OR j.state IN ('completed', 'cancelled', 'failed') OR (j.state = 'active' AND j.started_on < now() - interval '3 seconds'))))`;

type Wake = (kind: string) => void;

/** Moves job requests into the queue, and puts back what a dead worker has left. */
@Injectable()
export class Dispatcher {
  private readonly logger = new Logger(Dispatcher.name);
  private listener: Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    @Inject(MIGRATOR_POOL) private readonly pool: Pool,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
    private readonly handlers: JobHandlers,
  ) {}

  /** @param wake tells the queue's workers of a kind that there is something to do */
  async start(boss: PgBoss, wake: Wake): Promise<void> {
    const look = (): void => {
      this.running = this.running.then(() => this.round(boss, { wake, look }));
    };
    this.timer = setInterval(look, POLL_MS);
    look();
    await this.running;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearInterval(this.timer);
    await this.running;
    await this.listener?.end();
  }

  private async round(boss: PgBoss, { wake, look }: { wake: Wake; look: () => void }): Promise<void> {
    if (this.stopped) return;
    try {
      if (!this.listener) await this.listen(look);
      await this.recover(boss);
      for (const kind of await this.dispatch(boss)) wake(kind);
    } catch (error) {
      this.logger.warn({ err: error }, 'dispatching failed; trying again');
    }
  }

  private async listen(heard: () => void): Promise<void> {
    const { host, port, name: database, user, password } = this.config.migrator!;
    const client = new pg.Client({ host, port, database, user, password, keepAlive: true, application_name: 'hms-worker-listen' });
    const forget = (): void => {
      if (this.listener === client) this.listener = null;
    };
    client.on('notification', heard);
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    await client.query(`LISTEN ${JOBS_CHANNEL}`);
    this.listener = client;
  }

  /** Requests and queue entries change together: a crash between them loses none and sends none twice. */
  private dispatch(boss: PgBoss): Promise<Set<string>> {
    return inTransaction(this.pool, async (client) => {
      await client.query(DUE_TO_REQUESTS);
      const { rows } = await client.query<{ id: string; kind: string }>(WAITING);
      const known = rows.filter(({ kind }) => this.handlers.find(kind));
      const strange = rows.filter((row) => !known.includes(row));
      if (strange.length > 0) await this.refuse(client, strange);
      for (const { id, kind } of known) await boss.send(kind, { id }, { id, db: executing(client) });
      const ids = known.map((row) => row.id);
      if (ids.length > 0) await client.query('UPDATE public.job_requests SET sent_at = now() WHERE id = ANY ($1)', [ids]);
      return new Set(known.map((row) => row.kind));
    });
  }

  /** Kinds that nobody runs are ended here: the queue refuses them, and with them all that wait in the same round. */
  private async refuse(client: ClientBase, rows: readonly { id: string; kind: string }[]): Promise<void> {
    const ids = rows.map((row) => row.id);
    this.logger.error({ jobs: ids }, 'jobs of an unknown kind refused');
    await client.query(
      `UPDATE public.job_requests SET state = 'failed', error = $2, sent_at = now(), updated_at = now() WHERE id = ANY ($1)`,
      [ids, JSON.stringify(REFUSED)],
    );
  }

  private async recover(boss: PgBoss): Promise<void> {
    const { rows } = await this.pool.query<{ id: string; kind: string }>(ORPHANED, [null]);
    for (const job of rows) {
      const lock = await JobLock.tryTake(this.pool, job.id);
      if (!lock) continue;
      try {
        await inTransaction(this.pool, (client) => this.putBack(boss, client, job));
      } finally {
        await lock.release();
      }
    }
  }

  /** Under the job's lock: asked again, since it may just have ended. */
  private async putBack(boss: PgBoss, client: ClientBase, { id, kind }: { id: string; kind: string }): Promise<void> {
    if ((await client.query(ORPHANED, [id])).rowCount === 0) return;
    await client.query(`UPDATE public.job_requests SET state = 'queued', sent_at = NULL, updated_at = now() WHERE id = $1`, [id]);
    await boss.deleteJob(kind, id, { db: executing(client) });
  }
}
