import type { UnitOfWork } from '../../tenancy/unit-of-work.js';

export interface MfaRow {
  readonly enabled_at: Date | null;
  readonly codes_left: number;
}

export async function mfaOf(unit: UnitOfWork, userId: string): Promise<MfaRow> {
  const [row] = await unit.query<MfaRow>(
    `SELECT u.mfa_enabled_at AS enabled_at,
            (SELECT count(*)::int FROM public.recovery_codes r WHERE r.user_id = u.id AND r.used_at IS NULL) AS codes_left
       FROM public.users u WHERE u.id = $1`,
    [userId],
  );
  return row;
}

export async function writeMfa(unit: UnitOfWork, userId: string, enabled: boolean): Promise<void> {
  const value = enabled ? 'coalesce(mfa_enabled_at, now())' : 'NULL';
  await unit.execute(`UPDATE public.users SET mfa_enabled_at = ${value} WHERE id = $1`, [userId]);
}

/** The old ones, used or not, are no more. */
export async function replaceRecoveryCodes(unit: UnitOfWork, userId: string, hashes: readonly Buffer[]): Promise<void> {
  await unit.execute('DELETE FROM public.recovery_codes WHERE user_id = $1', [userId]);
  await unit.execute('INSERT INTO public.recovery_codes (user_id, hash) SELECT $1, unnest($2::bytea[])', [userId, [...hashes]]);
}

/** Takes a code for use: of two at once only one gets it. */
export async function claimRecoveryCode(unit: UnitOfWork, userId: string, hash: Buffer): Promise<boolean> {
  const claimed = await unit.execute(
    'UPDATE public.recovery_codes SET used_at = now() WHERE user_id = $1 AND hash = $2 AND used_at IS NULL',
    [userId, hash],
  );
  return claimed > 0;
}

/** Gives it back when the sign-in that it was taken for did not come about. */
export async function releaseRecoveryCode(unit: UnitOfWork, userId: string, hash: Buffer): Promise<void> {
  await unit.execute('UPDATE public.recovery_codes SET used_at = NULL WHERE user_id = $1 AND hash = $2', [userId, hash]);
}
