import { Type } from 'class-transformer';
import { IsBoolean, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { Branding } from './branding.js';

export class SubdomainQuery {
  /** @example citygeneral */
  @IsString({ message: 'Write a subdomain.', context: { code: 'subdomain.invalid' } })
  @MaxLength(100, { message: 'Use at most 40 characters.', context: { code: 'subdomain.invalid' } })
  subdomain!: string;
}

export class SubdomainAvailability {
  /** @example citygeneral */
  @IsString()
  subdomain!: string;

  @IsBoolean()
  available!: boolean;

  /** `subdomain.invalid`, `subdomain.reserved` or `subdomain.taken` when not available. @example subdomain.taken */
  @IsOptional()
  @IsString()
  reason!: string | null;

  /** A free one close to it. @example citygeneral2 */
  @IsOptional()
  @IsString()
  suggestion!: string | null;
}

/** What anyone may know of a hospital by its subdomain, for the sign-in page. */
export class TenantBySubdomain {
  /** @example demo_hospital_001 */
  @IsString()
  tenantId!: string;

  /** @example City Hospital */
  @IsString()
  name!: string;

  /** Null for the product's own look. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => Branding)
  branding!: Branding | null;

  /** People may ask to join on the sign-in page. */
  @IsBoolean()
  signUpOpen!: boolean;
}
