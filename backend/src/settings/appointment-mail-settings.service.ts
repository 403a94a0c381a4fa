import { Injectable } from '@nestjs/common';
import type { AppointmentMailSettings, AppointmentMailSettingsRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { staleVersion } from '../common/version.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { lockMailSettings, readMailSettings, writeMailSettings } from './appointment-mail-settings.queries.js';

const SECTION = 'appointment-mails';

/** Confirmations and reminders. The audit keeps what was before and after. */
@Injectable()
export class AppointmentMailSettingsService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  get(): Promise<AppointmentMailSettings> {
    return readMailSettings(this.units.current);
  }

  /** @throws DomainError `version.stale` */
  async change({ confirmations, reminders }: AppointmentMailSettingsRequest, version: number): Promise<AppointmentMailSettings> {
    const unit = this.units.current;
    const { version: current, ...before } = await lockMailSettings(unit);
    if (current !== version) throw staleVersion();
    const after = { confirmations, reminders };
    await writeMailSettings(unit, after);
    const details = { before, after };
    await this.audit.record({ action: 'settings.appointment_mails_changed', entity: 'settings', entityId: SECTION, details });
    this.events.emit('settings.changed', { section: SECTION });
    return readMailSettings(unit);
  }
}
