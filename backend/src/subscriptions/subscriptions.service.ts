import { Injectable } from '@nestjs/common';
import type {
  BillingCycle,
  Plan,
  Subscription,
  SubscriptionList,
  SubscriptionQuery,
  SubscriptionTier,
  SubscriptionTierList,
} from '@hms/shared-dto';
import { decodeCursor, encodeCursor } from '../common/cursor.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

interface TierRow {
  readonly id: Plan;
  readonly name: string;
  /** bigint arrives as text. */
  readonly monthly_paise: string;
  readonly yearly_paise: string;
  readonly currency: string;
  readonly max_patients: number | null;
  readonly max_users: number | null;
}

interface SubscriptionRow {
  readonly tenant_id: string;
  readonly tier_id: Plan;
  readonly billing_cycle: BillingCycle;
  readonly status: string;
  readonly current_period_start: Date;
  readonly current_period_end: Date;
}

const SORT = 'tenantId';
const DEFAULT_LIMIT = 20;

const toTier = (row: TierRow): SubscriptionTier => ({
  id: row.id,
  name: row.name,
  monthlyPrice: { amount: Number(row.monthly_paise), currency: row.currency },
  yearlyPrice: { amount: Number(row.yearly_paise), currency: row.currency },
  maxPatients: row.max_patients,
  maxUsers: row.max_users,
});

const toSubscription = (row: SubscriptionRow): Subscription => ({
  tenantId: row.tenant_id,
  plan: row.tier_id,
  billingCycle: row.billing_cycle,
  status: row.status,
  currentPeriodStart: row.current_period_start.toISOString(),
  currentPeriodEnd: row.current_period_end.toISOString(),
});

/** Plans and subscriptions as the operator sees them. */
@Injectable()
export class SubscriptionsService {
  constructor(private readonly units: UnitsOfWork) {}

  async tiers(): Promise<SubscriptionTierList> {
    const rows = await this.units.current.query<TierRow>('SELECT * FROM public.subscription_tiers ORDER BY position');
    return { data: rows.map(toTier) };
  }

  async list({ limit = DEFAULT_LIMIT, cursor }: SubscriptionQuery): Promise<SubscriptionList> {
    const [after] = cursor === undefined ? [null] : decodeCursor(cursor, SORT, 1);
    const rows = await this.units.current.query<SubscriptionRow & { all: number }>(
      `SELECT s.*, (SELECT count(*)::int FROM public.tenant_subscriptions) AS "all" FROM public.tenant_subscriptions s
       WHERE $1::text IS NULL OR tenant_id > $1 ORDER BY tenant_id LIMIT $2`,
      [after, limit + 1],
    );
    const page = rows.slice(0, limit);
    const nextCursor = rows.length > limit ? encodeCursor(SORT, [page.at(-1)!.tenant_id]) : null;
    return { data: page.map(toSubscription), page: { nextCursor, total: rows[0]?.all ?? 0, totalIsEstimate: false } };
  }
}
