import { Injectable } from '@nestjs/common';
import type { GeneralSettings, GeneralSettingsRequest, NumberPattern, NumberPreview } from '@hms/shared-dto';
import { Orphans } from '../appointments/availability/orphans.service.js';
import { AuditLog } from '../audit/audit-log.js';
import { InvalidRequestError } from '../common/domain-error.js';
import { staleVersion } from '../common/version.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { knownZone, lockGeneral, nextNumber, readGeneral, writeGeneral } from './general-settings.queries.js';

/** Time zone and patient numbers. The audit keeps what was before and after. */
@Injectable()
export class GeneralSettingsService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly orphans: Orphans,
  ) {}

  get(): Promise<GeneralSettings> {
    return readGeneral(this.units.current);
  }

  /** What the next patient's number would be by another pattern. */
  async preview(pattern: NumberPattern): Promise<NumberPreview> {
    return { nextNumber: await nextNumber(this.units.current, pattern) };
  }

  /**
   * Numbers that were given stay. Hours of doctors move with the zone, appointments do not.
   * @throws DomainError `version.stale`, `availability.orphans` with the appointments that the zone leaves outside the hours unless they are accepted;
   * InvalidRequestError for a zone that the database does not know
   */
  async change({ acceptOrphans: accept = false, ...wanted }: GeneralSettingsRequest, version: number): Promise<GeneralSettings> {
    const unit = this.units.current;
    const seen = await readGeneral(unit);
    if (seen.version !== version) throw staleVersion();
    const after = { ...wanted, timeZone: await this.zone(wanted.timeZone) };
    // Hours are locked before the hospital's row: in the order of bookings.
    const orphans = after.timeZone === seen.timeZone ? 0 : await this.orphans.decideZone(after.timeZone, accept);
    const { version: current, nextNumber: _, ...before } = await lockGeneral(unit);
    if (current !== version) throw staleVersion();
    await writeGeneral(unit, after);
    const details = { before, after, orphans };
    await this.audit.record({ action: 'settings.general_changed', entity: 'settings', entityId: 'general', details });
    this.events.emit('settings.changed', { section: 'general' });
    return readGeneral(unit);
  }

  private async zone(name: string): Promise<string> {
    const zone = await knownZone(this.units.current, name);
    if (zone !== null) return zone;
    throw new InvalidRequestError([
      { path: 'timeZone', code: 'time_zone.invalid', message: 'Use the name of a time zone, such as Asia/Kolkata.' },
    ]);
  }
}
