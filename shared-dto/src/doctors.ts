import { Type } from 'class-transformer';
import { IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ListQuery, PageInfo } from './common.js';
import { FreeText, Id } from './decorators.js';

/** A member of staff with the role Doctor who works here now. `id` is the person's. */
export class Doctor {
  @IsString()
  id!: string;

  /** @example Dr Meera Iyer */
  @IsString()
  name!: string;

  /** @example Cardiology */
  @IsOptional()
  @IsString()
  specialty!: string | null;

  @IsOptional()
  @IsString()
  departmentId!: string | null;

  /** @example Medicine */
  @IsOptional()
  @IsString()
  departmentName!: string | null;

  /** @example MBBS, MD (Medicine) */
  @IsOptional()
  @IsString()
  qualification!: string | null;

  /** @example MMC 2008/04/1234 */
  @IsOptional()
  @IsString()
  registrationNumber!: string | null;
}

export class DoctorQuery extends ListQuery {
  /** A part of the name. @example iyer */
  @IsOptional()
  @FreeText(200)
  q?: string;

  /** The whole specialty, without regard to case. @example Cardiology */
  @IsOptional()
  @FreeText(100)
  specialty?: string;

  @IsOptional()
  @Id()
  departmentId?: string;
}

export class DoctorList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Doctor)
  data!: Doctor[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
