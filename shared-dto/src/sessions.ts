import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ExistingPassword } from './decorators.js';
import { SecondFactorCode } from './mfa.js';

/** Proof that the person is still there: the password, or a code of the authenticator app. Give one of the two. */
export class ReauthenticateRequest {
  /** @example password123 */
  @IsOptional()
  @ExistingPassword()
  password?: string;

  /** For people with a second factor. @example 492039 */
  @IsOptional()
  @SecondFactorCode()
  code?: string;
}

/** One of the caller's open sessions. */
export class SessionInfo {
  @IsString()
  id!: string;

  /** In words, from the browser's own name. @example Chrome on Windows */
  @IsString()
  device!: string;

  /** Where it was opened from. @example 203.0.113.7 */
  @IsOptional()
  @IsString()
  address!: string | null;

  /** @example hospital-portal */
  @IsString()
  app!: string;

  /** The hospital's name; null for a session of the platform. @example City Hospital */
  @IsOptional()
  @IsString()
  hospital!: string | null;

  @IsISO8601()
  createdAt!: string;

  /** Exact to five minutes. */
  @IsISO8601()
  lastUsedAt!: string;

  /** The session of this request. */
  @IsBoolean()
  current!: boolean;
}

export class SessionList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SessionInfo)
  data!: SessionInfo[];
}
