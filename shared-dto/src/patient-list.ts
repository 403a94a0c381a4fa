import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsOptional, ValidateNested } from 'class-validator';
import { ListQuery, PageInfo } from './common.js';
import { PatientIdentity } from './patient-identity.js';
import { CalendarDate, FreeText, OneOf, WholeNumber } from './decorators.js';
import { GENDERS, PATIENT_STATUSES, type Gender, type PatientStatus } from './statuses.js';

/** A patient as lists show one. */
export class PatientSummary extends PatientIdentity {
  /** True when another active patient has the same full name: look twice. */
  @IsBoolean()
  sameName!: boolean;
}

export const PATIENT_SORTS = ['name', '-name', 'createdAt', '-createdAt'] as const;

export class PatientQuery extends ListQuery {
  /** The one search box: name parts in any order, patient number, phone, e-mail or birth date. @example sharma m */
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

  /** `active` if not given. */
  @IsOptional()
  @OneOf(PATIENT_STATUSES)
  status?: PatientStatus;

  /** By name if not given; a search without `sort` puts the best match first. */
  @IsOptional()
  @OneOf(PATIENT_SORTS)
  sort?: (typeof PATIENT_SORTS)[number];
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
