import type { AppointmentStatus, CancellationReason } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { NAMES, SUMMARY, type ChangeRow, type WholeAppointmentRow } from './appointment-rows.js';

/** Who is written down as the last to change a row. */
export interface Editor {
  /** Null for the system. */
  readonly userId: string | null;
  readonly name: string;
}

const WHOLE = `${SUMMARY}, a.notes, a.cancellation_reason, a.created_at, a.updated_at, a.updated_by_name`;
const ONE = { name: 'appointment', text: `SELECT ${WHOLE} FROM appointments a ${NAMES} WHERE a.id = $1 AND a.status <> 'held'` };

export async function findAppointment(unit: UnitOfWork, id: string): Promise<WholeAppointmentRow | undefined> {
  const [row] = await unit.queryHot<WholeAppointmentRow>(ONE, [id]);
  return row;
}

/** The same, and nobody else changes it until this transaction ends. */
export async function lockAppointment(unit: UnitOfWork, id: string): Promise<WholeAppointmentRow | undefined> {
  const [row] = await unit.query<WholeAppointmentRow>(`${ONE.text} FOR UPDATE OF a`, [id]);
  return row;
}

/** Oldest first. */
export const changesOf = (unit: UnitOfWork, id: string): Promise<ChangeRow[]> =>
  unit.query<ChangeRow>(
    `SELECT c.occurred_at, c.actor_name, c.from_status, c.to_status, c.from_starts_at, c.to_starts_at, f.name AS from_doctor_name,
       t.name AS to_doctor_name, c.from_minutes, c.to_minutes, fk.name AS from_type_name, tk.name AS to_type_name, fr.name AS from_room_name,
       tr.name AS to_room_name, c.reason, c.note
     FROM appointment_changes c
     LEFT JOIN public.memberships f ON f.tenant_id = current_user AND f.user_id = c.from_doctor_id
     LEFT JOIN public.memberships t ON t.tenant_id = current_user AND t.user_id = c.to_doctor_id
     LEFT JOIN appointment_types fk ON fk.id = c.from_type_id
     LEFT JOIN appointment_types tk ON tk.id = c.to_type_id
     LEFT JOIN rooms fr ON fr.id = c.from_room_id
     LEFT JOIN rooms tr ON tr.id = c.to_room_id
     WHERE c.appointment_id = $1 ORDER BY c.id`,
    [id],
  );

/** A step in the life of an appointment. Only what changed is given. */
export interface Change {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly doctorId: string;
  /** Null for the booking. */
  readonly fromStatus: AppointmentStatus | null;
  readonly toStatus: AppointmentStatus;
  readonly fromStartsAt?: Date;
  readonly toStartsAt?: Date;
  readonly fromDoctorId?: string;
  readonly toDoctorId?: string;
  readonly fromMinutes?: number;
  readonly toMinutes?: number;
  /** Null where there was none, or is none now. */
  readonly fromTypeId?: string | null;
  readonly toTypeId?: string | null;
  readonly fromRoomId?: string | null;
  readonly toRoomId?: string | null;
  readonly reason?: CancellationReason;
  readonly note?: string;
}

export async function insertChange(unit: UnitOfWork, change: Change, editor: Editor): Promise<void> {
  await unit.execute(
    `INSERT INTO appointment_changes (appointment_id, actor_id, actor_name, from_status, to_status, from_starts_at, to_starts_at, from_doctor_id,
       to_doctor_id, reason, note, from_minutes, to_minutes, from_type_id, to_type_id, from_room_id, to_room_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[change.appointmentId, editor.userId, editor.name, change.fromStatus, change.toStatus],
      ...[change.fromStartsAt, change.toStartsAt, change.fromDoctorId, change.toDoctorId, change.reason, change.note],
      ...[change.fromMinutes, change.toMinutes, change.fromTypeId, change.toTypeId, change.fromRoomId, change.toRoomId],
    ].map((value) => value ?? null),
  );
}

/** Of a row that this transaction has locked. */
export const writeStatus = (
  unit: UnitOfWork,
  { id, status, reason }: { id: string; status: AppointmentStatus; reason: CancellationReason | null },
  editor: Editor,
): Promise<number> =>
  unit.execute(
    `UPDATE appointments SET status = $2, cancellation_reason = $3, updated_by = $4, updated_by_name = $5, updated_at = now(), version = version + 1
     WHERE id = $1`,
    [id, status, reason, editor.userId, editor.name],
  );

/** Of a row that this transaction has locked. */
export const writeWords = (
  unit: UnitOfWork,
  { id, reason, notes }: { id: string; reason: string | null; notes: string | null },
  editor: Editor,
): Promise<number> =>
  unit.execute(
    `UPDATE appointments SET reason = $2, notes = $3, updated_by = $4, updated_by_name = $5, updated_at = now(), version = version + 1 WHERE id = $1`,
    [id, reason, notes, editor.userId, editor.name],
  );

/** What a cancelled appointment was before. */
export async function statusBeforeCancelling(unit: UnitOfWork, id: string): Promise<AppointmentStatus> {
  const [row] = await unit.query<{ status: AppointmentStatus }>(
    `SELECT from_status AS status FROM appointment_changes WHERE appointment_id = $1 AND to_status = 'cancelled' ORDER BY id DESC LIMIT 1`,
    [id],
  );
  return row?.status ?? 'scheduled';
}
