import { Injectable } from '@nestjs/common';
import type { CareActivityKind, ErrorCode } from '@hms/shared-dto';
import { AppointmentProgress } from '../appointments/appointment-progress.service.js';
import { missing } from '../common/id-param.js';
import type { LinkedProgress } from '../common/linked-progress.js';
import { OrderProgress } from '../labs/orders/order-progress.service.js';
import { PrescriptionProgress } from '../prescriptions/prescription-progress.service.js';
import type { CareActivityEntity } from './care-activity.entity.js';
import { linkOf } from './care-plan.mapper.js';

export type LinkedKind = Exclude<CareActivityKind, 'Task'>;

const NOT_FOUND: Readonly<Record<LinkedKind, ErrorCode>> = {
  ServiceRequest: 'lab_order.not_found',
  MedicationRequest: 'prescription.not_found',
  Appointment: 'appointment.not_found',
};
const KINDS = Object.keys(NOT_FOUND) as LinkedKind[];

/** What activities turned into, asked of the modules whose it is, each kind in one batch. */
@Injectable()
export class LinkedThings {
  private readonly owners: Readonly<Record<LinkedKind, { of(ids: readonly string[]): Promise<LinkedProgress[]> }>>;

  constructor(orders: OrderProgress, prescriptions: PrescriptionProgress, appointments: AppointmentProgress) {
    this.owners = { ServiceRequest: orders, MedicationRequest: prescriptions, Appointment: appointments };
  }

  /** By id. */
  async of(activities: readonly CareActivityEntity[]): Promise<ReadonlyMap<string, LinkedProgress>> {
    const found = new Map<string, LinkedProgress>();
    for (const kind of KINDS) {
      const ids = activities.flatMap((activity) => (activity.kind === kind ? (linkOf(activity) ?? []) : []));
      if (ids.length === 0) continue;
      for (const one of await this.owners[kind].of([...new Set(ids)])) found.set(one.id, one);
    }
    return found;
  }

  /** @throws NotFoundError of the kind */
  async get(kind: LinkedKind, id: string): Promise<LinkedProgress> {
    const [one] = await this.owners[kind].of([id]);
    if (!one) throw missing(NOT_FOUND[kind]);
    return one;
  }
}
