import { Injectable } from '@nestjs/common';
import type { UsageMeter } from '@hms/shared-dto';
import { DomainError } from '../common/domain-error.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';

/** What plans limit: registered patients that are not archived, and seats (invited and active people). */
export type Metric = 'patients' | 'users';

const REFUSALS = {
  patients: { code: 'plan.patient_limit', remedy: 'Archive patients or ask for a larger plan.' },
  users: { code: 'plan.user_limit', remedy: 'Suspend someone or ask for a larger plan.' },
} as const;

const ON_HOLD = 'The hospital is on billing hold: no new patients or users. Care of registered patients goes on.';

/** 403: growth is refused while the hospital is on hold. */
export const growthOnHold = (): DomainError => new DomainError('tenant.on_hold', ON_HOLD);

/** What a full plan says, with what to do. */
export const limitText = (metric: Metric, { used, limit }: UsageMeter): string =>
  `${used} of ${limit ?? used} ${metric} in use. ${REFUSALS[metric].remedy}`;

/**
 * The plan's limits, exact under any number of takers: one counter row, taken in the transaction of the insert it is for, as late in it as possible
 * since the row stays locked until COMMIT. The hospital is that of the current unit of work, or the one that the operator names.
 */
@Injectable()
export class PlanLimits {
  constructor(private readonly units: UnitsOfWork) {}

  async of(metric: Metric, tenantId = this.units.tenantId): Promise<UsageMeter> {
    const [usage] = await this.units.current.query<UsageMeter>(
      'SELECT used, max AS "limit" FROM public.tenant_usage WHERE tenant_id = $1 AND metric = $2',
      [tenantId, metric],
    );
    return usage ?? { used: 0, limit: 0 };
  }

  /** Takes one place. @throws DomainError plan.patient_limit or plan.user_limit when the plan is full */
  async take(metric: Metric, tenantId = this.units.tenantId): Promise<void> {
    if ((await this.takeUpTo(1, metric, tenantId)) === 1) return;
    const usage = await this.of(metric, tenantId);
    throw new DomainError(REFUSALS[metric].code, limitText(metric, usage), { ...usage });
  }

  /** Takes as many places as there are, `wanted` at most. @returns how many */
  async takeUpTo(wanted: number, metric: Metric, tenantId = this.units.tenantId): Promise<number> {
    const [row] = await this.units.current.query<{ granted: number }>(
      `UPDATE public.tenant_usage SET used = greatest(used, least(coalesce(max, used + $3::int), used + $3::int))
       WHERE tenant_id = $1 AND metric = $2 RETURNING new.used - old.used AS granted`,
      [tenantId, metric, wanted],
    );
    return row?.granted ?? 0;
  }

  async giveBack(metric: Metric, tenantId = this.units.tenantId): Promise<void> {
    const sql = 'UPDATE public.tenant_usage SET used = greatest(used - 1, 0) WHERE tenant_id = $1 AND metric = $2';
    await this.units.current.execute(sql, [tenantId, metric]);
  }
}
