import { IsIn, IsInt, IsISO8601, IsOptional, IsString } from 'class-validator';
import { CANCELLATION_REASONS, type CancellationReason } from './cancellation-reasons.js';
import { APPOINTMENT_STATUSES, type AppointmentStatus } from './statuses.js';

/** One step in the life of an appointment. */
export class AppointmentChange {
  @IsISO8601()
  occurredAt!: string;

  /** Name of who did it. @example Sunita Pawar */
  @IsString()
  by!: string;

  /** Null for the booking itself. */
  @IsOptional()
  @IsIn(APPOINTMENT_STATUSES)
  fromStatus!: AppointmentStatus | null;

  @IsIn(APPOINTMENT_STATUSES)
  toStatus!: AppointmentStatus;

  /** Of a move: when it was to start before; null where the time stayed. */
  @IsOptional()
  @IsISO8601()
  fromStartsAt!: string | null;

  @IsOptional()
  @IsISO8601()
  toStartsAt!: string | null;

  /** Of a move to another doctor: name of who was to see the patient before. */
  @IsOptional()
  @IsString()
  fromDoctorName!: string | null;

  @IsOptional()
  @IsString()
  toDoctorName!: string | null;

  /** Of a change of length: how many minutes it was to take before; null where that stayed. @example 15 */
  @IsOptional()
  @IsInt()
  fromMinutes!: number | null;

  /** @example 30 */
  @IsOptional()
  @IsInt()
  toMinutes!: number | null;

  /** Of a change of kind: both null where it stayed, one of them where there was none, or is none now. @example Follow-up */
  @IsOptional()
  @IsString()
  fromTypeName!: string | null;

  @IsOptional()
  @IsString()
  toTypeName!: string | null;

  /** Of a change of room: both null where it stayed, one of them where there was none, or is none now. @example Consulting room 2 */
  @IsOptional()
  @IsString()
  fromRoomName!: string | null;

  @IsOptional()
  @IsString()
  toRoomName!: string | null;

  /** Of a cancellation: FHIR appointment-cancellation-reason. */
  @IsOptional()
  @IsIn(CANCELLATION_REASONS)
  reason!: CancellationReason | null;

  @IsOptional()
  @IsString()
  note!: string | null;
}
