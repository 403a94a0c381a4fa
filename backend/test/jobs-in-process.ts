import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type pg from 'pg';
import { WorkerModule } from '../src/worker.module.js';
import { DUE_TO_REQUESTS } from '../src/worker/planned-jobs.js';
import { JobRunner } from '../src/worker/job-runner.js';

const QUEUED = `SELECT id FROM public.job_requests WHERE state = 'queued' AND id <> ALL ($1::uuid[]) ORDER BY created_at`;
/** No spec waits until a slip of the hand can no longer be undone. */
const SOON_IS_NOW = `UPDATE public.planned_jobs SET due_at = now() WHERE due_at < now() + interval '1 minute'`;

/** The worker's job runner without queue and process: jobs run when a spec says so. */
export class JobsInProcess {
  private context: INestApplicationContext | null = null;

  async runAll(database: pg.Pool): Promise<void> {
    this.context ??= await NestFactory.createApplicationContext(WorkerModule, { logger: false, abortOnError: false });
    const runner = this.context.get(JobRunner);
    const run = new Set<string>();
    await database.query(SOON_IS_NOW);
    await database.query(DUE_TO_REQUESTS);
    for (;;) {
      const { rows } = await database.query<{ id: string }>(QUEUED, [[...run]]);
      if (rows.length === 0) return;
      for (const { id } of rows) {
        run.add(id);
        await runner.run(id).catch((error: unknown) => error);
      }
    }
  }

  async close(): Promise<void> {
    await this.context?.close();
  }
}
