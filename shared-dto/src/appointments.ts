import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { AppointmentChange } from './appointment-changes.js';
import { CANCELLATION_REASONS, type CancellationReason } from './cancellation-reasons.js';
import { PageInfo } from './common.js';
import { PatientName } from './patient-identity.js';
import { APPOINTMENT_STATUSES, type AppointmentStatus } from './statuses.js';

/** An appointment as lists and calendars show one, with every name that they need. */
export class AppointmentSummary {
  @IsString()
  id!: string;

  @IsString()
  patientId!: string;

  @ValidateNested()
  @Type(() => PatientName)
  patient!: PatientName;

  @IsString()
  doctorId!: string;

  /** @example Dr Meera Iyer */
  @IsString()
  doctorName!: string;

  @IsISO8601()
  startsAt!: string;

  /** The end itself is free again. */
  @IsISO8601()
  endsAt!: string;

  @IsIn(APPOINTMENT_STATUSES)
  status!: AppointmentStatus;

  @IsOptional()
  @IsString()
  typeId!: string | null;

  /** @example Follow-up */
  @IsOptional()
  @IsString()
  typeName!: string | null;

  /** One of the five chart colours of the design tokens. @example 1 */
  @IsOptional()
  @IsInt()
  typeColour!: number | null;

  @IsOptional()
  @IsString()
  roomId!: string | null;

  /** @example Consulting room 2 */
  @IsOptional()
  @IsString()
  roomName!: string | null;

  @IsOptional()
  @IsString()
  reason!: string | null;

  /** True when it lies outside the doctor's hours: booked so, or left there by a change of hours. */
  @IsBoolean()
  outsideHours!: boolean;

  /** The recurring series that it belongs to. */
  @IsOptional()
  @IsString()
  seriesId!: string | null;

  /** Send it back as `If-Match: "<version>"`. @example 1 */
  @IsInt()
  version!: number;
}

/** One appointment with its history. */
export class Appointment extends AppointmentSummary {
  @IsOptional()
  @IsString()
  notes!: string | null;

  /** Of a cancelled one. */
  @IsOptional()
  @IsIn(CANCELLATION_REASONS)
  cancellationReason!: CancellationReason | null;

  @IsISO8601()
  createdAt!: string;

  @IsISO8601()
  updatedAt!: string;

  /** Name of who changed it last. */
  @IsString()
  updatedBy!: string;

  /** Oldest first; the first is the booking. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AppointmentChange)
  history!: AppointmentChange[];
}

export class AppointmentList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AppointmentSummary)
  data!: AppointmentSummary[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}

/** Time of a doctor's that cannot be booked. */
export class TakenTime {
  @IsString()
  doctorId!: string;

  /** Null for a time that is held for somebody on the waitlist. */
  @IsOptional()
  @IsString()
  appointmentId!: string | null;

  @IsISO8601()
  startsAt!: string;

  @IsISO8601()
  endsAt!: string;
}

/** Every appointment of a stretch of time, in the order of their starts. */
export class Calendar {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AppointmentSummary)
  data!: AppointmentSummary[];

  /** What is taken besides: buffers around appointments, held times, and appointments of another status than was asked for. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => TakenTime)
  taken!: TakenTime[];

  /** True when there are more than 2,000: choose a shorter time or fewer doctors. */
  @IsBoolean()
  truncated!: boolean;
}

/** What was in the way of a booking: extension `conflicts` of 409 `appointment.conflict`. */
export interface BookingConflict {
  readonly with: 'doctor' | 'patient' | 'room';
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A time that is free: extension `alternatives` of 409 `appointment.conflict`. */
export interface FreeTime {
  readonly doctorId: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Why a time is outside the doctor's hours: extension `reason` of 422 `appointment.outside_hours`. */
export const OUTSIDE_HOURS_REASONS = ['past', 'leave', 'holiday', 'not_working'] as const;
export type OutsideHoursReason = (typeof OUTSIDE_HOURS_REASONS)[number];
