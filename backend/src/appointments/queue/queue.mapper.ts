import { QUEUE_PRIORITIES, type QueueToken, type WallToken } from '@hms/shared-dto';
import { toPatientName } from '../appointment.mapper.js';
import type { TokenRow } from './queue.queries.js';
import { initialsOf } from './queue.rules.js';

export const toQueueToken = (row: TokenRow): QueueToken => ({
  id: row.id,
  number: row.number,
  day: row.day,
  doctorId: row.doctor_id,
  doctorName: row.doctor_name,
  patientId: row.patient_id,
  patient: toPatientName(row),
  appointmentId: row.appointment_id,
  status: row.status,
  priority: QUEUE_PRIORITIES[row.priority],
  createdAt: row.created_at.toISOString(),
  calledAt: row.called_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
  version: row.version,
});

export const toWallToken = (row: TokenRow): WallToken => ({
  number: row.number,
  initials: initialsOf(row.first_name, row.last_name),
  doctorName: row.doctor_name,
  status: row.status === 'called' ? 'called' : 'waiting',
});
