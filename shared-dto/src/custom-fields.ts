import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsIn, IsInt, IsISO8601, IsNumber, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { CUSTOM_FIELD_ACTIONS, CUSTOM_FIELD_TYPES, type CustomFieldAction, type CustomFieldType } from './custom-field-types.js';
import { HOSPITAL_ROLES, type HospitalRole } from './roles.js';
import { DIRECTORY_STATUSES, type DirectoryStatus } from './statuses.js';

/** A field of patients that the hospital defined. */
export class CustomField {
  @IsString()
  id!: string;

  /** @example height */
  @IsString()
  key!: string;

  /** @example number */
  @IsIn(CUSTOM_FIELD_TYPES)
  type!: CustomFieldType;

  /** @example Height */
  @IsString()
  label!: string;

  @IsBoolean()
  required!: boolean;

  /** @example ["Admin", "Doctor", "Nurse"] */
  @IsArray()
  @IsIn(HOSPITAL_ROLES, { each: true })
  visibleTo!: HospitalRole[];

  /** @example cm */
  @IsOptional()
  @IsString()
  unit!: string | null;

  /** @example 20 */
  @IsOptional()
  @IsNumber()
  minimum!: number | null;

  /** @example 250 */
  @IsOptional()
  @IsNumber()
  maximum!: number | null;

  /** Empty unless it is a choice. */
  @IsArray()
  @IsString({ each: true })
  options!: string[];

  /** Choices that were taken out of the list: who has one keeps it, and lists are filtered by it. */
  @IsArray()
  @IsString({ each: true })
  retiredOptions!: string[];

  /** @example active */
  @IsIn(DIRECTORY_STATUSES)
  status!: DirectoryStatus;

  @IsISO8601()
  createdAt!: string;

  /** Send it as `If-Match` with an edit. @example 1 */
  @IsInt()
  version!: number;
}

/** In the order in which they are shown. */
export class CustomFieldList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CustomField)
  data!: CustomField[];
}

/** How many patients have a value of a field. */
export class CustomFieldUse {
  /** @example height */
  @IsString()
  key!: string;

  /** @example 1240 */
  @IsInt()
  patients!: number;
}

export class CustomFieldUsage {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CustomFieldUse)
  data!: CustomFieldUse[];
}

/** One change of a field. */
export class CustomFieldChange {
  @IsString()
  id!: string;

  /** @example changed */
  @IsIn(CUSTOM_FIELD_ACTIONS)
  action!: CustomFieldAction;

  /** What was, of the parts that changed. */
  @IsOptional()
  @IsObject()
  before!: Record<string, unknown> | null;

  /** What is since. */
  @IsOptional()
  @IsObject()
  after!: Record<string, unknown> | null;

  @IsISO8601()
  at!: string;

  /** Name of who did it. */
  @IsString()
  by!: string;
}

/** The last hundred changes of a field, newest first. */
export class CustomFieldHistory {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => CustomFieldChange)
  data!: CustomFieldChange[];
}
