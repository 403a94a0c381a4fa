import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type pg from 'pg';
import { WorkerModule } from '../src/worker.module.js';
import { JobRunner } from '../src/worker/job-runner.js';

/** The worker's job runner without queue and process: jobs run when a spec says so. */
export class JobsInProcess {
  private context: INestApplicationContext | null = null;

  async runAll(database: pg.Pool): Promise<void> {
    this.context ??= await NestFactory.createApplicationContext(WorkerModule, { logger: false });
    const runner = this.context.get(JobRunner);
    const { rows } = await database.query<{ id: string }>(`SELECT id FROM public.job_requests WHERE state = 'queued' ORDER BY created_at`);
    for (const { id } of rows) await runner.run(id).catch((error: unknown) => error);
  }

  async close(): Promise<void> {
    await this.context?.close();
  }
}
