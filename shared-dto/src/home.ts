import { Type } from 'class-transformer';
import { IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { UsageMeter } from './subscriptions.js';

/** Appointments of a day by how they stand. */
export class DayFigures {
  /** Still to come, or late. @example 12 */
  @IsInt()
  scheduled!: number;

  /** Arrived and waiting. @example 4 */
  @IsInt()
  checkedIn!: number;

  /** @example 2 */
  @IsInt()
  inProgress!: number;

  /** @example 9 */
  @IsInt()
  completed!: number;

  /** @example 1 */
  @IsInt()
  noShow!: number;

  /** @example 2 */
  @IsInt()
  cancelled!: number;
}

/** Tokens of the walk-in queue that are not done with. */
export class QueueFigures {
  /** @example 6 */
  @IsInt()
  waiting!: number;

  /** @example 1 */
  @IsInt()
  called!: number;
}

export class PatientFigures {
  /** Registered and not archived. @example 431 */
  @IsInt()
  active!: number;

  /** Of those, registered today; counted up to 1,001. @example 7 */
  @IsInt()
  registeredToday!: number;
}

/** What waits in the laboratory, each counted up to 1,001. */
export class LaboratoryFigures {
  /** Critical results that nobody has acknowledged. @example 1 */
  @IsInt()
  critical!: number;

  /** @example 4 */
  @IsInt()
  collect!: number;

  /** @example 6 */
  @IsInt()
  enter!: number;

  /** @example 2 */
  @IsInt()
  verify!: number;
}

export class StaffFigures {
  /** Seats of the plan. */
  @ValidateNested()
  @Type(() => UsageMeter)
  seats!: UsageMeter;

  /** @example 1 */
  @IsInt()
  invited!: number;

  /** Ask to join. @example 0 */
  @IsInt()
  pending!: number;
}

/** `GET /api/home`: what the tiles of the start page say. A part is null for who may not read what it counts. */
export class HomeFigures {
  /** Today by the hospital's calendar. @example 2026-11-23 */
  @IsString()
  day!: string;

  /** First instant of today, UTC. @example 2026-11-22T18:30:00.000Z */
  @IsISO8601()
  from!: string;

  /** First instant after today. @example 2026-11-23T18:30:00.000Z */
  @IsISO8601()
  to!: string;

  /** The whole hospital's appointments of today. */
  @IsOptional()
  @ValidateNested()
  @Type(() => DayFigures)
  appointments!: DayFigures | null;

  /** Those with the caller as the doctor. */
  @IsOptional()
  @ValidateNested()
  @Type(() => DayFigures)
  ownAppointments!: DayFigures | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => QueueFigures)
  queue!: QueueFigures | null;

  /** Who waits for the caller as the doctor. */
  @IsOptional()
  @ValidateNested()
  @Type(() => QueueFigures)
  ownQueue!: QueueFigures | null;

  /** Times that are held for who waits, until somebody answers for them. @example 2 */
  @IsOptional()
  @IsInt()
  waitlistOffers!: number | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => PatientFigures)
  patients!: PatientFigures | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => StaffFigures)
  staff!: StaffFigures | null;

  /** The caller's own visits that wait for their signature, counted up to 100; null for who signs none. @example 2 */
  @IsOptional()
  @IsInt()
  unsignedNotes!: number | null;

  /** Who is here today and has no vital signs of today; for who may record them. @example 4 */
  @IsOptional()
  @IsInt()
  vitalsDue!: number | null;

  /** Prescriptions that wait for the pharmacist, counted up to 1,001. @example 6 */
  @IsOptional()
  @IsInt()
  toDispense!: number | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => LaboratoryFigures)
  laboratory!: LaboratoryFigures | null;

  /** One's own unread notifications, counted up to 100. @example 3 */
  @IsInt()
  unread!: number;
}
