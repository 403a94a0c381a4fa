import { Injectable } from '@nestjs/common';
import type { CareActivityStatus, LabItemStatus, LabOrderStatus } from '@hms/shared-dto';
import type { LinkedProgress } from '../../common/linked-progress.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { statusOf } from './lab-order.mapper.js';

const STATUS: Readonly<Record<LabOrderStatus, CareActivityStatus>> = {
  ordered: 'scheduled',
  in_progress: 'in-progress',
  final: 'completed',
  cancelled: 'cancelled',
};

interface Row {
  readonly id: string;
  readonly patientId: string;
  readonly label: string;
  readonly at: Date;
  readonly items: LabItemStatus[];
}

/** How far orders have come, for modules that refer to them. */
@Injectable()
export class OrderProgress {
  constructor(private readonly units: UnitsOfWork) {}

  /** What is not there is left out. */
  async of(ids: readonly string[]): Promise<LinkedProgress[]> {
    const rows = await this.units.current.query<Row>(
      `SELECT o.id, o.patient_id AS "patientId", o.order_number AS label, o.ordered_at AS at,
         (SELECT array_agg(i.status) FROM lab_order_items i WHERE i.order_id = o.id) AS items
       FROM lab_orders o WHERE o.id = ANY ($1::uuid[])`,
      [ids],
    );
    return rows.map(({ items, ...row }) => ({ ...row, status: STATUS[statusOf(items.map((status) => ({ status })))] }));
  }
}
