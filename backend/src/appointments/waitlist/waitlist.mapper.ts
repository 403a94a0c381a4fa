import { WAITLIST_PRIORITIES, type WaitlistEntry, type WaitlistOffer } from '@hms/shared-dto';
import { toPatientName } from '../appointment.mapper.js';
import type { EntryRow } from './waitlist.queries.js';
import { standingOf } from './waitlist.rules.js';

const toOffer = (row: EntryRow): WaitlistOffer | null =>
  row.offer_id === null
    ? null
    : {
        id: row.offer_id,
        doctorId: row.offer_doctor_id!,
        doctorName: row.offer_doctor_name!,
        startsAt: row.offer_starts_at!.toISOString(),
        endsAt: row.offer_ends_at!.toISOString(),
        expiresAt: row.offer_expires_at!.toISOString(),
      };

/** @param today by the hospital's calendar */
export const toWaitlistEntry = (row: EntryRow, today: string): WaitlistEntry => ({
  id: row.id,
  patientId: row.patient_id,
  patient: toPatientName(row),
  doctorId: row.doctor_id,
  doctorName: row.doctor_id === null ? null : (row.doctor_name ?? 'Former staff'),
  specialty: row.specialty,
  typeId: row.type_id,
  typeName: row.type_name,
  minutes: row.minutes,
  fromDate: row.from_date,
  toDate: row.to_date,
  parts: row.parts,
  priority: WAITLIST_PRIORITIES[row.priority],
  reason: row.reason,
  status: standingOf({ status: row.status, toDate: row.to_date, offered: row.offer_id !== null }, today),
  offer: row.status === 'waiting' ? toOffer(row) : null,
  appointmentId: row.appointment_id,
  createdAt: row.created_at.toISOString(),
  version: row.version,
});
