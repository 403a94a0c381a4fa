import type { UnitOfWork } from '../../tenancy/unit-of-work.js';

export interface CountedTry {
  /** With this one. */
  readonly failures: number;
  /** Seconds that the key is still locked; null when it is not, and only then this try was counted. */
  readonly wait_s: number | null;
}

const IS_LOCKED = 'coalesce(t.locked_until > now(), false)';
const IS_OVER = '(t.counted_since < now() - make_interval(secs => $2))';

/** Counts a try as failed before it is made, unless the key is locked. The row stays locked to others until this transaction ends. */
export async function countTry(unit: UnitOfWork, key: Buffer, windowSeconds: number): Promise<CountedTry> {
  const [row] = await unit.query<CountedTry>(
    `INSERT INTO public.sign_in_throttles AS t (key, failures) VALUES ($1, 1)
     ON CONFLICT (key) DO UPDATE SET
       failures = CASE WHEN ${IS_LOCKED} THEN t.failures WHEN ${IS_OVER} THEN 1 ELSE t.failures + 1 END,
       counted_since = CASE WHEN NOT ${IS_LOCKED} AND ${IS_OVER} THEN now() ELSE t.counted_since END,
       told_at = CASE WHEN NOT ${IS_LOCKED} AND ${IS_OVER} THEN NULL ELSE t.told_at END,
       last_try_at = now()
     RETURNING failures, CASE WHEN locked_until > now() THEN extract(epoch FROM locked_until - now())::float8 END AS wait_s`,
    [key, windowSeconds],
  );
  return row;
}

/** @returns the lock, by which `giveTryBack` knows it again */
export async function lockKey(unit: UnitOfWork, key: Buffer, seconds: number): Promise<string> {
  const [row] = await unit.query<{ lock: string }>(
    `UPDATE public.sign_in_throttles SET locked_until = now() + make_interval(secs => $2) WHERE key = $1 RETURNING locked_until::text AS lock`,
    [key, seconds],
  );
  return row.lock;
}

/** Takes a counted try back, with the lock that it brought: that of another try stays, unless too few are left for one. */
export async function giveTryBack(unit: UnitOfWork, key: Buffer, { limit, lock }: { limit: number; lock: string | null }): Promise<void> {
  await unit.execute(
    `UPDATE public.sign_in_throttles SET failures = greatest(failures - 1, 0),
       locked_until = CASE WHEN failures - 1 < $2 OR locked_until::text = $3 THEN NULL ELSE locked_until END WHERE key = $1`,
    [key, limit, lock],
  );
}

export async function forgetKey(unit: UnitOfWork, key: Buffer): Promise<void> {
  await unit.execute('DELETE FROM public.sign_in_throttles WHERE key = $1', [key]);
}

/** Whether the owner of a locked key is to be told now: once until the counter starts anew. */
export async function claimTelling(unit: UnitOfWork, key: Buffer, limit: number): Promise<boolean> {
  const claimed = await unit.execute(
    'UPDATE public.sign_in_throttles SET told_at = now() WHERE key = $1 AND failures >= $2 AND told_at IS NULL',
    [key, limit],
  );
  return claimed > 0;
}
