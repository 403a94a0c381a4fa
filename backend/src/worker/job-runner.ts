import { Inject, Injectable, Logger } from '@nestjs/common';
import type { JobError } from '@hms/shared-dto';
import type { Pool } from 'pg';
import { DomainError } from '../common/domain-error.js';
import { RequestScope } from '../common/request-scope.js';
import { LiveEvents } from '../events/live-events.service.js';
import { JobFailedError } from '../jobs/job-context.js';
import { MIGRATOR_POOL } from '../jobs/migrator-pool.js';
import { JobHandlers, MAX_ATTEMPTS, type JobHandler } from './job-handlers.js';
import { JobLock } from './job-lock.js';
import { JobRecord, type JobRow } from './job-record.js';

/** A job of the wrong scope, or of a kind that nobody knows. */
export const REFUSED: JobError = { code: 'job.refused', message: 'This job cannot be run.' };

const CLAIM = `WITH claimed AS (
    UPDATE public.job_requests SET state = 'running', attempts = attempts + 1, updated_at = now()
    WHERE id = $1 AND state IN ('queued', 'running')
    RETURNING id, kind, scope, tenant_id, payload, requested_by, attempts, done, steps, error
  ) SELECT claimed.*, coalesce(u.name, a.name) AS requested_by_name
    FROM claimed LEFT JOIN public.users u ON u.id = claimed.requested_by LEFT JOIN public.apps a ON a.id = claimed.requested_by`;

const isFinal = (error: unknown, attempts: number, { maxAttempts = MAX_ATTEMPTS }: JobHandler): boolean =>
  error instanceof JobFailedError || attempts >= maxAttempts;

/** Why, in words for a person; nothing of what a driver or library said. */
function toJobError(error: unknown, handler: JobHandler): JobError {
  if (error instanceof JobFailedError) return { code: error.code, message: error.message };
  if (error instanceof DomainError) return { code: error.code, message: error.detail };
  return { code: handler.failureCode, message: 'This did not work after several tries. If it happens again, tell support.' };
}

/** Runs one job, whoever asked for it: locks it, finds its hospital in its row, and writes down how it went. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger(JobRunner.name);

  constructor(
    @Inject(MIGRATOR_POOL) private readonly pool: Pool,
    private readonly handlers: JobHandlers,
    private readonly scope: RequestScope,
    private readonly events: LiveEvents,
  ) {}

  /** Does nothing for a job that is done, or that another worker runs. @throws the handler's error when the job is to be tried again */
  async run(id: string): Promise<void> {
    const lock = await JobLock.tryTake(this.pool, id);
    if (!lock) return;
    try {
      const { rows } = await this.pool.query<JobRow>(CLAIM, [id]);
      if (rows[0]) await this.runClaimed(new JobRecord(this.pool, rows[0], this.events));
    } finally {
      await lock.release();
    }
  }

  private async runClaimed(job: JobRecord): Promise<void> {
    const { row } = job;
    const handler = this.handlers.find(row.kind);
    const actor = row.requested_by && row.requested_by_name ? { id: row.requested_by, name: row.requested_by_name } : null;
    const origin = { actor, address: null, appId: null, requestId: row.id };
    if (!handler || (row.tenant_id !== null) !== (handler.scope === 'tenant')) return this.refuse(job);
    await this.scope.run(origin, () => (row.error ? this.giveUp(job, handler) : this.attempt(job, handler)));
  }

  private async attempt(job: JobRecord, handler: JobHandler): Promise<void> {
    try {
      // One that was begun as often as this has ended its worker each time.
      if (job.attempts > (handler.maxAttempts ?? MAX_ATTEMPTS))
        throw new JobFailedError(handler.failureCode, 'The job was interrupted too often.');
      await handler.run(job);
      await job.finish();
    } catch (error) {
      this.logger.warn({ err: error, job: job.id, kind: job.row.kind, tenant: job.tenantId }, 'job failed');
      if (!isFinal(error, job.attempts, handler)) {
        await job.requeue();
        throw error;
      }
      await job.decideFailure(toJobError(error, handler));
      await this.giveUp(job, handler);
    }
  }

  private async giveUp(job: JobRecord, handler: JobHandler): Promise<void> {
    await handler.giveUp?.(job);
    await job.fail();
  }

  /** A hospital's job without a hospital, or the other way round, or one that nobody knows. */
  private async refuse(job: JobRecord): Promise<void> {
    this.logger.error({ job: job.id, kind: job.row.kind }, 'job refused');
    await job.decideFailure(REFUSED);
    await job.fail();
  }
}
