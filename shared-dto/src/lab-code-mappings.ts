import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsISO8601, IsString, ValidateNested } from 'class-validator';

/** What a sender's code means here. */
export class LabCodeMapping {
  @IsString()
  id!: string;

  /** @example Analyser at Central Laboratory */
  @IsString()
  sender!: string;

  /** @example L */
  @IsString()
  system!: string;

  /** @example KALIUM */
  @IsString()
  code!: string;

  @IsString()
  testId!: string;

  /** @example Potassium */
  @IsString()
  testName!: string;

  /** @example Sunil Kulkarni */
  @IsString()
  createdBy!: string;

  /** @example 2026-11-22T05:10:00.000Z */
  @IsISO8601()
  createdAt!: string;
}

/** All of them, by sender and code: at most a thousand. */
export class LabCodeMappingList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => LabCodeMapping)
  data!: LabCodeMapping[];

  /** There are more. */
  @IsBoolean()
  truncated!: boolean;
}
