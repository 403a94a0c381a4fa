import { Injectable } from '@nestjs/common';
import type { Condition, LabOrder, Permission, PrescriptionSummary, Visit, VitalSigns } from '@hms/shared-dto';
import type { Principal } from '../../common/request.js';
import { ConditionLists } from '../../conditions/condition-lists.service.js';
import { LabOrders } from '../../labs/orders/lab-orders.service.js';
import { Prescriptions } from '../../prescriptions/prescriptions.service.js';
import { Vitals } from '../../vitals/vitals.service.js';

/** What was found, measured, prescribed and ordered at a visit, the newest first. */
export interface VisitParts {
  readonly conditions: readonly Condition[];
  readonly vitals: readonly VitalSigns[];
  readonly prescriptions: readonly PrescriptionSummary[];
  readonly orders: readonly LabOrder[];
  /** Of one of them there is more than a paper takes. */
  readonly isCut: boolean;
}

/** Of each, more than any visit has. */
const MOST = 100;
const NONE = { data: [], page: { nextCursor: null } };

/** What belongs to a visit and is kept by other modules: one question to each. */
@Injectable()
export class VisitPartsReader {
  constructor(
    private readonly conditions: ConditionLists,
    private readonly vitals: Vitals,
    private readonly prescriptions: Prescriptions,
    private readonly orders: LabOrders,
  ) {}

  /** As far as the caller may read it. */
  async of({ id: visitId, patientId }: Visit, caller: Principal): Promise<VisitParts> {
    const query = { visitId, limit: MOST };
    const may = (permission: Permission): boolean => caller.permissions.has(permission);
    const conditions = await this.conditions.list(patientId, query);
    const vitals = await this.vitals.list(patientId, { ...query, status: 'final' }, caller);
    const prescriptions = may('prescriptions:read') ? await this.prescriptions.list({ ...query, patientId }, caller) : NONE;
    const orders = may('labs:read') ? await this.orders.list({ ...query, patientId }) : NONE;
    return {
      ...{ conditions: conditions.data, vitals: vitals.data, prescriptions: prescriptions.data, orders: orders.data },
      isCut: [conditions, vitals, prescriptions, orders].some(({ page }) => page.nextCursor !== null),
    };
  }
}
