import type { AppointmentStatus, CancellationReason, Gender } from '@hms/shared-dto';

/** What tells one patient from another. */
export interface PatientNameRow {
  readonly patient_id: string;
  readonly patient_number: string;
  readonly first_name: string | null;
  readonly middle_name: string | null;
  readonly title: string | null;
  readonly last_name: string;
  readonly date_of_birth: string | null;
  readonly gender: Gender;
  readonly phone: string | null;
}

/** Its columns, from `patients p`. */
export const PATIENT_NAME = `p.id AS patient_id, p.patient_number, p.first_name, p.middle_name, p.title, p.last_name, p.date_of_birth::text, p.gender, p.phone`;

/** An appointment with the names around it, as lists show one. */
export interface AppointmentRow extends PatientNameRow {
  readonly id: string;
  readonly doctor_id: string;
  readonly doctor_name: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly status: AppointmentStatus;
  readonly type_id: string | null;
  readonly type_name: string | null;
  readonly type_colour: number | null;
  readonly room_id: string | null;
  readonly room_name: string | null;
  readonly reason: string | null;
  readonly outside_hours: boolean;
  readonly series_id: string | null;
  readonly version: number;
}

/** The same and what is shown of one alone. */
export interface WholeAppointmentRow extends AppointmentRow {
  readonly notes: string | null;
  readonly cancellation_reason: CancellationReason | null;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly updated_by_name: string;
}

export interface ChangeRow {
  readonly occurred_at: Date;
  readonly actor_name: string;
  readonly from_status: AppointmentStatus | null;
  readonly to_status: AppointmentStatus;
  readonly from_starts_at: Date | null;
  readonly to_starts_at: Date | null;
  readonly from_doctor_name: string | null;
  readonly to_doctor_name: string | null;
  readonly from_minutes: number | null;
  readonly to_minutes: number | null;
  readonly from_type_name: string | null;
  readonly to_type_name: string | null;
  readonly from_room_name: string | null;
  readonly to_room_name: string | null;
  readonly reason: CancellationReason | null;
  readonly note: string | null;
}

/** Columns of a list, from `appointments a` with {@link NAMES}. */
export const SUMMARY = `a.id, ${PATIENT_NAME}, a.doctor_id,
  coalesce(m.name, 'Former staff') AS doctor_name, a.starts_at, a.ends_at, a.status, a.type_id, t.name AS type_name, t.colour AS type_colour,
  a.room_id, r.name AS room_name, a.reason, a.outside_hours, a.series_id, a.version`;

/** Names of all whom an appointment is about; row-level security shows the hospital's own staff alone. */
export const NAMES = `JOIN patients p ON p.id = a.patient_id
  LEFT JOIN public.memberships m ON m.tenant_id = current_user AND m.user_id = a.doctor_id
  LEFT JOIN appointment_types t ON t.id = a.type_id
  LEFT JOIN rooms r ON r.id = a.room_id`;
