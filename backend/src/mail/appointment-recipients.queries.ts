import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import type { AppointmentMail } from './appointment-templates.js';

/** An appointment, the patient's address and the hospital. */
export interface AppointmentRecipient {
  readonly id: string;
  readonly patient_id: string;
  readonly version: number;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly updated_at: Date;
  readonly patient_name: string;
  readonly email: string;
  readonly doctor_name: string | null;
  readonly tenant_name: string;
  readonly brand_colour: string | null;
  readonly address: string;
  readonly phone: string;
  readonly time_zone: string;
}

/** What is asked for; `startsAt` as PostgreSQL wrote it. */
export interface AskedAppointment {
  readonly appointmentId: string;
  readonly mail: AppointmentMail;
  readonly startsAt: string;
  /** From then on it is too late. */
  readonly until: string;
}

/**
 * As the hospital's role: the appointment that is asked for and, of its series, those that were booked, moved or called off in the same transaction; by start.
 * None when the mail would not be true any more, or must not be sent: the appointment was moved, called off or is over, the patient has no address, has died or
 * has another record, the hospital does not want it, or is locked.
 */
export const findAppointmentRecipients = (
  unit: UnitOfWork,
  { appointmentId, mail, startsAt, until }: AskedAppointment,
): Promise<AppointmentRecipient[]> =>
  unit.query<AppointmentRecipient>(
    `SELECT a.id, a.patient_id, a.version, a.starts_at, a.ends_at, a.updated_at, concat_ws(' ', p.first_name, p.last_name) AS patient_name, p.email,
            m.name AS doctor_name, t.name AS tenant_name, t.brand_colour, t.address, t.phone, t.time_zone
       FROM appointments asked
       JOIN appointments a ON a.id = asked.id OR (a.series_id = asked.series_id AND a.status = asked.status AND a.starts_at > now()
            AND CASE $5 WHEN 'booked' THEN a.created_at = asked.created_at WHEN 'reminder' THEN false ELSE a.updated_at = asked.updated_at END)
       JOIN patients p ON p.id = asked.patient_id
       JOIN public.tenants t ON t.id = current_user
       JOIN appointment_mail_settings s ON CASE WHEN $5 = 'reminder' THEN s.reminders ELSE s.confirmations END
       LEFT JOIN public.memberships m ON m.tenant_id = current_user AND m.user_id = a.doctor_id
      WHERE asked.id = $1 AND asked.starts_at = $2::timestamptz AND asked.status = $3 AND $4::timestamptz > now()
        AND p.email IS NOT NULL AND p.status = 'active' AND p.deceased_date IS NULL
        AND (t.status = 'active' OR t.suspension_kind = 'billing_hold')
      ORDER BY a.starts_at, a.id`,
    [appointmentId, startsAt, mail === 'cancelled' ? 'cancelled' : 'scheduled', until, mail],
  );
