import type { Appointment, AppointmentChange, AppointmentSummary, PatientName } from '@hms/shared-dto';
import type { AppointmentRow, ChangeRow, PatientNameRow, WholeAppointmentRow } from './appointment-rows.js';

/** Whom it is about, out of the columns that lists join. */
export const toPatientName = (row: PatientNameRow): PatientName => ({
  id: row.patient_id,
  patientNumber: row.patient_number,
  firstName: row.first_name,
  middleName: row.middle_name,
  title: row.title,
  lastName: row.last_name,
  dateOfBirth: row.date_of_birth,
  gender: row.gender,
  phone: row.phone,
});

export const toAppointmentSummary = (row: AppointmentRow): AppointmentSummary => ({
  id: row.id,
  patientId: row.patient_id,
  patient: toPatientName(row),
  doctorId: row.doctor_id,
  doctorName: row.doctor_name,
  startsAt: row.starts_at.toISOString(),
  endsAt: row.ends_at.toISOString(),
  status: row.status,
  typeId: row.type_id,
  typeName: row.type_name,
  typeColour: row.type_colour,
  roomId: row.room_id,
  roomName: row.room_name,
  reason: row.reason,
  outsideHours: row.outside_hours,
  seriesId: row.series_id,
  version: row.version,
});

const toChange = (row: ChangeRow): AppointmentChange => ({
  occurredAt: row.occurred_at.toISOString(),
  by: row.actor_name,
  fromStatus: row.from_status,
  toStatus: row.to_status,
  fromStartsAt: row.from_starts_at?.toISOString() ?? null,
  toStartsAt: row.to_starts_at?.toISOString() ?? null,
  fromDoctorName: row.from_doctor_name,
  toDoctorName: row.to_doctor_name,
  fromMinutes: row.from_minutes,
  toMinutes: row.to_minutes,
  fromTypeName: row.from_type_name,
  toTypeName: row.to_type_name,
  fromRoomName: row.from_room_name,
  toRoomName: row.to_room_name,
  reason: row.reason,
  note: row.note,
});

export const toAppointment = (row: WholeAppointmentRow, history: readonly ChangeRow[]): Appointment => ({
  ...toAppointmentSummary(row),
  notes: row.notes,
  cancellationReason: row.cancellation_reason,
  createdAt: row.created_at.toISOString(),
  updatedAt: row.updated_at.toISOString(),
  updatedBy: row.updated_by_name,
  history: history.map(toChange),
});
