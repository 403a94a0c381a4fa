import type { UnitOfWork } from '../tenancy/unit-of-work.js';
import { noSeatLeft } from './users.errors.js';

/** Takes one seat of the plan, exact under any number of others doing the same. @throws DomainError plan.user_limit */
export async function takeSeat(unit: UnitOfWork, tenantId: string): Promise<void> {
  const taken = await unit.execute(
    `UPDATE public.tenant_usage SET used = used + 1 WHERE tenant_id = $1 AND metric = 'users' AND (max IS NULL OR used < max)`,
    [tenantId],
  );
  if (taken > 0) return;
  const [row] = await unit.query<{ used: number; max: number }>(
    `SELECT used, max FROM public.tenant_usage WHERE tenant_id = $1 AND metric = 'users'`,
    [tenantId],
  );
  throw noSeatLeft(row.used, row.max);
}

export async function giveSeatBack(unit: UnitOfWork, tenantId: string): Promise<void> {
  await unit.execute(`UPDATE public.tenant_usage SET used = used - 1 WHERE tenant_id = $1 AND metric = 'users'`, [tenantId]);
}
