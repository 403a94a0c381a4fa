import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { FreeText, OneOf, WholeNumber } from './decorators.js';
import { PlanDate, TimeOfDay, YesOrNo } from './time-decorators.js';

/** Length of a slot in minutes. */
export const SLOT_MINUTES = { min: 5, max: 240, default: 15 } as const;

/** Hours of one weekday, by the hospital's clock. */
export class AvailabilityRule {
  /** ISO 8601: 1 is Monday, 7 is Sunday. @example 1 */
  @WholeNumber(1, 7)
  weekday!: number;

  /** @example 09:00 */
  @TimeOfDay()
  startTime!: string;

  /** After the start; 24:00 is the end of the day. @example 13:00 */
  @TimeOfDay()
  endTime!: string;

  /** @example 15 */
  @WholeNumber(SLOT_MINUTES.min, SLOT_MINUTES.max)
  slotMinutes!: number;

  /** First day that it counts. @example 2026-11-01 */
  @PlanDate()
  validFrom!: string;

  /** Last day that it counts; left out for no end. @example 2027-03-31 */
  @IsOptional()
  @PlanDate()
  validTo?: string | null;
}

/** `PUT /api/doctors/:id/availability`: replaces all weekly hours. */
export class AvailabilityRequest {
  @IsArray()
  @ArrayMaxSize(100, { message: 'Use at most 100 entries.', context: { code: 'array.too_long' } })
  @ValidateNested({ each: true })
  @Type(() => AvailabilityRule)
  rules!: AvailabilityRule[];

  /** True leaves appointments that are outside the new hours where they are, marked so. Without it they are listed and nothing is changed. */
  @IsOptional()
  @YesOrNo()
  acceptOrphans?: boolean;
}

/** `leave`: away, whatever the weekly hours say. `extra_hours`: there besides them, on holidays too. */
export const EXCEPTION_KINDS = ['leave', 'extra_hours'] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];

/** `POST /api/doctors/:id/exceptions`. */
export class AvailabilityExceptionRequest {
  @OneOf(EXCEPTION_KINDS)
  kind!: ExceptionKind;

  /** First day. @example 2026-11-23 */
  @PlanDate()
  fromDate!: string;

  /** Last day, at most a year later. @example 2026-11-27 */
  @PlanDate()
  toDate!: string;

  /** Of a part of each day; left out for whole days. Extra hours name both times. @example 09:00 */
  @IsOptional()
  @TimeOfDay()
  startTime?: string;

  /** @example 13:00 */
  @IsOptional()
  @TimeOfDay()
  endTime?: string;

  /** Of extra hours; 15 if not given. @example 15 */
  @IsOptional()
  @WholeNumber(SLOT_MINUTES.min, SLOT_MINUTES.max)
  slotMinutes?: number;

  /** @example Conference */
  @IsOptional()
  @FreeText(200)
  note?: string;

  /** True leaves appointments of that time where they are, marked as outside the hours. */
  @IsOptional()
  @YesOrNo()
  acceptOrphans?: boolean;
}

/** Days on which a doctor's hours are not the weekly ones. */
export class AvailabilityException {
  @IsString()
  id!: string;

  @IsString()
  doctorId!: string;

  @IsIn(EXCEPTION_KINDS)
  kind!: ExceptionKind;

  /** @example 2026-11-23 */
  @IsString()
  fromDate!: string;

  /** @example 2026-11-27 */
  @IsString()
  toDate!: string;

  /** Null for whole days. @example 09:00 */
  @IsOptional()
  @IsString()
  startTime!: string | null;

  /** @example 13:00 */
  @IsOptional()
  @IsString()
  endTime!: string | null;

  @IsOptional()
  @IsInt()
  slotMinutes!: number | null;

  @IsOptional()
  @IsString()
  note!: string | null;
}

/** A doctor's hours. */
export class Availability {
  @IsString()
  doctorId!: string;

  /** IANA zone of the hospital; all days and times are by its clock. @example Asia/Kolkata */
  @IsString()
  timeZone!: string;

  /** False when nobody has written hours down: then the doctor can be booked at any time, and has no slots. */
  @IsBoolean()
  defined!: boolean;

  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AvailabilityRule)
  rules!: AvailabilityRule[];

  /** Those that are not over, the earliest first. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => AvailabilityException)
  exceptions!: AvailabilityException[];

  /** Counts changes of the weekly hours. For `If-Match`. @example 1 */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version!: number;
}

/** An appointment that a change of hours would leave outside: extension `orphans` of 409 `availability.orphans`. */
export interface OrphanedAppointment {
  readonly id: string;
  readonly doctorId: string;
  readonly patientName: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** `DELETE /api/availability-exceptions/:id`. */
export class OrphansQuery {
  /** `true` leaves appointments that are outside the hours then where they are, marked so. @example false */
  @IsOptional()
  @OneOf(['true', 'false'] as const)
  acceptOrphans?: 'true' | 'false';
}
