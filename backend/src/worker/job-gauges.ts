import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { MIGRATOR_POOL } from '../jobs/migrator-pool.js';
import { Metrics, type Reading } from '../metrics/metrics.service.js';

const OPEN = `SELECT state, count(*)::int AS jobs, coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS oldest
  FROM public.job_requests WHERE state IN ('queued', 'running') GROUP BY state`;
const STATES = ['queued', 'running'];

interface Open {
  readonly state: string;
  readonly jobs: number;
  readonly oldest: number;
}

/** How much work waits and runs, and for how long. */
@Injectable()
export class JobGauges {
  constructor(
    metrics: Metrics,
    @Inject(MIGRATOR_POOL) private readonly pool: Pool,
  ) {
    const labels = ['state'];
    metrics.gauge({ name: 'hms_jobs', help: 'Open jobs by state', labels }, () => this.read(({ jobs }) => jobs));
    metrics.gauge({ name: 'hms_jobs_oldest_seconds', help: 'Age of the oldest open job by state', labels }, () =>
      this.read(({ oldest }) => oldest),
    );
  }

  private async read(value: (open: Open) => number): Promise<Reading[]> {
    const { rows } = await this.pool.query<Open>(OPEN);
    return STATES.map((state) => ({ state, value: value(rows.find((row) => row.state === state) ?? { state, jobs: 0, oldest: 0 }) }));
  }
}
