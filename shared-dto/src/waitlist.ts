import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { PageInfo } from './common.js';
import { PatientName } from './patient-identity.js';
import {
  DAY_PARTS,
  WAITLIST_PRIORITIES,
  WAITLIST_STATUSES,
  type DayPart,
  type WaitlistPriority,
  type WaitlistStatus,
} from './waitlist-values.js';

/** A freed time that is held for somebody who waits. Nobody else can book it meanwhile. */
export class WaitlistOffer {
  @IsString()
  id!: string;

  @IsString()
  doctorId!: string;

  /** @example Dr Meera Iyer */
  @IsString()
  doctorName!: string;

  @IsISO8601()
  startsAt!: string;

  @IsISO8601()
  endsAt!: string;

  /** When it goes to the next who waits. */
  @IsISO8601()
  expiresAt!: string;
}

/** Somebody who waits for a time. */
export class WaitlistEntry {
  @IsString()
  id!: string;

  @IsString()
  patientId!: string;

  @ValidateNested()
  @Type(() => PatientName)
  patient!: PatientName;

  @IsOptional()
  @IsString()
  doctorId!: string | null;

  /** @example Dr Meera Iyer */
  @IsOptional()
  @IsString()
  doctorName!: string | null;

  @IsOptional()
  @IsString()
  specialty!: string | null;

  @IsOptional()
  @IsString()
  typeId!: string | null;

  /** @example Follow-up */
  @IsOptional()
  @IsString()
  typeName!: string | null;

  @IsInt()
  minutes!: number;

  /** @example 2026-11-23 */
  @IsString()
  fromDate!: string;

  /** @example 2026-12-05 */
  @IsString()
  toDate!: string;

  /** None means any. */
  @IsArray()
  @IsIn(DAY_PARTS, { each: true })
  parts!: DayPart[];

  @IsIn(WAITLIST_PRIORITIES)
  priority!: WaitlistPriority;

  @IsOptional()
  @IsString()
  reason!: string | null;

  @IsIn(WAITLIST_STATUSES)
  status!: WaitlistStatus;

  /** What is held for the patient now. */
  @IsOptional()
  @ValidateNested()
  @Type(() => WaitlistOffer)
  offer!: WaitlistOffer | null;

  /** What the wait has led to. */
  @IsOptional()
  @IsString()
  appointmentId!: string | null;

  @IsISO8601()
  createdAt!: string;

  /** Send it back as `If-Match: "<version>"`. @example 1 */
  @IsInt()
  version!: number;
}

/** In the order in which they are offered a time: by priority, then who came first. */
export class WaitlistEntryList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => WaitlistEntry)
  data!: WaitlistEntry[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
