import { Injectable } from '@nestjs/common';
import type { JobContext } from '../jobs/job-context.js';
import { MailJobs } from '../mail/mail-jobs.service.js';
import { PatientImport } from '../patients/patient-import.service.js';
import { PROVISION_JOB } from '../tenants/provisioning/provisioning.types.js';
import { TenantProvisioning } from '../tenants/provisioning/tenant-provisioning.service.js';

/** What does the work of one kind of job. */
export interface JobHandler {
  /** Whose jobs it takes. One of the other scope is refused. */
  readonly scope: 'tenant' | 'platform';
  run(job: JobContext): Promise<void>;
  /** Undoes what was begun, once it is certain that the job has failed. Repeatable. */
  giveUp?(job: JobContext): Promise<void>;
  /** Tries before it is given up; {@link MAX_ATTEMPTS} if not given. */
  readonly maxAttempts?: number;
  /** Code of a failure that names none itself. */
  readonly failureCode: string;
}

/** Tries of a job, crashes of the worker counted too. */
export const MAX_ATTEMPTS = 6;
/** A mail server may be down for long: tried for about a day, since the queue waits {@link MAX_DELAY_SECONDS} at most between two tries. */
const MAIL_ATTEMPTS = 300;
export const MAX_DELAY_SECONDS = 300;

const MAIL = { scope: 'platform', failureCode: 'mail.failed', maxAttempts: MAIL_ATTEMPTS } as const;

/** Every kind of job and its handler. */
@Injectable()
export class JobHandlers {
  private readonly byKind: ReadonlyMap<string, JobHandler>;

  constructor(provisioning: TenantProvisioning, mails: MailJobs, imports: PatientImport) {
    this.byKind = new Map<string, JobHandler>([
      [PROVISION_JOB, provisioning],
      ['mail.invitation', { ...MAIL, run: (job) => mails.invitation(job.payload) }],
      ['mail.password_reset', { ...MAIL, run: (job) => mails.passwordReset(job.payload) }],
      ['mail.admin_added', { ...MAIL, run: (job) => mails.adminAdded(job.payload) }],
      ['patients.import', { scope: 'tenant', failureCode: 'import.failed', run: (job) => imports.run(job) }],
    ]);
  }

  get kinds(): string[] {
    return [...this.byKind.keys()];
  }

  find(kind: string): JobHandler | undefined {
    return this.byKind.get(kind);
  }
}
