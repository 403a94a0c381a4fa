import { Injectable } from '@nestjs/common';
import { AuditLog } from '../../audit/audit-log.js';
import { LiveEvents } from '../../events/live-events.service.js';
import type { JobContext } from '../../jobs/job-context.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { zoneOf } from '../waitlist/offers.queries.js';
import { Orphans } from './orphans.service.js';
import { lockHours } from './schedule.queries.js';

/** What a hospital's appointments need once the operator has changed its clock: `{ tenantId }`, a job of the platform. */
export const ZONE_JOB = 'hours.zone_changed';

/**
 * The operator changes a hospital's clock without looking into it: who is outside the hours by the new one is not told to the operator, as it is to an
 * Admin who changes it, but marked in the hospital.
 */
@Injectable()
export class ZoneChanges {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly orphans: Orphans,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  /** The job `hours.zone_changed`. Repeatable: it goes by the clock as it is by then. */
  async follow({ payload }: JobContext): Promise<void> {
    await this.units.tenant(String(payload['tenantId']), async (unit) => {
      await lockHours(unit);
      const timeZone = await zoneOf(unit);
      const orphans = await this.orphans.decideZone(timeZone, true);
      await this.audit.record({
        action: 'settings.zone_followed',
        entity: 'settings',
        entityId: 'general',
        details: { timeZone, orphans },
      });
      this.events.emit('settings.changed', { section: 'general' });
    });
  }
}
