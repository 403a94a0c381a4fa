import { Type } from 'class-transformer';
import { IsArray, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { RequiredText, WholeNumber } from './decorators.js';
import { PlanDate, YesOrNo } from './time-decorators.js';

/** `POST /api/holidays`: a day on which nobody has weekly hours. */
export class HolidayRequest {
  /** @example 2027-01-26 */
  @PlanDate()
  date!: string;

  /** @example Republic Day */
  @RequiredText(100)
  name!: string;

  /** True leaves appointments of that day where they are, marked as outside the hours. */
  @IsOptional()
  @YesOrNo()
  acceptOrphans?: boolean;
}

export class Holiday {
  @IsString()
  id!: string;

  /** @example 2027-01-26 */
  @IsString()
  date!: string;

  /** @example Republic Day */
  @IsString()
  name!: string;

  @IsISO8601()
  createdAt!: string;
}

/** `GET /api/holidays`. */
export class HolidayQuery {
  /** The present one, by the hospital's calendar, if not given. @example 2027 */
  @IsOptional()
  @WholeNumber(2000, 2199)
  year?: number;
}

/** All of a year, the earliest first. */
export class HolidayList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Holiday)
  data!: Holiday[];
}
