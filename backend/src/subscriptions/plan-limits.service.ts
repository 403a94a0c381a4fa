import { Injectable } from '@nestjs/common';
import type { UsageMeter } from '@hms/shared-dto';
import type { DatabaseError } from 'pg';
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

const TAKE_ONE = {
  name: 'plan-take',
  text: `WITH taken AS (
       UPDATE public.tenant_usage SET used = used + 1 WHERE tenant_id = $1 AND metric = $2 AND (max IS NULL OR used < max) RETURNING 1
     ) SELECT public.refuse_place($1, $2) WHERE NOT EXISTS (SELECT FROM taken)`,
};

/** What `refuse_place` says. */
const FULL = 'HM001';

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

  /** Takes one place, with COMMIT. The whole unit is then refused with plan.patient_limit or plan.user_limit when the plan is full. */
  take(metric: Metric, tenantId = this.units.tenantId): void {
    this.units.current.lastly(TAKE_ONE, [tenantId, metric], (error) => {
      const { code, detail = '{}' } = error as Partial<DatabaseError>;
      if (code !== FULL) return error;
      const usage = JSON.parse(detail) as UsageMeter;
      return new DomainError(REFUSALS[metric].code, limitText(metric, usage), { ...usage });
    });
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
