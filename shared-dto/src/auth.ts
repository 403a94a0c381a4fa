import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsEmail, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { EmailAddress, ExistingPassword, NewPassword, OneOf, Subdomain, TenantId } from './decorators.js';
import { MfaSetup, MfaState, SecondFactorCode } from './mfa.js';
import { PERMISSION_CODES, type Permission } from './permissions.js';

export const CHALLENGES = ['NEW_PASSWORD_REQUIRED', 'SOFTWARE_TOKEN_MFA', 'CHOOSE_TENANT', 'MFA_SETUP'] as const;
/** What sign-in asks for before it gives a session; several of them may come one after the other. */
export type Challenge = (typeof CHALLENGES)[number];

/** Sign-in; name the hospital by id or subdomain, or not at all. */
export class SignInRequest {
  /** @example admin@cityhospital.example */
  @EmailAddress()
  email!: string;

  /** @example password123 */
  @ExistingPassword()
  password!: string;

  /** @example demo_hospital_001 */
  @IsOptional()
  @TenantId()
  tenantId?: string;

  /** @example cityhospital */
  @IsOptional()
  @Subdomain()
  subdomain?: string;
}

/** The answer to a challenge; give the one field that the challenge asks for. */
export class ChallengeRequest {
  /** @example CHOOSE_TENANT */
  @OneOf(CHALLENGES)
  challenge!: Challenge;

  /** The `session` out of the challenge; works once, for three minutes (ten for MFA_SETUP). A wrong code does not use it up. */
  @IsString()
  session!: string;

  /** For NEW_PASSWORD_REQUIRED. */
  @IsOptional()
  @NewPassword()
  newPassword?: string;

  /** For SOFTWARE_TOKEN_MFA: six digits of the authenticator app, or a recovery code. For MFA_SETUP: six digits. @example 492039 */
  @IsOptional()
  @SecondFactorCode()
  code?: string;

  /** For CHOOSE_TENANT. */
  @IsOptional()
  @TenantId()
  tenantId?: string;
}

/** The signed-in person in the hospital of this session. */
export class SessionUser {
  @IsString()
  id!: string;

  /** @example Dr Meera Iyer */
  @IsString()
  name!: string;

  @IsEmail()
  email!: string;

  /** @example ["Doctor"] */
  @IsArray()
  @IsString({ each: true })
  roles!: string[];

  /** @example ["patients:read"] */
  @IsArray()
  @IsIn(PERMISSION_CODES, { each: true })
  permissions!: Permission[];

  /** Null for a platform session. @example demo_hospital_001 */
  @IsOptional()
  @IsString()
  tenantId!: string | null;

  /** The hospital's name; null for a platform session. @example City Hospital */
  @IsOptional()
  @IsString()
  tenantName!: string | null;

  /** IANA zone of the hospital, by whose clock its days begin and appointments are given; UTC for the platform. @example Asia/Kolkata */
  @IsString()
  timeZone!: string;

  /** True while the hospital is on a billing hold: growth is refused, care goes on. */
  @IsBoolean()
  billingHold!: boolean;

  /** An untouched page is locked after this many minutes. @example 15 */
  @IsInt()
  idleMinutes!: number;

  @ValidateNested()
  @Type(() => MfaState)
  mfa!: MfaState;
}

export class TenantChoice {
  @IsString()
  id!: string;

  @IsString()
  name!: string;
}

/** Either a session (`accessToken` …) or a challenge (`challenge`, `session` …). */
export class SignInAnswer {
  /** Bearer token, one hour. Keep it in memory. */
  @IsOptional()
  @IsString()
  accessToken?: string;

  /** Seconds. @example 3600 */
  @IsOptional()
  @IsInt()
  expiresIn?: number;

  @IsOptional()
  @IsString()
  tenantId?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => SessionUser)
  user?: SessionUser;

  @IsOptional()
  @IsIn(CHALLENGES)
  challenge?: Challenge;

  @IsOptional()
  @IsString()
  session?: string;

  /** For CHOOSE_TENANT: the hospitals to choose from. */
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => TenantChoice)
  tenants?: TenantChoice[];

  /** For MFA_SETUP: the hospital requires a second factor and there is none yet. Answer with the first code that the app shows. */
  @IsOptional()
  @ValidateNested()
  @Type(() => MfaSetup)
  mfaSetup?: MfaSetup;

  /** After MFA_SETUP, with the session: shown now and never again. @example ["7GK2M-PQ4XT"] */
  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  recoveryCodes?: string[];
}
