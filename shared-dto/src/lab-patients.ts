import { IsBoolean, IsIn, IsOptional, IsString } from 'class-validator';
import { GENDERS, type Gender } from './statuses.js';

/** Whom a specimen is of, as lists and labels show it. */
export class LabPatient {
  @IsString()
  id!: string;

  /** @example CH-0000042 */
  @IsString()
  patientNumber!: string;

  @IsOptional()
  @IsString()
  title!: string | null;

  @IsOptional()
  @IsString()
  firstName!: string | null;

  /** @example Rao */
  @IsString()
  lastName!: string;

  /** Null when nobody knows. @example 1961-07-14 */
  @IsOptional()
  @IsString()
  dateOfBirth!: string | null;

  @IsBoolean()
  birthDateEstimated!: boolean;

  @IsIn(GENDERS)
  gender!: Gender;
}
