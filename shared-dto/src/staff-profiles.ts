import { IsBoolean, IsInt, IsISO8601, IsOptional, IsString } from 'class-validator';
import { Id, ShortName } from './decorators.js';

/** `PUT /api/staff/:id/profile`: replaces all of it; what is left out is emptied. */
export class StaffProfileRequest {
  /** The department the person belongs to, which must be in use. */
  @IsOptional()
  @Id()
  departmentId?: string;

  /** As the hospital calls it; doctors are searched by it. @example Cardiology */
  @IsOptional()
  @ShortName(100)
  specialty?: string;

  /** Printed under the name. @example MBBS, MD (Medicine) */
  @IsOptional()
  @ShortName(200)
  qualification?: string;

  /** Of the state's or national medical council; printed on prescriptions. @example MMC 2008/04/1234 */
  @IsOptional()
  @ShortName(50)
  registrationNumber?: string;

  /** A technician who may verify results and keep the laboratory's catalogue. */
  @IsOptional()
  @IsBoolean({ message: 'Answer yes or no.', context: { code: 'boolean.invalid' } })
  labVerifier?: boolean;
}

/** What a member of staff is by profession. */
export class StaffProfile {
  @IsOptional()
  @IsString()
  departmentId!: string | null;

  /** @example Medicine */
  @IsOptional()
  @IsString()
  departmentName!: string | null;

  /** @example Cardiology */
  @IsOptional()
  @IsString()
  specialty!: string | null;

  /** @example MBBS, MD (Medicine) */
  @IsOptional()
  @IsString()
  qualification!: string | null;

  /** @example MMC 2008/04/1234 */
  @IsOptional()
  @IsString()
  registrationNumber!: string | null;

  /** A technician who may verify results and keep the laboratory's catalogue. */
  @IsBoolean()
  labVerifier!: boolean;

  /** For `If-Match`; 0 as long as nothing was written. @example 1 */
  @IsInt()
  version!: number;
}

/** How a member of staff gets in: what an Admin looks at before ending sessions or taking a second factor away. */
export class StaffAccess {
  /** Sessions of this hospital that are open now. @example 2 */
  @IsInt()
  openSessions!: number;

  /** When one of them was used last, to the minute; null without any. */
  @IsOptional()
  @IsISO8601()
  lastUsedAt!: string | null;

  /** Signs in with a code besides the password. */
  @IsBoolean()
  mfaEnabled!: boolean;

  /** False when the account is used outside this hospital too: then only the platform's operator may take the second factor away. */
  @IsBoolean()
  mfaResettable!: boolean;
}

/** `POST /api/staff/:id/end-sessions`. */
export class SessionsEnded {
  /** How many were open. @example 2 */
  @IsInt()
  ended!: number;
}
