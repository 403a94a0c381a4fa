import { Injectable } from '@nestjs/common';
import type { EndPrescriptionRequest, Prescription, PrescriptionStatus } from '@hms/shared-dto';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import type { Seen } from './endings.service.js';
import { holdPrescription, resumePrescription } from './holds.queries.js';
import { lockPrescription } from './prescriptions.queries.js';
import { illegalState, Prescriptions } from './prescriptions.service.js';

/** Prescriptions that wait for a while: nothing is handed out, but other prescriptions are checked against them still. */
@Injectable()
export class Holds {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly prescriptions: Prescriptions,
  ) {}

  /** @throws NotFoundError, DomainError `prescription.illegal_state`, `version.stale` */
  async hold(seen: Seen, { reason, note }: EndPrescriptionRequest, caller: Principal): Promise<Prescription> {
    await this.lock(seen, 'active', 'is not active, so there is nothing to hold');
    await holdPrescription(this.units.current, { id: seen.id, reason, note: note || null }, caller);
    return this.prescriptions.changed('held', seen.id);
  }

  /** @throws as `hold` */
  async resume(seen: Seen, caller: Principal): Promise<Prescription> {
    await this.lock(seen, 'on-hold', 'is not on hold');
    await resumePrescription(this.units.current, { id: seen.id, timeZone: caller.timeZone }, caller);
    return this.prescriptions.changed('resumed', seen.id);
  }

  private async lock({ id, version }: Seen, status: PrescriptionStatus, refusal: string): Promise<void> {
    const row = await lockPrescription(this.units.current, id);
    if (!row) throw missing('prescription.not_found');
    if (version !== null && row.version !== version) throw staleVersion();
    if (row.status !== status) throw illegalState(refusal);
  }
}
