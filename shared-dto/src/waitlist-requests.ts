import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { ListQuery } from './common.js';
import { FreeText, Id, OneOf, RequiredText, says, WholeNumber } from './decorators.js';
import { PlanDate } from './time-decorators.js';
import {
  DAY_PARTS,
  WAITLIST_PRIORITIES,
  WAITLIST_STATUSES,
  type DayPart,
  type WaitlistPriority,
  type WaitlistStatus,
} from './waitlist-values.js';

/** `POST /api/waitlist`: a doctor, a specialty or a kind of appointment, at least one of them; not both a doctor and a specialty. */
export class WaitlistRequest {
  @Id()
  patientId!: string;

  /** Only this doctor. */
  @IsOptional()
  @Id()
  doctorId?: string;

  /** Any doctor of it, as it stands in the doctor's profile, in any case. @example Cardiology */
  @IsOptional()
  @RequiredText(100)
  specialty?: string;

  /** Kind of appointment; gives length, buffers and how many at once. */
  @IsOptional()
  @Id()
  typeId?: string;

  /** How long; as the kind says if not given, or 15. @example 15 */
  @IsOptional()
  @WholeNumber(5, 480)
  minutes?: number;

  /** First day that will do, by the hospital's calendar. @example 2026-11-23 */
  @PlanDate()
  fromDate!: string;

  /** Last day that will do, at most 366 days after the first. @example 2026-12-05 */
  @PlanDate()
  toDate!: string;

  /** Parts of the day that will do; any if none is given. */
  @IsOptional()
  @IsArray(says('array.invalid', 'Send a list.'))
  @ArrayMaxSize(3, says('array.too_long', 'Use at most 3 entries.'))
  @IsIn([...DAY_PARTS], { each: true, ...says('choice.invalid', `Choose among: ${DAY_PARTS.join(', ')}.`) })
  parts?: DayPart[];

  /** `routine` if not given. @example routine */
  @IsOptional()
  @OneOf(WAITLIST_PRIORITIES)
  priority?: WaitlistPriority;

  /** Why the patient comes, in the words of who writes it down. @example Chest pain on exertion */
  @IsOptional()
  @FreeText(500)
  reason?: string;
}

/** `POST /api/waitlist/:id/accept` and `/decline`. */
export class WaitlistAnswerRequest {
  /** The offer that was read: another one may have followed it. */
  @Id()
  offerId!: string;
}

export class WaitlistQuery extends ListQuery {
  /** Who waits and who is offered a time if not given. */
  @IsOptional()
  @OneOf(WAITLIST_STATUSES)
  status?: WaitlistStatus;

  /** Those who wait for this doctor alone. */
  @IsOptional()
  @Id()
  doctorId?: string;

  @IsOptional()
  @Id()
  typeId?: string;

  @IsOptional()
  @Id()
  patientId?: string;

  @IsOptional()
  @OneOf(WAITLIST_PRIORITIES)
  priority?: WaitlistPriority;
}
