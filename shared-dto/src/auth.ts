import { Type } from 'class-transformer';
import { IsArray, IsBoolean, IsEmail, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { EmailAddress, ExistingPassword, NewPassword, OneOf, Subdomain, TenantId } from './decorators.js';
import { PERMISSION_CODES, type Permission } from './permissions.js';

export const CHALLENGES = ['NEW_PASSWORD_REQUIRED', 'CHOOSE_TENANT'] as const;
/** What sign-in asks for before it gives a session. (`SOFTWARE_TOKEN_MFA` comes with multi-factor sign-in.) */
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

  /** The `session` out of the challenge; works once, for three minutes. */
  @IsString()
  session!: string;

  /** For NEW_PASSWORD_REQUIRED. */
  @IsOptional()
  @NewPassword()
  newPassword?: string;

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

  /** True while the hospital is on a billing hold: growth is refused, care goes on. */
  @IsBoolean()
  billingHold!: boolean;
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
}
