import type { GeneralSettings, GeneralSettingsRequest, NumberPattern } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

/** What the sequence gives next, looked at and not taken. */
const NEXT = `coalesce(pg_sequence_last_value('patient_numbers'), 0) + 1`;

const GENERAL = `SELECT time_zone AS "timeZone", number_prefix AS "numberPrefix", number_digits AS "numberDigits", number_check AS "numberCheck",
    public.patient_number(number_prefix, number_digits, number_check, ${NEXT}) AS "nextNumber", general_version AS version
  FROM public.tenants WHERE id = current_user`;

/** Of the hospital of this unit: row-level security shows no other. */
export async function readGeneral(unit: UnitOfWork): Promise<GeneralSettings> {
  const [row] = await unit.query<GeneralSettings>(GENERAL);
  return row;
}

/** The same, and nobody else changes them until this transaction ends. */
export async function lockGeneral(unit: UnitOfWork): Promise<GeneralSettings> {
  const [row] = await unit.query<GeneralSettings>(`${GENERAL} FOR UPDATE`);
  return row;
}

export async function nextNumber(unit: UnitOfWork, { numberPrefix, numberDigits, numberCheck }: NumberPattern): Promise<string> {
  const [row] = await unit.query<{ number: string }>(`SELECT public.patient_number($1, $2, $3, ${NEXT}) AS number`, [
    ...[numberPrefix, numberDigits, numberCheck],
  ]);
  return row.number;
}

/** The zone as the database spells it; null for one that it does not know, in which it could tell no time. */
export async function knownZone(unit: UnitOfWork, name: string): Promise<string | null> {
  const [row] = await unit.query<{ name: string }>('SELECT name FROM pg_timezone_names WHERE lower(name) = lower($1)', [name]);
  return row?.name ?? null;
}

export async function writeGeneral(
  unit: UnitOfWork,
  { timeZone, numberPrefix, numberDigits, numberCheck }: GeneralSettingsRequest,
): Promise<void> {
  await unit.execute(
    `UPDATE public.tenants SET time_zone = $1, number_prefix = $2, number_digits = $3, number_check = $4, general_version = general_version + 1,
       version = version + 1 WHERE id = current_user`,
    [timeZone, numberPrefix, numberDigits, numberCheck],
  );
}
