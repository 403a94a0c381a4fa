import { IsBoolean, IsIn, IsISO8601, IsOptional, IsString } from 'class-validator';
import { GENDERS, PATIENT_STATUSES, type Gender, type PatientStatus } from './statuses.js';

/** What tells one patient from another, wherever one is named. */
export class PatientName {
  @IsString()
  id!: string;

  /** Unique in the hospital, never reused. @example CH-0000042 */
  @IsString()
  patientNumber!: string;

  /** @example Meena */
  @IsOptional()
  @IsString()
  firstName!: string | null;

  /** @example Kumari */
  @IsOptional()
  @IsString()
  middleName!: string | null;

  /** As the person wants to be called. @example Mrs */
  @IsOptional()
  @IsString()
  title!: string | null;

  /** "Unknown" for an unidentified person. @example Sharma */
  @IsString()
  lastName!: string;

  /** `YYYY-MM-DD`; null when not known. @example 1978-03-02 */
  @IsOptional()
  @IsString()
  dateOfBirth!: string | null;

  /** @example female */
  @IsIn(GENDERS)
  gender!: Gender;

  /** E.164. @example +919822041763 */
  @IsOptional()
  @IsString()
  phone!: string | null;
}

/** The same with where the registration stands. */
export class PatientIdentity extends PatientName {
  @IsBoolean()
  unidentified!: boolean;

  @IsBoolean()
  birthDateEstimated!: boolean;

  @IsIn(PATIENT_STATUSES)
  status!: PatientStatus;

  @IsISO8601()
  createdAt!: string;
}
