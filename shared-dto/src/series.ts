import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsDefined, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { BookAppointmentRequest, CancelAppointmentRequest } from './appointment-requests.js';
import { AppointmentSummary, OUTSIDE_HOURS_REASONS, type OutsideHoursReason } from './appointments.js';
import { Id, OneOf, says, WholeNumber } from './decorators.js';
import { SERIES_FREQUENCIES, type SeriesFrequency } from './series-values.js';
import { PlanDate, YesOrNo } from './time-decorators.js';

/** How an appointment repeats: so many times, or until a day, one of the two. The clock on the hospital's wall says the same each time. */
export class SeriesRule {
  /** @example weekly */
  @OneOf(SERIES_FREQUENCIES)
  frequency!: SeriesFrequency;

  /** Every so many weeks or months; 1 if not given. @example 2 */
  @IsOptional()
  @WholeNumber(1, 12)
  every?: number;

  /** How many in all, the first one too. @example 6 */
  @IsOptional()
  @WholeNumber(2, 52)
  count?: number;

  /** The last day that one may be on; at most 52 of them. @example 2027-03-01 */
  @IsOptional()
  @PlanDate()
  until?: string;
}

/** `POST /api/appointment-series`: the first appointment, and how it repeats. */
export class BookSeriesRequest extends BookAppointmentRequest {
  @IsDefined(says('series.rule_required', 'Say how the appointment repeats.'))
  @ValidateNested()
  @Type(() => SeriesRule)
  repeat!: SeriesRule;

  /** True books those that can be and leaves the others out. Otherwise all are booked, or none and the refusal names those that cannot. */
  @IsOptional()
  @YesOrNo()
  withExceptions?: boolean;
}

/** `POST /api/appointment-series/:id/cancel`. What has begun or is over stays as it is. */
export class CancelSeriesRequest extends CancelAppointmentRequest {
  /** The first one that is cancelled; all that are still to come if not given. */
  @IsOptional()
  @Id()
  fromAppointmentId?: string;
}

/** A time that is free instead. */
export class SeriesAlternative {
  @IsString()
  doctorId!: string;

  @IsISO8601()
  startsAt!: string;

  @IsISO8601()
  endsAt!: string;
}

/** A date of a series on which it cannot be booked: extension `occurrences` of 409 `series.conflict`, and left out with exceptions. */
export class SeriesGap {
  @IsISO8601()
  startsAt!: string;

  @IsISO8601()
  endsAt!: string;

  /** `appointment.conflict` or `appointment.outside_hours`. @example appointment.conflict */
  @IsString()
  code!: string;

  /** @example The doctor is taken from 10:00 to 10:15. Choose another time. */
  @IsString()
  detail!: string;

  /** Why it is outside the doctor's hours. */
  @IsOptional()
  @IsIn(OUTSIDE_HOURS_REASONS)
  reason!: OutsideHoursReason | null;

  /** The next times that are free. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SeriesAlternative)
  alternatives!: SeriesAlternative[];
}

/** An appointment of a series; one that was moved is an exception of it. */
export class SeriesAppointment extends AppointmentSummary {
  @IsBoolean()
  moved!: boolean;
}

/** Appointments that were booked together. */
export class AppointmentSeries {
  @IsString()
  id!: string;

  @IsString()
  patientId!: string;

  @IsIn(SERIES_FREQUENCIES)
  frequency!: SeriesFrequency;

  /** @example 2 */
  @IsInt()
  every!: number;

  /** @example 2026-11-23 */
  @IsString()
  firstDate!: string;

  /** By the hospital's clock. @example 09:30 */
  @IsString()
  time!: string;

  /** What was asked for; null when the last day was. */
  @IsOptional()
  @IsInt()
  count!: number | null;

  /** What was asked for; null when the number was. */
  @IsOptional()
  @IsString()
  until!: string | null;

  /** In the order of their starts, cancelled ones too. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SeriesAppointment)
  appointments!: SeriesAppointment[];
}

/** What a booking with exceptions has led to. */
export class BookedSeries extends AppointmentSeries {
  /** Dates that were left out. */
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SeriesGap)
  left!: SeriesGap[];
}
