import type { JobError, JobStep } from '@hms/shared-dto';
import type { Pool } from 'pg';
import type { LiveEvents } from '../events/live-events.service.js';
import { crashIfAsked } from '../jobs/crash.js';
import type { JobContext } from '../jobs/job-context.js';

/** A row of `job_requests` as the worker sees it. */
export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly scope: 'tenant' | 'platform';
  readonly tenant_id: string | null;
  readonly payload: Record<string, unknown>;
  readonly requested_by: string | null;
  readonly requested_by_name: string | null;
  readonly attempts: number;
  /** Units of progress when this try began. */
  readonly done: number;
  readonly steps: JobStep[] | null;
  readonly error: JobError | null;
}

/** A statement that changes a hospital's job also tells its pages; the platform's have none. */
const telling = ({ tenant_id: tenantId, requested_by }: JobRow): string =>
  tenantId === null || requested_by === null
    ? 'SELECT'
    : `INSERT INTO "${tenantId}".outbox (kind, ids, recipient_id)
       SELECT 'job.changed', jsonb_build_object('jobId', id), requested_by FROM changed`;

/** One job's row while it runs: what the handler is given, and what the runner writes down. */
export class JobRecord implements JobContext {
  private steps: JobStep[];
  private advanced = false;

  constructor(
    private readonly pool: Pool,
    readonly row: JobRow,
    private readonly events: LiveEvents,
  ) {
    this.steps = row.steps ?? [];
  }

  get id(): string {
    return this.row.id;
  }

  get tenantId(): string | null {
    return this.row.tenant_id;
  }

  get payload(): Readonly<Record<string, unknown>> {
    return this.row.payload;
  }

  get requestedBy(): string | null {
    return this.row.requested_by;
  }

  async step(name: string, work: () => Promise<void>): Promise<void> {
    if (this.steps.some((step) => step.name === name && step.state === 'done')) return;
    const started = performance.now();
    await this.note({ name, state: 'running', durationMs: null });
    try {
      await work();
    } catch (error) {
      await this.note({ name, state: 'failed', durationMs: Math.round(performance.now() - started) });
      throw error;
    }
    await this.note({ name, state: 'done', durationMs: Math.round(performance.now() - started) });
    crashIfAsked(name);
  }

  /** Tries, crashes of the worker counted too; one that got further than those before it is the first again. */
  get attempts(): number {
    return this.advanced ? 1 : this.row.attempts;
  }

  async progress(done: number, total: number): Promise<void> {
    this.advanced ||= done > this.row.done;
    await this.write('done = $2, total = $3, attempts = $4', [done, total, this.attempts]);
  }

  async result(value: Readonly<Record<string, unknown>>): Promise<void> {
    await this.write('result = $2', [JSON.stringify(value)]);
  }

  /** To be tried again. */
  async requeue(): Promise<void> {
    await this.write(`state = 'queued'`);
  }

  async finish(): Promise<void> {
    await this.write(`state = 'done', error = NULL`);
  }

  /** Decides that the job has failed. The state changes only when everything is undone. */
  async decideFailure(error: JobError): Promise<void> {
    await this.write('error = $2', [JSON.stringify(error)]);
  }

  async fail(): Promise<void> {
    await this.write(`state = 'failed'`);
  }

  private async note(step: JobStep): Promise<void> {
    const known = this.steps.some(({ name }) => name === step.name);
    this.steps = known ? this.steps.map((each) => (each.name === step.name ? step : each)) : [...this.steps, step];
    const done = this.steps.filter(({ state }) => state === 'done').length;
    await this.write('steps = $2, done = $3, total = greatest(total, $4)', [JSON.stringify(this.steps), done, this.steps.length]);
  }

  /** @param change columns of the row; their values from $2 on */
  private async write(change: string, values: readonly unknown[] = []): Promise<void> {
    const { tenantId } = this;
    await this.pool.query(
      `WITH changed AS (UPDATE public.job_requests SET ${change}, updated_at = now() WHERE id = $1 RETURNING id, requested_by) ${telling(this.row)}`,
      [this.id, ...values],
    );
    if (tenantId !== null) this.events.announce(tenantId);
  }
}
