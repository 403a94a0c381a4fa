import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CANCELLATION_REASONS, type CancellationReason } from './cancellation-reasons.js';
import { PageCursor, PageInfo } from './common.js';
import { CalendarDate, OneOf, WholeNumber } from './decorators.js';
import { PatientReference } from './patient-chart.js';
import { TimelineCarePlan, TimelineLab, TimelinePrescription } from './patient-timeline-things.js';
import { LONGEST_TIMELINE_PAGE, TIMELINE_EVENTS, TIMELINE_KINDS, type TimelineEvent, type TimelineKind } from './timeline-values.js';
import { VISIT_STATUSES, type VisitStatus } from './visit-values.js';

/** `GET /api/patients/:id/timeline`. */
export class TimelineQuery {
  /** All that the caller may see if not given. @example appointment */
  @IsOptional()
  @OneOf(TIMELINE_KINDS)
  kind?: TimelineKind;

  /** First day, by the hospital's clock. @example 2026-11-01 */
  @IsOptional()
  @CalendarDate()
  from?: string;

  /** Last day, included. @example 2026-11-22 */
  @IsOptional()
  @CalendarDate()
  to?: string;

  /** Entries on a page, 1–50, 20 if not given. @example 20 */
  @IsOptional()
  @WholeNumber(1, LONGEST_TIMELINE_PAGE)
  limit?: number;

  /** Opaque cursor out of the last page's `page.nextCursor`. */
  @IsOptional()
  @PageCursor()
  cursor?: string;
}

/** The allergy that an entry is about, as it is written down now. */
export class TimelineAllergy {
  /** @example Penicillin */
  @IsString()
  substance!: string;

  /** It was written down by mistake. */
  @IsBoolean()
  enteredInError!: boolean;
}

/** The appointment that an entry is about, as it was then. */
export class TimelineAppointment {
  @IsString()
  id!: string;

  /** @example Dr Meera Iyer */
  @IsString()
  doctorName!: string;

  @IsISO8601()
  startsAt!: string;

  /** Of a move to another time: when it was to start before. */
  @IsOptional()
  @IsISO8601()
  fromStartsAt!: string | null;

  /** Of a cancellation: FHIR appointment-cancellation-reason. */
  @IsOptional()
  @IsIn(CANCELLATION_REASONS)
  reason!: CancellationReason | null;
}

/** The visit that an entry is about, as it stands now. */
export class TimelineVisit {
  @IsString()
  id!: string;

  @IsIn(VISIT_STATUSES)
  status!: VisitStatus;

  /** Empty while nothing is written. @example Fever for three days */
  @IsString()
  chiefComplaint!: string;
}

/** The vital signs that an entry is about; what was measured is in the list of them. */
export class TimelineVitals {
  @IsString()
  id!: string;

  /** They were written down by mistake, or corrected since. */
  @IsBoolean()
  enteredInError!: boolean;
}

/** The diagnosis or problem that an entry is about, as it is written down now. */
export class TimelineCondition {
  @IsString()
  id!: string;

  /** Null for free text. @example E11.9 */
  @IsOptional()
  @IsString()
  code!: string | null;

  /** @example Type 2 diabetes mellitus without complications */
  @IsString()
  display!: string;

  /** It was written down by mistake. */
  @IsBoolean()
  enteredInError!: boolean;
}

/** Something that happened to a patient. */
export class TimelineEntry {
  /** Of the row that says so; with `event` no other entry's. */
  @IsString()
  id!: string;

  @IsIn(TIMELINE_EVENTS)
  event!: TimelineEvent;

  @IsISO8601()
  occurredAt!: string;

  /** Name of who did it; null of patients who came with an import. @example Sunita Pawar */
  @IsOptional()
  @IsString()
  by!: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => TimelineAllergy)
  allergy!: TimelineAllergy | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => TimelineAppointment)
  appointment!: TimelineAppointment | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => TimelineVisit)
  visit!: TimelineVisit | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => TimelineVitals)
  vitals!: TimelineVitals | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => TimelineCondition)
  condition!: TimelineCondition | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => TimelineCarePlan)
  carePlan!: TimelineCarePlan | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => TimelinePrescription)
  prescription!: TimelinePrescription | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => TimelineLab)
  lab!: TimelineLab | null;

  /** Of a merge: the other record. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PatientReference)
  other!: PatientReference | null;
}

/** What happened to a patient, the newest first; never counted. */
export class Timeline {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => TimelineEntry)
  data!: TimelineEntry[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
