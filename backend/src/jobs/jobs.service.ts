import { Injectable } from '@nestjs/common';
import type { Job, JobError, JobState, JobStep } from '@hms/shared-dto';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number;
  readonly steps: JobStep[] | null;
  readonly result: Record<string, unknown> | null;
  readonly error: JobError | null;
}

const toJob = ({ id, kind, state, done, total, steps, result, error }: JobRow): Job => ({
  id,
  kind,
  state,
  progress: { done, total },
  ...(steps ? { steps } : {}),
  ...(result ? { result } : {}),
  ...(error ? { error } : {}),
});

/** Reads jobs; row-level security keeps each hospital to its own and the operator to the platform's. */
@Injectable()
export class JobsService {
  constructor(private readonly units: UnitsOfWork) {}

  /** @throws NotFoundError also for another's job. */
  async get(id: string, { kind, userId }: Principal): Promise<Job> {
    const [row] = await this.units.current.query<JobRow>(
      'SELECT id, kind, state, done, total, steps, result, error FROM public.job_requests WHERE id = $1 AND ($2::uuid IS NULL OR requested_by = $2)',
      [id, kind === 'program' ? userId : null],
    );
    if (!row) throw missing('job.not_found');
    return toJob(row);
  }
}
