import { IsOptional } from 'class-validator';
import { CANCELLATION_REASONS, type CancellationReason } from './cancellation-reasons.js';
import { ListQuery } from './common.js';
import { FreeText, Id, OneOf } from './decorators.js';
import { APPOINTMENT_STATUSES, type AppointmentStatus } from './statuses.js';
import { Instant, YesOrNo } from './time-decorators.js';

/** When, with whom and where: what is decided at booking and by every move. */
export class AppointmentDetails {
  /** The doctor's id, out of `GET /api/doctors`. */
  @Id()
  doctorId!: string;

  /** UTC. At most five minutes ago. @example 2026-11-23T04:30:00Z */
  @Instant()
  startsAt!: string;

  /** UTC; 5 minutes to 8 hours after the start. The end itself is free again. @example 2026-11-23T04:45:00Z */
  @Instant()
  endsAt!: string;

  /** Kind of appointment; gives buffers and how many at once. */
  @IsOptional()
  @Id()
  typeId?: string;

  @IsOptional()
  @Id()
  roomId?: string;

  /** Why the patient comes, in the words of who books. @example Follow-up of blood pressure */
  @IsOptional()
  @FreeText(500)
  reason?: string;

  /** For the staff. @example Needs a wheelchair */
  @IsOptional()
  @FreeText(2000)
  notes?: string;

  /** True books outside the doctor's hours all the same: a walk-in, an emergency. */
  @IsOptional()
  @YesOrNo()
  outsideHours?: boolean;
}

/** `POST /api/appointments`. */
export class BookAppointmentRequest extends AppointmentDetails {
  @Id()
  patientId!: string;
}

/** `PUT /api/appointments/:id`: replaces what may be edited; another time, doctor or room moves the appointment. The patient stays. */
export class UpdateAppointmentRequest extends AppointmentDetails {}

/** `POST /api/appointments/:id/cancel`. */
export class CancelAppointmentRequest {
  /** FHIR appointment-cancellation-reason. @example pat */
  @OneOf(CANCELLATION_REASONS)
  reason!: CancellationReason;

  /** @example Called at eight, has a fever */
  @IsOptional()
  @FreeText(500)
  note?: string;
}

/** `DELETE /api/appointments/:id`. */
export class CancelAppointmentQuery {
  /** FHIR appointment-cancellation-reason; `other` if not given. @example pat */
  @IsOptional()
  @OneOf(CANCELLATION_REASONS)
  reason?: CancellationReason;
}

/** Which appointments. */
export class AppointmentFilter {
  @IsOptional()
  @Id()
  doctorId?: string;

  /** Appointments of the doctors of this department. */
  @IsOptional()
  @Id()
  departmentId?: string;

  @IsOptional()
  @OneOf(APPOINTMENT_STATUSES)
  status?: AppointmentStatus;
}

export const APPOINTMENT_SORTS = ['startsAt', '-startsAt'] as const;

export class AppointmentQuery extends ListQuery {
  /** Those that end after this instant. @example 2026-11-22T18:30:00Z */
  @IsOptional()
  @Instant()
  from?: string;

  /** Those that start before this instant. @example 2026-11-23T18:30:00Z */
  @IsOptional()
  @Instant()
  to?: string;

  @IsOptional()
  @Id()
  doctorId?: string;

  @IsOptional()
  @Id()
  patientId?: string;

  /** Appointments of the doctors of this department. */
  @IsOptional()
  @Id()
  departmentId?: string;

  @IsOptional()
  @OneOf(APPOINTMENT_STATUSES)
  status?: AppointmentStatus;

  /** By start, the first one first, if not given. */
  @IsOptional()
  @OneOf(APPOINTMENT_SORTS)
  sort?: (typeof APPOINTMENT_SORTS)[number];
}

/** `GET /api/appointments/calendar`. */
export class CalendarQuery extends AppointmentFilter {
  /** Those that end after this instant. @example 2026-11-22T18:30:00Z */
  @Instant()
  from!: string;

  /** Those that start before this instant, at most 42 days later. @example 2026-11-23T18:30:00Z */
  @Instant()
  to!: string;
}
