import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsISO8601, IsObject, IsOptional, Matches, ValidateNested } from 'class-validator';
import { MAX_SHOWN_FIELDS } from './custom-field-types.js';
import { PageCursor, PageInfo } from './common.js';
import { PatientReference } from './patient-chart.js';
import { PatientIdentity } from './patient-identity.js';
import { CalendarDate, FreeText, OneOf, says, WholeNumber } from './decorators.js';
import { GENDERS, PATIENT_STATUSES, type Gender, type PatientStatus } from './statuses.js';

/** A patient as lists show one. */
export class PatientSummary extends PatientIdentity {
  /** True when another active patient has the same full name: look twice. */
  @IsBoolean()
  sameName!: boolean;

  /** Of a merged record: the one that goes on. */
  @IsOptional()
  @ValidateNested()
  @Type(() => PatientReference)
  replacedBy!: PatientReference | null;

  /** Start of the last visit; null before the first. */
  @IsOptional()
  @IsISO8601()
  lastVisitAt!: string | null;

  /** Values of the hospital's own fields by key: of those that were asked for, where the patient has one. */
  @IsOptional()
  @IsObject()
  customFields?: Record<string, unknown>;
}

export const PATIENT_SORTS = [
  ...(['name', '-name', 'patientNumber', '-patientNumber', 'dateOfBirth', '-dateOfBirth'] as const),
  ...(['createdAt', '-createdAt', 'lastVisitAt', '-lastVisitAt'] as const),
] as const;

/** Which patients: `GET /api/patients/export`, and with a page and an order the list. */
export class PatientFilter {
  /** The one search box: name parts in any order and script, patient number, ABHA or another identifier, phone, e-mail or birth date. @example sharma m */
  @IsOptional()
  @FreeText(200)
  q?: string;

  @IsOptional()
  @OneOf(GENDERS)
  gender?: Gender;

  /** Whole years, inclusive. @example 30 */
  @IsOptional()
  @WholeNumber(0, 150)
  ageFrom?: number;

  @IsOptional()
  @WholeNumber(0, 150)
  ageTo?: number;

  /** First day of registration, in the hospital's zone. @example 2026-01-01 */
  @IsOptional()
  @CalendarDate()
  registeredFrom?: string;

  @IsOptional()
  @CalendarDate()
  registeredTo?: string;

  /** First day of the last visit, in the hospital's zone. @example 2026-01-01 */
  @IsOptional()
  @CalendarDate()
  lastVisitFrom?: string;

  @IsOptional()
  @CalendarDate()
  lastVisitTo?: string;

  /** `active` if not given; a search then finds merged records too. */
  @IsOptional()
  @OneOf(PATIENT_STATUSES)
  status?: PatientStatus;
}

export class PatientQuery extends PatientFilter {
  /** Rows on a page, 1–100, 20 if not given. @example 20 */
  @IsOptional()
  @WholeNumber(1, 100)
  limit?: number;

  /** Opaque cursor out of the last page's `page.nextCursor`. */
  @IsOptional()
  @PageCursor()
  cursor?: string;

  /** By name if not given; a search without `sort` puts the best match first. Who lacks what is sorted by comes last, either way. */
  @IsOptional()
  @OneOf(PATIENT_SORTS)
  sort?: (typeof PATIENT_SORTS)[number];

  /** Keys of the hospital's own fields whose values the rows are to have: up to eight, a comma between two. @example height,village */
  @IsOptional()
  @Matches(
    new RegExp(`^[a-z][a-z0-9_]{0,39}(,[a-z][a-z0-9_]{0,39}){0,${MAX_SHOWN_FIELDS - 1}}$`),
    says('fields.invalid', `Name up to ${MAX_SHOWN_FIELDS} fields by their keys, with a comma between two.`),
  )
  customFields?: string;
}

export class PatientList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PatientSummary)
  data!: PatientSummary[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;

  /** True when nothing matched the search and these are the nearest spellings, best first. */
  @IsBoolean()
  approximate!: boolean;
}
