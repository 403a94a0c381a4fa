import type { SecuritySettings, SecuritySettingsRequest } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

const SECURITY = `SELECT idle_minutes AS "idleMinutes", mfa_required_for_admins AS "mfaRequiredForAdmins", sign_up_open AS "signUpOpen",
                         security_version AS version
                    FROM public.tenants WHERE id = current_user`;

/** Of the hospital of this unit: row-level security shows no other. */
export async function readSecurity(unit: UnitOfWork): Promise<SecuritySettings> {
  const [row] = await unit.query<SecuritySettings>(SECURITY);
  return row;
}

/** The same, and nobody else changes them until this transaction ends. */
export async function lockSecurity(unit: UnitOfWork): Promise<SecuritySettings> {
  const [row] = await unit.query<SecuritySettings>(`${SECURITY} FOR UPDATE`);
  return row;
}

export async function writeSecurity(
  unit: UnitOfWork,
  { idleMinutes, mfaRequiredForAdmins, signUpOpen }: SecuritySettingsRequest,
): Promise<void> {
  await unit.execute(
    `UPDATE public.tenants SET idle_minutes = $1, mfa_required_for_admins = $2, sign_up_open = $3, security_version = security_version + 1
      WHERE id = current_user`,
    [idleMinutes, mfaRequiredForAdmins, signUpOpen],
  );
}

/** As the sign-in role. */
export async function hasSecondFactor(unit: UnitOfWork, userId: string): Promise<boolean> {
  const rows = await unit.query('SELECT 1 FROM public.users WHERE id = $1 AND mfa_enabled_at IS NOT NULL', [userId]);
  return rows.length > 0;
}
