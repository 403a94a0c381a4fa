import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ListQuery, PageInfo } from './common.js';
import { Id, OneOf } from './decorators.js';
import { PatientName } from './patient-identity.js';
import { QUEUE_PRIORITIES, QUEUE_STATUSES, type QueuePriority, type QueueStatus } from './statuses.js';
import { PlanDate } from './time-decorators.js';

/** `POST /api/queue-tokens`. */
export class QueueTokenRequest {
  @Id()
  patientId!: string;

  @Id()
  doctorId!: string;

  /** The appointment that the patient came for: theirs with this doctor, today, scheduled or checked in. A scheduled one is checked in. Left out for a walk-in. */
  @IsOptional()
  @Id()
  appointmentId?: string;

  /** `normal` if not given. @example urgent */
  @IsOptional()
  @OneOf(QUEUE_PRIORITIES)
  priority?: QueuePriority;
}

/** `POST /api/queue-tokens/:id/priority`. */
export class QueuePriorityRequest {
  /** @example emergency */
  @OneOf(QUEUE_PRIORITIES)
  priority!: QueuePriority;
}

/** `POST /api/queue-tokens/call-next`. */
export class CallNextRequest {
  @Id()
  doctorId!: string;
}

/** A place in a doctor's queue. */
export class QueueToken {
  @IsString()
  id!: string;

  /** Counts from 1 without gaps, for each doctor and day. @example 12 */
  @IsInt()
  number!: number;

  /** By the hospital's calendar. @example 2026-11-23 */
  @IsString()
  day!: string;

  @IsString()
  doctorId!: string;

  /** @example Dr Meera Iyer */
  @IsString()
  doctorName!: string;

  @IsString()
  patientId!: string;

  @ValidateNested()
  @Type(() => PatientName)
  patient!: PatientName;

  @IsOptional()
  @IsString()
  appointmentId!: string | null;

  @IsIn(QUEUE_STATUSES)
  status!: QueueStatus;

  @IsIn(QUEUE_PRIORITIES)
  priority!: QueuePriority;

  @IsISO8601()
  createdAt!: string;

  @IsOptional()
  @IsISO8601()
  calledAt!: string | null;

  /** When the patient was served, or left. */
  @IsOptional()
  @IsISO8601()
  endedAt!: string | null;

  /** Send it back as `If-Match: "<version>"`. @example 1 */
  @IsInt()
  version!: number;
}

export class QueueQuery extends ListQuery {
  /** Today by the hospital's calendar if not given. @example 2026-11-23 */
  @IsOptional()
  @PlanDate()
  date?: string;

  @IsOptional()
  @Id()
  doctorId?: string;

  @IsOptional()
  @OneOf(QUEUE_STATUSES)
  status?: QueueStatus;
}

/** The most urgent first, and of these in the order in which they came. */
export class QueueTokenList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => QueueToken)
  data!: QueueToken[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}

/** `GET /api/queue-tokens/wall`. */
export class WallQuery {
  /** All doctors if not given. */
  @IsOptional()
  @Id()
  doctorId?: string;

  /** The doctors of this department. */
  @IsOptional()
  @Id()
  departmentId?: string;
}

/** A token as everybody in the waiting room may see it. */
export class WallToken {
  /** @example 12 */
  @IsInt()
  number!: number;

  /** First letters of the patient's names. @example M. S. */
  @IsString()
  initials!: string;

  @IsString()
  doctorId!: string;

  /** @example Dr Meera Iyer */
  @IsString()
  doctorName!: string;

  @IsIn(['waiting', 'called'])
  status!: 'waiting' | 'called';
}

/** How many wait for a doctor besides those who are shown. */
export class WaitingBesides {
  @IsString()
  doctorId!: string;

  /** @example 12 */
  @IsInt()
  count!: number;
}

/** Who is called, the latest first, then who waits: of each doctor the first eight. */
export class Wall {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WallToken)
  data!: WallToken[];

  /** Of doctors for whom more wait. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WaitingBesides)
  more!: WaitingBesides[];
}
