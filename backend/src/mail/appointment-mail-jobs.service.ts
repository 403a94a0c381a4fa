import { Injectable } from '@nestjs/common';
import { AuditLog } from '../audit/audit-log.js';
import { JobFailedError, type JobContext } from '../jobs/job-context.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { findAppointmentRecipients, type AppointmentRecipient, type AskedAppointment } from './appointment-recipients.queries.js';
import { appointmentMail, type AppointmentMail, type ToldAppointment } from './appointment-templates.js';
import { idIn, senderOf, type MailPayload } from './mail-payload.js';
import { Mailer, type Mail } from './mailer.js';

const MAILS: readonly AppointmentMail[] = ['booked', 'moved', 'cancelled', 'reminder'];

function askedIn(payload: MailPayload): AskedAppointment {
  const mail = MAILS.find((each) => each === payload['mail']);
  if (!mail) throw new JobFailedError('job.malformed', 'A mail about an appointment says no more than what has become of it.');
  return { appointmentId: idIn(payload, 'appointmentId'), mail, startsAt: idIn(payload, 'startsAt'), until: idIn(payload, 'until') };
}

/** The worker's mails to patients about their appointments. Rules as in `MailJobs`; that one was sent is in the hospital's audit. */
@Injectable()
export class AppointmentMailJobs {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly mailer: Mailer,
  ) {}

  /** `mail.appointment`: `{ appointmentId, mail, startsAt, until }`. What is not true any more when its turn comes is not sent. */
  async appointment(job: JobContext): Promise<void> {
    const { tenantId, payload } = job;
    if (tenantId === null) throw new JobFailedError('job.malformed', 'Appointments belong to a hospital.');
    const asked = askedIn(payload);
    const rows = await this.units.tenant(tenantId, (unit) => findAppointmentRecipients(unit, asked));
    // Each of a series has its job; the one of the first tells of all.
    if (rows.map(({ id }) => id).sort()[0] !== asked.appointmentId) return;
    const [recipient] = rows;
    const envelope = { to: recipient.email, sender: recipient.tenant_name };
    await job.step('sent', () => this.mailer.send(this.mailOf(asked.mail, rows), envelope));
    await this.units.tenant(tenantId, () => this.record(asked.mail, rows));
  }

  private mailOf(kind: AppointmentMail, rows: readonly AppointmentRecipient[]): Mail {
    const [first] = rows;
    const place = { ...senderOf(first), address: first.address, phone: first.phone, timeZone: first.time_zone };
    const told = { kind, patientName: first.patient_name, appointments: rows.map(toTold) };
    return appointmentMail(told, place, { from: this.mailer.address, to: first.email });
  }

  private async record(mail: AppointmentMail, rows: readonly AppointmentRecipient[]): Promise<void> {
    for (const { id: entityId, patient_id: patientId } of rows)
      await this.audit.record({ action: 'appointment.mailed', entity: 'appointment', entityId, patientId, details: { mail } });
  }
}

const toTold = (row: AppointmentRecipient): ToldAppointment => ({
  ...{ id: row.id, version: row.version, changedAt: row.updated_at, startsAt: row.starts_at, endsAt: row.ends_at },
  doctorName: row.doctor_name,
});
