import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { FreeText, OneOf, ShortName } from './decorators.js';
import { DIRECTORY_NAME_LENGTH } from './directory.js';
import { DIRECTORY_STATUSES, type DirectoryStatus } from './statuses.js';
import { VISIT_SECTION_LENGTHS } from './visit-values.js';

/** What may be written of a template. A section that is left out is empty; one section at least has a text. */
export class VisitTemplateRequest {
  /** Unique among those in use, without regard to case. @example Fever, adult */
  @ShortName(DIRECTORY_NAME_LENGTH)
  name!: string;

  @IsOptional()
  @FreeText(VISIT_SECTION_LENGTHS.chiefComplaint)
  chiefComplaint?: string;

  /** @example Onset, highest temperature, rigors, cough, rash, travel, contacts. */
  @IsOptional()
  @FreeText(VISIT_SECTION_LENGTHS.history)
  history?: string;

  /** @example General condition, hydration, throat, chest, abdomen, skin. */
  @IsOptional()
  @FreeText(VISIT_SECTION_LENGTHS.examination)
  examination?: string;

  @IsOptional()
  @FreeText(VISIT_SECTION_LENGTHS.assessment)
  assessment?: string;

  @IsOptional()
  @FreeText(VISIT_SECTION_LENGTHS.plan)
  plan?: string;

  @IsOptional()
  @FreeText(VISIT_SECTION_LENGTHS.followUp)
  followUp?: string;
}

/** `GET /api/visit-templates`. */
export class VisitTemplateQuery {
  /** `active` if not given. */
  @IsOptional()
  @OneOf(DIRECTORY_STATUSES)
  status?: DirectoryStatus;
}

/** Texts that a doctor puts into the empty sections of a note, to be filled in. */
export class VisitTemplate {
  @IsString()
  id!: string;

  /** @example Fever, adult */
  @IsString()
  name!: string;

  @IsString()
  chiefComplaint!: string;

  @IsString()
  history!: string;

  @IsString()
  examination!: string;

  @IsString()
  assessment!: string;

  @IsString()
  plan!: string;

  @IsString()
  followUp!: string;

  /** @example active */
  @IsIn(DIRECTORY_STATUSES)
  status!: DirectoryStatus;

  @IsISO8601()
  createdAt!: string;

  /** Send it as `If-Match` with an edit. @example 1 */
  @IsInt()
  version!: number;
}

/** By name. */
export class VisitTemplateList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => VisitTemplate)
  data!: VisitTemplate[];
}
