import { Type } from 'class-transformer';
import { IsArray, IsIn, IsInt, IsISO8601, IsOptional, IsString, ValidateNested } from 'class-validator';
import { ListQuery, Money, PageInfo } from './common.js';
import { BILLING_CYCLES, PLANS, type BillingCycle, type Plan } from './statuses.js';

/** How much of a limit is in use; `limit` null means unlimited. */
export class UsageMeter {
  /** @example 431 */
  @IsInt()
  used!: number;

  /** @example 500 */
  @IsOptional()
  @IsInt()
  limit!: number | null;
}

export class Usage {
  @ValidateNested()
  @Type(() => UsageMeter)
  patients!: UsageMeter;

  /** Seats: invited and active people. */
  @ValidateNested()
  @Type(() => UsageMeter)
  users!: UsageMeter;
}

/** A plan that hospitals can be on. Tiers are data; prices are without tax. */
export class SubscriptionTier {
  /** @example basic */
  @IsIn(PLANS)
  id!: Plan;

  /** @example Basic */
  @IsString()
  name!: string;

  @ValidateNested()
  @Type(() => Money)
  monthlyPrice!: Money;

  @ValidateNested()
  @Type(() => Money)
  yearlyPrice!: Money;

  /** Null is unlimited. @example 500 */
  @IsOptional()
  @IsInt()
  maxPatients!: number | null;

  /** Null is unlimited. @example 5 */
  @IsOptional()
  @IsInt()
  maxUsers!: number | null;
}

export class SubscriptionTierList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => SubscriptionTier)
  data!: SubscriptionTier[];
}

/** The subscription of one hospital. */
export class Subscription {
  /** @example tenant_1762083064503 */
  @IsString()
  tenantId!: string;

  @IsIn(PLANS)
  plan!: Plan;

  @IsIn(BILLING_CYCLES)
  billingCycle!: BillingCycle;

  /** @example active */
  @IsString()
  status!: string;

  @IsISO8601()
  currentPeriodStart!: string;

  @IsISO8601()
  currentPeriodEnd!: string;
}

/** Hospitals by id. */
export class SubscriptionQuery extends ListQuery {}

export class SubscriptionList {
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => Subscription)
  data!: Subscription[];

  @ValidateNested()
  @Type(() => PageInfo)
  page!: PageInfo;
}
