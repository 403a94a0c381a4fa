import { QUEUE_PRIORITIES, type QueueToken, type Wall, type WallToken } from '@hms/shared-dto';
import { toPatientName } from '../appointment.mapper.js';
import type { TokenRow, WallRow } from './queue.queries.js';
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

const toWallToken = (row: TokenRow): WallToken => ({
  number: row.number,
  initials: initialsOf(row.first_name, row.last_name),
  doctorId: row.doctor_id,
  doctorName: row.doctor_name,
  status: row.status === 'called' ? 'called' : 'waiting',
});

export function toWall(rows: readonly WallRow[]): Wall {
  const besides = new Map<string, number>();
  for (const { doctor_id: doctorId, status, counted } of rows)
    if (status === 'waiting') besides.set(doctorId, (besides.get(doctorId) ?? counted) - 1);
  const more = [...besides].map(([doctorId, count]) => ({ doctorId, count }));
  return { data: rows.map(toWallToken), more: more.filter(({ count }) => count > 0) };
}
