import { Injectable } from '@nestjs/common';
import { ZONE_JOB, ZoneChanges } from '../appointments/availability/zone-changes.service.js';
import { LAPSE_JOB, OFFER_JOB } from '../appointments/waitlist/freed-times.service.js';
import { WaitlistOffers } from '../appointments/waitlist/waitlist-offers.service.js';
import type { JobContext } from '../jobs/job-context.js';
import { DELIVERY_JOB } from '../events/live-events.service.js';
import { CriticalLoop } from '../labs/critical/critical-loop.service.js';
import { AppointmentMailJobs } from '../mail/appointment-mail-jobs.service.js';
import { MailJobs } from '../mail/mail-jobs.service.js';
import { NotificationMailJobs } from '../mail/notification-mail-jobs.service.js';
import { PeopleMailJobs } from '../mail/people-mail-jobs.service.js';
import { NotificationDelivery } from '../notifications/notification-delivery.service.js';
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

const WAITLIST = { scope: 'tenant', failureCode: 'waitlist.failed' } as const;

/** Every kind of job and its handler. */
@Injectable()
export class JobHandlers {
  private readonly byKind: ReadonlyMap<string, JobHandler>;

  constructor(
    provisioning: TenantProvisioning,
    mails: MailJobs,
    imports: PatientImport,
    people: PeopleMailJobs,
    notifications: NotificationMailJobs,
    delivery: NotificationDelivery,
    waitlist: WaitlistOffers,
    appointments: AppointmentMailJobs,
    zones: ZoneChanges,
    critical: CriticalLoop,
  ) {
    this.byKind = new Map<string, JobHandler>([
      [PROVISION_JOB, provisioning],
      ['mail.invitation', { ...MAIL, run: (job) => mails.invitation(job.payload) }],
      ['mail.password_reset', { ...MAIL, run: (job) => mails.passwordReset(job.payload) }],
      ['mail.admin_added', { ...MAIL, run: (job) => mails.adminAdded(job.payload) }],
      ['mail.sign_up', { ...MAIL, run: (job) => people.signUp(job.payload) }],
      ['mail.sign_up_waiting', { ...MAIL, run: (job) => people.waiting(job.payload) }],
      ['mail.sign_up_decided', { ...MAIL, run: (job) => people.decided(job.payload) }],
      ['mail.notification', { ...MAIL, run: (job) => notifications.notification(job.payload) }],
      ['mail.security_notice', { ...MAIL, run: (job) => people.securityNotice(job.payload) }],
      ['mail.appointment', { ...MAIL, scope: 'tenant', run: (job) => appointments.appointment(job) }],
      [
        'patients.import',
        { scope: 'tenant', failureCode: 'import.failed', run: (job) => imports.run(job), giveUp: (job) => imports.giveUp(job) },
      ],
      [DELIVERY_JOB, { scope: 'tenant', failureCode: 'notifications.failed', run: (job) => delivery.run(job) }],
      ['labs.escalate', { scope: 'tenant', failureCode: 'labs.failed', maxAttempts: MAIL_ATTEMPTS, run: (job) => critical.escalate(job) }],
      [OFFER_JOB, { ...WAITLIST, run: (job) => waitlist.offer(job) }],
      [ZONE_JOB, { scope: 'platform', failureCode: 'hours.failed', run: (job) => zones.follow(job) }],
      [LAPSE_JOB, { ...WAITLIST, run: (job) => waitlist.lapseDue(job) }],
    ]);
  }

  get kinds(): string[] {
    return [...this.byKind.keys()];
  }

  find(kind: string): JobHandler | undefined {
    return this.byKind.get(kind);
  }
}
