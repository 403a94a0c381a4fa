import { Injectable } from '@nestjs/common';
import { RequestScope } from '../common/request-scope.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

/** A job to be done after this transaction has committed. */
export interface JobRequest {
  /** Name of the handler in the worker, `patients.import` for example. */
  readonly kind: string;
  /** Ids and settings; no clinical text, secrets only sealed. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Units of progress, when known. */
  readonly total?: number;
}

/** The channel on which the worker hears of new requests. */
export const JOBS_CHANNEL = 'hms_jobs';

/** Asks for jobs in the transaction of what they are about; the worker wakes when it commits. */
@Injectable()
export class JobRequests {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly scope: RequestScope,
  ) {}

  /**
   * A job of the current hospital, or of the platform when the unit of work is the platform's or sign-in's.
   * @returns the job's id, for `GET /api/jobs/:id`
   */
  async request({ kind, payload, total = 0 }: JobRequest): Promise<string> {
    const unit = this.units.current;
    const [row] = await unit.query<{ id: string }>('SELECT uuidv7() AS id');
    const id = row.id;
    const values = [id, kind, JSON.stringify(payload), this.scope.current.actor?.id ?? null, total];
    await (unit.kind === 'tenant'
      ? unit.execute('INSERT INTO public.job_requests (id, kind, payload, requested_by, total) VALUES ($1, $2, $3, $4, $5)', values)
      : unit.execute(
          `INSERT INTO public.job_requests (id, kind, payload, requested_by, total, scope, tenant_id) VALUES ($1, $2, $3, $4, $5, 'platform', NULL)`,
          values,
        ));
    await unit.execute(`SELECT pg_notify('${JOBS_CHANNEL}', '')`);
    return id;
  }
}
