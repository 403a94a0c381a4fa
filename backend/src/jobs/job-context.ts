/** What a job's handler gets from the worker. */
export interface JobContext {
  readonly id: string;
  /** The hospital that asked, out of the row's column; null for a job of the platform. */
  readonly tenantId: string | null;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Who asked; null for the system. */
  readonly requestedBy: string | null;
  /** Runs a step once: one that an earlier try has recorded is skipped. A step must be repeatable, since a crash may come before its record. */
  step(name: string, work: () => Promise<void>): Promise<void>;
  /** Units done so far, of how many. */
  progress(done: number, total: number): Promise<void>;
  /** What the job produced, for `GET /api/jobs/:id`. The last call counts. */
  result(value: Readonly<Record<string, unknown>>): Promise<void>;
}

/** A refusal that no retry helps against: the job fails at once, with words for a person. */
export class JobFailedError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
