import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Id, RequiredText, WholeNumber } from './decorators.js';
import { PlanDate } from './time-decorators.js';

/** `GET /api/doctors/:id/slots`. */
export class DoctorSlotsQuery {
  /** The day by the hospital's calendar. @example 2026-11-23 */
  @PlanDate()
  date!: string;

  /** Slots that are long enough for this kind of appointment, buffers counted. */
  @IsOptional()
  @Id()
  typeId?: string;
}

/** A stretch of a doctor's working time that can be booked as one. */
export class Slot {
  @IsISO8601()
  startsAt!: string;

  @IsISO8601()
  endsAt!: string;

  /** False when it is taken, full or over. */
  @IsBoolean()
  free!: boolean;
}

export class SlotList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Slot)
  data!: Slot[];
}

/** `GET /api/slots`: the next free slots of all doctors, or of those of one specialty or department. */
export class FreeSlotsQuery {
  /** As it stands in the doctor's profile, in any case. @example Cardiology */
  @IsOptional()
  @RequiredText(100)
  specialty?: string;

  @IsOptional()
  @Id()
  departmentId?: string;

  /** First day by the hospital's calendar; today if not given. @example 2026-11-23 */
  @IsOptional()
  @PlanDate()
  from?: string;

  /** 7 if not given. @example 7 */
  @IsOptional()
  @WholeNumber(1, 31)
  days?: number;

  @IsOptional()
  @Id()
  typeId?: string;

  /** 20 if not given. @example 20 */
  @IsOptional()
  @WholeNumber(1, 100)
  limit?: number;
}

export class FreeSlot {
  @IsString()
  doctorId!: string;

  /** @example Dr Meera Iyer */
  @IsString()
  doctorName!: string;

  @IsOptional()
  @IsString()
  specialty!: string | null;

  @IsISO8601()
  startsAt!: string;

  @IsISO8601()
  endsAt!: string;
}

/** The earliest first. */
export class FreeSlotList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => FreeSlot)
  data!: FreeSlot[];
}

/** `GET /api/working-hours`: what a calendar shades. */
export class WorkingHoursQuery {
  /** First day by the hospital's calendar. @example 2026-11-23 */
  @PlanDate()
  from!: string;

  /** @example 7 */
  @WholeNumber(1, 42)
  days!: number;

  @IsOptional()
  @Id()
  doctorId?: string;

  @IsOptional()
  @Id()
  departmentId?: string;
}

export const WORKING_HOURS_KINDS = ['open', 'leave', 'holiday'] as const;

/** A stretch of time in which a doctor works, or is away. */
export class WorkingHours {
  @IsString()
  doctorId!: string;

  @IsIn(WORKING_HOURS_KINDS)
  kind!: (typeof WORKING_HOURS_KINDS)[number];

  /** How long an appointment is unless somebody chooses otherwise; null while the doctor is away. @example 15 */
  @IsOptional()
  @IsInt()
  slotMinutes!: number | null;

  @IsISO8601()
  startsAt!: string;

  @IsISO8601()
  endsAt!: string;
}

export class WorkingHoursList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WorkingHours)
  data!: WorkingHours[];
}
