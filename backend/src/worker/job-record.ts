import type { JobError, JobStep } from '@hms/shared-dto';
import type { Pool } from 'pg';
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
  readonly steps: JobStep[] | null;
  readonly error: JobError | null;
}

/** Test installations may end the worker after a step, as `kill -9` would: HMS_CRASH_AFTER_STEP=<step>. */
function crashIfAsked(step: string): void {
  if (process.env['NODE_ENV'] === 'test' && process.env['HMS_CRASH_AFTER_STEP'] === step) process.kill(process.pid, 'SIGKILL');
}

/** One job's row while it runs: what the handler is given, and what the runner writes down. */
export class JobRecord implements JobContext {
  private steps: JobStep[];

  constructor(
    private readonly pool: Pool,
    readonly row: JobRow,
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

  async progress(done: number, total: number): Promise<void> {
    await this.pool.query('UPDATE public.job_requests SET done = $2, total = $3, updated_at = now() WHERE id = $1', [this.id, done, total]);
  }

  async result(value: Readonly<Record<string, unknown>>): Promise<void> {
    await this.pool.query('UPDATE public.job_requests SET result = $2, updated_at = now() WHERE id = $1', [this.id, JSON.stringify(value)]);
  }

  /** To be tried again. */
  async requeue(): Promise<void> {
    await this.setState('queued');
  }

  async finish(): Promise<void> {
    await this.pool.query(`UPDATE public.job_requests SET state = 'done', error = NULL, updated_at = now() WHERE id = $1`, [this.id]);
  }

  /** Decides that the job has failed. The state changes only when everything is undone. */
  async decideFailure(error: JobError): Promise<void> {
    await this.pool.query('UPDATE public.job_requests SET error = $2, updated_at = now() WHERE id = $1', [this.id, JSON.stringify(error)]);
  }

  async fail(): Promise<void> {
    await this.setState('failed');
  }

  private async setState(state: 'queued' | 'failed'): Promise<void> {
    await this.pool.query('UPDATE public.job_requests SET state = $2, updated_at = now() WHERE id = $1', [this.id, state]);
  }

  private async note(step: JobStep): Promise<void> {
    const known = this.steps.some(({ name }) => name === step.name);
    this.steps = known ? this.steps.map((each) => (each.name === step.name ? step : each)) : [...this.steps, step];
    const done = this.steps.filter(({ state }) => state === 'done').length;
    await this.pool.query(
      'UPDATE public.job_requests SET steps = $2, done = $3, total = greatest(total, $4), updated_at = now() WHERE id = $1',
      [this.id, JSON.stringify(this.steps), done, this.steps.length],
    );
  }
}
