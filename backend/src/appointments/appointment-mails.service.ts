import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JOBS_CHANNEL } from '../jobs/job-requests.service.js';
import { MAIL_JOB_KINDS } from '../mail/mail-requests.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { AppointmentEvents } from './appointment-events.service.js';
import type { Change } from './appointments.queries.js';

const KIND = `'${MAIL_JOB_KINDS.appointment}'`;

/** `until`: from then on the mail would say nothing new, whatever held it up. */
const payloadOf = (mail: string, until: string): string =>
  `jsonb_build_object('appointmentId', id, 'mail', ${mail}, 'startsAt', starts_at, 'until', ${until})`;

/**
 * $1 the appointment, $2 what has become of it. Reminders of before are taken back. Whether the patient has an address is asked again when a mail leaves: one
 * that is written down later gets the reminders. A reminder whose time is over already is none.
 */
const TELL = {
  name: 'appointment-mails',
  text: `WITH gone AS (DELETE FROM public.planned_jobs WHERE tenant_id = current_user AND subject_id = $1 AND kind = ${KIND}),
    told AS (
      SELECT a.id, a.starts_at, a.status, p.email FROM appointments a JOIN patients p ON p.id = a.patient_id
       WHERE a.id = $1 AND a.status IN ('scheduled', 'cancelled') AND a.starts_at > now()),
    asked AS (
      INSERT INTO public.job_requests (kind, payload) SELECT ${KIND}, ${payloadOf('$2::text', 'starts_at')} FROM told WHERE email IS NOT NULL),
    planned AS (
      INSERT INTO public.planned_jobs (kind, payload, subject_id, due_at)
      SELECT ${KIND}, ${payloadOf(`'reminder'`, 'starts_at - latest')}, id, starts_at - earliest
        FROM told CROSS JOIN (VALUES (interval '24 hours', interval '2 hours'), (interval '2 hours', interval '0')) AS reminders (earliest, latest)
       WHERE status = 'scheduled' AND starts_at - earliest > now())
  SELECT pg_notify('${JOBS_CHANNEL}', '') FROM told WHERE email IS NOT NULL`,
};

/** What of a change the patient is told; null when it is none of their plans, or they are here already. */
function mailFor({ fromStatus, toStatus, toStartsAt, toDoctorId }: Change): string | null {
  if (toStatus === 'cancelled') return 'cancelled';
  if (toStatus !== 'scheduled') return null;
  if (fromStatus === null || fromStatus === 'cancelled') return 'booked';
  return toStartsAt || toDoctorId ? 'moved' : null;
}

/** Asks for mails to the patient in the transaction of the change: at once, a day before and two hours before. */
@Injectable()
export class AppointmentMails implements OnModuleInit {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly events: AppointmentEvents,
  ) {}

  onModuleInit(): void {
    this.events.listen((change) => this.tell(change));
  }

  /** Sent with COMMIT: a booking waits for nothing. */
  private tell(change: Change): Promise<void> {
    const mail = mailFor(change);
    if (mail !== null) this.units.current.lastly(TELL, [change.appointmentId, mail]);
    return Promise.resolve();
  }
}
