import type { LabItemStatus, LabOrder, LabOrderStatus } from '@hms/shared-dto';
import { toLabPatient, toLabResult } from '../lab-rows.js';
import type { OrderRow } from './lab-orders.queries.js';

const ENDED: readonly LabItemStatus[] = ['final', 'corrected'];

/** How an order stands, by how its tests do. */
export function statusOf(items: readonly { readonly status: LabItemStatus }[]): LabOrderStatus {
  const live = items.filter(({ status }) => status !== 'cancelled');
  if (live.length === 0) return 'cancelled';
  if (live.every(({ status }) => ENDED.includes(status))) return 'final';
  return live.every(({ status }) => status === 'ordered') ? 'ordered' : 'in_progress';
}

export const toLabOrder = (row: OrderRow): LabOrder => ({
  id: row.id,
  orderNumber: row.order_number,
  patient: toLabPatient(row),
  visitId: row.visit_id,
  orderer: row.orderer_name,
  priority: row.priority,
  fasting: row.fasting,
  pregnant: row.pregnant,
  indication: row.indication,
  orderedAt: row.ordered_at.toISOString(),
  status: statusOf(row.items),
  items: row.items.map(({ result, ...item }) => ({ ...item, result: result && toLabResult(result) })),
  specimens: row.specimens.map((tube) => ({ ...tube, collectedAt: tube.collectedAt && new Date(tube.collectedAt).toISOString() })),
  version: row.version,
});
