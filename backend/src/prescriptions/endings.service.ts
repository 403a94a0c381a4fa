import { Injectable } from '@nestjs/common';
import type { EndPrescriptionRequest, Prescription, PrescriptionStatus, StatusReason } from '@hms/shared-dto';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { endPrescription } from './endings.queries.js';
import { mayBecome } from './prescription.rules.js';
import { lockPrescription } from './prescriptions.queries.js';
import { illegalState, Prescriptions } from './prescriptions.service.js';

type Ending = Exclude<PrescriptionStatus, 'draft' | 'active' | 'on-hold'>;

/** Of a prescription, as it was read; null when that was not said. */
export interface Seen {
  readonly id: string;
  readonly version: number | null;
}

const REFUSALS: Readonly<Record<Ending, string>> = {
  stopped: 'is not active, so there is nothing to stop',
  cancelled: 'cannot be cancelled: some of it was handed out, or it is over. Stop it instead',
  completed: 'is not active, so there is nothing to complete',
  'entered-in-error': 'was never signed, or is taken for a mistake already. Cancel a draft',
};

/** How prescriptions end. Nothing leads back. */
@Injectable()
export class Endings {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly prescriptions: Prescriptions,
  ) {}

  /** Before its time. @throws NotFoundError, DomainError `prescription.illegal_state`, `version.stale` */
  stop(seen: Seen, { reason, note }: EndPrescriptionRequest, caller: Principal): Promise<Prescription> {
    return this.end(seen, 'stopped', { reason, note: note ?? null }, caller);
  }

  /** Before anything of it was handed out. */
  cancel(seen: Seen, { reason, note }: EndPrescriptionRequest, caller: Principal): Promise<Prescription> {
    return this.end(seen, 'cancelled', { reason, note: note ?? null }, caller);
  }

  complete(seen: Seen, caller: Principal): Promise<Prescription> {
    return this.end(seen, 'completed', { reason: null, note: null }, caller);
  }

  /** It should never have been written. It stays in the chart, struck through. */
  mistake(seen: Seen, note: string, caller: Principal): Promise<Prescription> {
    return this.end(seen, 'entered-in-error', { reason: null, note }, caller);
  }

  private async end(
    { id, version }: Seen,
    status: Ending,
    why: { reason: StatusReason | null; note: string | null },
    caller: Principal,
  ): Promise<Prescription> {
    const row = await lockPrescription(this.units.current, id);
    if (!row) throw missing('prescription.not_found');
    if (version !== null && row.version !== version) throw staleVersion();
    if (!mayBecome(row.status, status, row)) throw illegalState(REFUSALS[status]);
    await endPrescription(this.units.current, { id, status, ...why }, caller);
    return this.prescriptions.changed(status === 'entered-in-error' ? 'entered_in_error' : status, id);
  }
}
