import { Injectable } from '@nestjs/common';
import type { SecuritySettings, SecuritySettingsRequest } from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { hasSecondFactor, lockSecurity, readSecurity, writeSecurity } from './security-settings.queries.js';
import { ownSecondFactorFirst } from './settings.errors.js';

/** Idle time, second factor of Admins, sign-up. The audit keeps what was before and after. */
@Injectable()
export class SecuritySettingsService {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
  ) {}

  get(): Promise<SecuritySettings> {
    return readSecurity(this.units.current);
  }

  /** @throws DomainError `version.stale`, `mfa.own_first` */
  async change(wanted: SecuritySettingsRequest, version: number, { userId }: Principal): Promise<SecuritySettings> {
    const unit = this.units.current;
    const { version: current, ...before } = await lockSecurity(unit);
    if (current !== version) throw staleVersion();
    if (wanted.mfaRequiredForAdmins && !before.mfaRequiredForAdmins) {
      // The identity is not the hospital's to read.
      if (!(await unit.as('hms_auth', () => hasSecondFactor(unit, userId)))) throw ownSecondFactorFirst();
    }
    const { idleMinutes, mfaRequiredForAdmins, signUpOpen } = wanted;
    const after = { idleMinutes, mfaRequiredForAdmins, signUpOpen };
    await writeSecurity(unit, after);
    await this.audit.record({ action: 'settings.security_changed', entity: 'settings', entityId: 'security', details: { before, after } });
    this.events.emit('settings.changed', { section: 'security' });
    return readSecurity(unit);
  }
}
