import type { LabMessageFault, LabMessageLine, LabMessageStatus } from '@hms/shared-dto';
import type { CursorValues } from '../../common/cursor.js';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import { NUMBERS_COUNTED } from '../lab-rows.js';
import type { Oru } from './oru.js';

/** A message as lists have it: without its text. */
export interface LineRow {
  readonly id: string;
  readonly sender: string;
  readonly control_id: string;
  readonly about: Pick<LabMessageLine, 'patient' | 'orderNumbers' | 'resultCount'>;
  readonly status: LabMessageStatus;
  readonly faults: LabMessageFault[];
  readonly order_id: string | null;
  /** Whose results it brought, once it is filed. */
  readonly patient_id: string | null;
  readonly received_at: Date;
  readonly received_by_name: string;
  readonly settled_at: Date | null;
  readonly settled_by_name: string | null;
  readonly discard_reason: string | null;
  readonly version: number;
}

export interface MessageRow extends LineRow {
  readonly message: string;
}

const LINE = `id, sender, control_id, about, status, faults, order_id, received_at, received_by_name, settled_at, settled_by_name, discard_reason, version,
  (SELECT o.patient_id FROM lab_orders o WHERE o.id = lab_messages.order_id) AS patient_id`;
const WHOLE = `${LINE}, message`;

export const toLine = (row: LineRow): LabMessageLine => ({
  ...{ id: row.id, status: row.status, sender: row.sender, controlId: row.control_id, ...row.about, faults: row.faults },
  ...{ receivedAt: row.received_at.toISOString(), receivedBy: row.received_by_name, version: row.version },
  ...{ settledAt: row.settled_at?.toISOString() ?? null, settledBy: row.settled_by_name, discardReason: row.discard_reason },
});

/** Writes down what came, waiting; undefined when this sender's message of this number is there already. */
export async function insertMessage(unit: UnitOfWork, oru: Oru, message: string, by: string): Promise<MessageRow | undefined> {
  const about = { patient: oru.patient, orderNumbers: oru.orderNumbers, resultCount: oru.results.length };
  const [row] = await unit.query<MessageRow>(
    `INSERT INTO lab_messages (sender, control_id, message, about, status, received_by_name) VALUES ($1, $2, $3, $4, 'quarantined', $5)
     ON CONFLICT ON CONSTRAINT lab_messages_once DO NOTHING RETURNING ${WHOLE}`,
    [oru.sender, oru.controlId, message, JSON.stringify(about), by],
  );
  return row;
}

export async function messageOf(unit: UnitOfWork, { sender, controlId }: Oru): Promise<MessageRow> {
  const [row] = await unit.query<MessageRow>(`SELECT ${WHOLE} FROM lab_messages WHERE sender = $1 AND control_id = $2`, [
    sender,
    controlId,
  ]);
  return row;
}

export async function findMessage(unit: UnitOfWork, id: string): Promise<MessageRow | undefined> {
  const [row] = await unit.query<MessageRow>(`SELECT ${WHOLE} FROM lab_messages WHERE id = $1`, [id]);
  return row;
}

/** One that waits, and nobody else deals with it until COMMIT; undefined for others. */
export async function lockWaiting(unit: UnitOfWork, id: string): Promise<MessageRow | undefined> {
  const [row] = await unit.query<MessageRow>(`SELECT ${WHOLE} FROM lab_messages WHERE id = $1 AND status = 'quarantined' FOR UPDATE`, [id]);
  return row;
}

/** Changes one that waits and is locked. @returns it as it is now */
async function settled(unit: UnitOfWork, values: string, parameters: readonly unknown[]): Promise<MessageRow> {
  const [row] = await unit.query<MessageRow>(
    `UPDATE lab_messages SET ${values}, version = version + 1 WHERE id = $1 RETURNING ${WHOLE}`,
    parameters,
  );
  return row;
}

export const writeFiled = (unit: UnitOfWork, id: string, orderId: string, by: string): Promise<MessageRow> =>
  settled(unit, `status = 'filed', faults = '[]', order_id = $2, settled_at = now(), settled_by_name = $3`, [id, orderId, by]);

export const writeFaults = (unit: UnitOfWork, id: string, faults: readonly LabMessageFault[]): Promise<MessageRow> =>
  settled(unit, 'faults = $2', [id, JSON.stringify(faults)]);

export const writeDiscarded = (unit: UnitOfWork, id: string, reason: string, by: string): Promise<MessageRow> =>
  settled(unit, `status = 'discarded', settled_at = now(), settled_by_name = $3, discard_reason = $2`, [id, reason, by]);

export interface CountedMessage extends LineRow {
  /** `received_at` with its microseconds. */
  readonly key: string;
  readonly counted: number;
}

/** One page of the newest, and a row more if there is one. */
export const messagePage = (
  unit: UnitOfWork,
  status: LabMessageStatus | null,
  { limit, after }: { limit: number; after: CursorValues | null },
): Promise<CountedMessage[]> =>
  unit.query<CountedMessage>(
    `SELECT ${LINE}, received_at::text AS key,
       (SELECT count(*)::int FROM (SELECT FROM lab_messages WHERE ($1::text IS NULL OR status = $1) LIMIT ${NUMBERS_COUNTED + 1}) few) AS counted
     FROM lab_messages WHERE ($1::text IS NULL OR status = $1) AND ($2::timestamptz IS NULL OR (received_at, id) < ($2::timestamptz, $3::uuid))
     ORDER BY received_at DESC, id DESC LIMIT ${limit + 1}`,
    [status, ...(after ?? [null, null])],
  );
