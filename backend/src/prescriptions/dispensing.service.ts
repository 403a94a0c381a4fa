import { Injectable } from '@nestjs/common';
import { leftInAll, leftOfSupply, type DispenseRequest, type Prescription } from '@hms/shared-dto';
import { DomainError, InvalidRequestError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion, versionRequired } from '../common/version.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { insertDispense } from './endings.queries.js';
import type { Seen } from './endings.service.js';
import type { PrescriptionRow } from './prescription-rows.js';
import { lockPrescription } from './prescriptions.queries.js';
import { illegalState, Prescriptions } from './prescriptions.service.js';

/** What pharmacists hand out. */
@Injectable()
export class Dispensing {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly prescriptions: Prescriptions,
  ) {}

  /**
   * Hands out a supply, a part of it, or nothing. The prescription must be as it was read: nobody hands out what a colleague just has.
   * @throws NotFoundError, InvalidRequestError, DomainError `prescription.illegal_state`, `prescription.too_much`, `version.…`
   */
  async dispense({ id, version }: Seen, request: DispenseRequest, caller: Principal): Promise<Prescription> {
    refuseContradiction(request);
    const row = await lockPrescription(this.units.current, id);
    if (!row) throw missing('prescription.not_found');
    if (version === null) throw versionRequired();
    if (row.version !== version) throw staleVersion();
    if (row.status !== 'active') throw illegalState('is not active. Nothing of it can be handed out');
    const quantity = request.status === 'declined' ? null : quantityOf(row, request);
    await insertDispense(this.units.current, { ...request, id, quantity }, caller);
    return this.prescriptions.changed(quantity === null ? 'declined' : 'dispensed', id);
  }
}

/** @throws DomainError `prescription.too_much` */
function quantityOf(row: PrescriptionRow, { quantity = leftOfSupply(row) }: DispenseRequest): number {
  const left = leftInAll(row);
  if (quantity > 0 && quantity <= left) return quantity;
  throw new DomainError('prescription.too_much', 'More cannot be handed out than was prescribed.', { left });
}

/** @throws InvalidRequestError */
function refuseContradiction({ status, quantity, reason }: DispenseRequest): void {
  if (status === 'completed') return;
  if (reason === undefined)
    throw new InvalidRequestError([{ path: 'reason', code: 'reason.required', message: 'Say why nothing is handed out.' }]);
  if (quantity !== undefined)
    throw new InvalidRequestError([
      { path: 'quantity', code: 'quantity.unexpected', message: 'Nothing is handed out, so there is no quantity.' },
    ]);
}
