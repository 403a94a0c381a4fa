import type { AppointmentMailSettings, AppointmentMailSettingsRequest } from '@hms/shared-dto';
import type { UnitOfWork } from '../tenancy/unit-of-work.js';

const SETTINGS = 'SELECT confirmations, reminders, version FROM appointment_mail_settings';

export async function readMailSettings(unit: UnitOfWork): Promise<AppointmentMailSettings> {
  const [row] = await unit.query<AppointmentMailSettings>(SETTINGS);
  return row;
}

/** The same, and nobody else changes them until this transaction ends. */
export async function lockMailSettings(unit: UnitOfWork): Promise<AppointmentMailSettings> {
  const [row] = await unit.query<AppointmentMailSettings>(`${SETTINGS} FOR UPDATE`);
  return row;
}

export async function writeMailSettings(unit: UnitOfWork, { confirmations, reminders }: AppointmentMailSettingsRequest): Promise<void> {
  await unit.execute('UPDATE appointment_mail_settings SET confirmations = $1, reminders = $2, version = version + 1', [
    confirmations,
    reminders,
  ]);
}
