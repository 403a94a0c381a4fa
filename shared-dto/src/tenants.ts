import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsTimeZone,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ListQuery, PageInfo } from './common.js';
import { EmailAddress, FreeText, OneOf, PersonName, PhoneNumber, RequiredText, Subdomain } from './decorators.js';
import {
  BILLING_CYCLES,
  PLANS,
  SUSPENSION_KINDS,
  TENANT_STATUSES,
  type BillingCycle,
  type Plan,
  type SuspensionKind,
  type TenantStatus,
} from './statuses.js';
import { Subscription, Usage } from './subscriptions.js';

/** The first Admin of a new hospital. */
export class NewTenantAdmin {
  /** @example Dr. John Doe */
  @PersonName()
  name!: string;

  /** @example admin@citygeneral.example */
  @EmailAddress()
  email!: string;

  /** A temporary password, to be changed at first sign-in. Without one the admin gets an invitation by mail. @example SecurePass123! */
  @IsOptional()
  @IsString()
  @Matches(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d).{12,256}$/, {
    message: 'Use at least 12 characters with an upper-case letter, a lower-case letter and a digit.',
    context: { code: 'password.policy' },
  })
  password?: string;
}

/** Fields of a hospital that its operator may edit. */
export class TenantDetails {
  /** @example City General Hospital */
  @PersonName()
  name!: string;

  /** @example contact@citygeneral.example */
  @EmailAddress()
  email!: string;

  /** E.164. @example +919822041763 */
  @PhoneNumber()
  phone!: string;

  /** @example 123 Main Street, City */
  @RequiredText(500)
  address!: string;

  /** IANA time zone, Asia/Kolkata if not given. @example Asia/Kolkata */
  @IsOptional()
  @IsTimeZone({ message: 'Use a time zone such as Asia/Kolkata.', context: { code: 'time_zone.invalid' } })
  timeZone?: string;
}

export class CreateTenantRequest extends TenantDetails {
  /** Made from the name if not given. @example citygeneral */
  @IsOptional()
  @Subdomain()
  subdomain?: string;

  /** @example premium */
  @OneOf(PLANS)
  plan!: Plan;

  /** @example monthly */
  @IsOptional()
  @OneOf(BILLING_CYCLES)
  billingCycle?: BillingCycle;

  @ValidateNested()
  @Type(() => NewTenantAdmin)
  admin!: NewTenantAdmin;
}

/** `PUT /api/tenants/:id`: replaces what the operator may edit. The plan changes through subscriptions. */
export class UpdateTenantRequest extends TenantDetails {
  /** @example citygeneral */
  @Subdomain()
  subdomain!: string;

  /** The hospital's colour, `#rrggbb`; left out keeps it. @example #7a2e5a */
  @IsOptional()
  @Matches(/^#[0-9a-f]{6}$/, { message: 'Write the colour as #rrggbb.', context: { code: 'colour.invalid' } })
  brandColour?: string;
}

export class SuspendTenantRequest {
  /** Told to the hospital's staff. @example Invoice of September is unpaid. */
  @RequiredText(500)
  reason!: string;

  /** @example billing_hold */
  @OneOf(SUSPENSION_KINDS)
  kind!: SuspensionKind;
}

/** Why and how a hospital is suspended. */
export class Suspension {
  @IsIn(SUSPENSION_KINDS)
  kind!: SuspensionKind;

  /** @example Invoice of September is unpaid. */
  @IsString()
  reason!: string;

  @IsISO8601()
  since!: string;
}

/** One hospital as the operator sees it: counts, never people's data. */
export class Tenant {
  /** @example tenant_1762083064503 */
  @IsString()
  id!: string;

  /** @example City General Hospital */
  @IsString()
  name!: string;

  /** @example contact@citygeneral.example */
  @IsEmail()
  email!: string;

  /** E.164. @example +919822041763 */
  @IsString()
  phone!: string;

  /** @example 123 Main Street, City */
  @IsString()
  address!: string;

  /** @example citygeneral */
  @IsString()
  subdomain!: string;

  /** IANA time zone. @example Asia/Kolkata */
  @IsString()
  timeZone!: string;

  /** @example premium */
  @IsIn(PLANS)
  plan!: Plan;

  @IsIn(BILLING_CYCLES)
  billingCycle!: BillingCycle;

  /** @example active */
  @IsIn(TENANT_STATUSES)
  status!: TenantStatus;

  @IsOptional()
  @ValidateNested()
  @Type(() => Suspension)
  suspension!: Suspension | null;

  /** `#rrggbb` or null for the product's own colour. @example #7a2e5a */
  @IsOptional()
  @IsString()
  brandColour!: string | null;

  @ValidateNested()
  @Type(() => Usage)
  usage!: Usage;

  @IsISO8601()
  createdAt!: string;

  /** For `If-Match`. @example 3 */
  @IsInt()
  version!: number;

  /** The provisioning job, while and after it runs. */
  @IsOptional()
  @IsString()
  jobId!: string | null;
}

/** A hospital with what its own page shows besides. */
export class TenantDetail extends Tenant {
  @ValidateNested()
  @Type(() => Subscription)
  subscription!: Subscription;
}

export const TENANT_SORTS = ['name', '-name', 'createdAt', '-createdAt'] as const;

export class TenantQuery extends ListQuery {
  /** Name, id, e-mail or subdomain. @example city */
  @IsOptional()
  @FreeText(200)
  q?: string;

  @IsOptional()
  @OneOf(TENANT_STATUSES)
  status?: TenantStatus;

  @IsOptional()
  @OneOf(PLANS)
  plan?: Plan;

  /** @example -createdAt */
  @IsOptional()
  @OneOf(TENANT_SORTS)
  sort?: (typeof TENANT_SORTS)[number];
}

export class TenantCounts {
  @IsInt()
  all!: number;

  @IsInt()
  provisioning!: number;

  @IsInt()
  active!: number;

  @IsInt()
  suspended!: number;
}

export class TenantList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Tenant)
  data!: Tenant[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;

  /** Hospitals by status, whatever the filters. */
  @ValidateNested()
  @Type(() => TenantCounts)
  counts!: TenantCounts;
}

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

/** The colours derived from a hospital's one colour; every text pair reads at 4.5:1 or more. Each value is `#rrggbb`. */
export class BrandingColours {
  /** @example #7a2e5a */
  @IsString()
  accent!: string;

  /** @example #5f2346 */
  @IsString()
  accentHover!: string;

  /** @example #ffffff */
  @IsString()
  onAccent!: string;

  /** @example #f8e9f2 */
  @IsString()
  accentSoft!: string;

  /** @example #5f2346 */
  @IsString()
  onAccentSoft!: string;

  /** @example #7a2e5a */
  @IsString()
  accentText!: string;
}

export class Branding {
  /** `#rrggbb` @example #7a2e5a */
  @IsString()
  brand!: string;

  /** @example #ffffff */
  @IsString()
  onBrand!: string;

  /** Null keeps the product's accent (the colour is too close to red or amber, or grey). */
  @IsOptional()
  @ValidateNested()
  @Type(() => BrandingColours)
  light!: BrandingColours | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => BrandingColours)
  dark!: BrandingColours | null;
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
}
