import { Type } from 'class-transformer';
import { IsArray, IsEmail, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ListQuery, PageInfo } from './common.js';
import { FreeText, OneOf } from './decorators.js';
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
