import type {
  FastingStatus,
  LabItemStatus,
  LabPriority,
  LabSpecimen,
  LabSpecimenKind,
  LabSpecimenQuery,
  LabStage,
  LabStageCounts,
  RejectionReason,
} from '@hms/shared-dto';
import type { CursorValues } from '../../common/cursor.js';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import { LAB_PATIENT, NUMBERS_COUNTED, toLabPatient, type LabPatientRow } from '../lab-rows.js';
import { stageOf } from './stage.rules.js';

export interface SpecimenRow extends LabPatientRow {
  readonly id: string;
  readonly order_id: string;
  readonly order_number: string;
  readonly accession_number: string;
  readonly kind: LabSpecimenKind;
  readonly stage: LabStage;
  readonly priority: LabPriority;
  readonly fasting: boolean;
  readonly pregnant: boolean;
  readonly fasting_status: FastingStatus | null;
  readonly indication: string | null;
  readonly orderer_name: string;
  readonly ordered_at: Date;
  readonly collected_at: Date | null;
  readonly collector_name: string | null;
  readonly received_at: Date | null;
  readonly rejection_reason: RejectionReason | null;
  readonly rejection_note: string | null;
  readonly tests: string[];
  readonly version: number;
}

const SPECIMEN = `s.id, s.order_id, o.order_number, s.accession_number, s.kind, s.stage, o.priority, o.fasting, o.pregnant, s.fasting_status, o.indication,
  o.orderer_name, o.ordered_at, s.collected_at, s.collector_name, s.received_at, s.rejection_reason, s.rejection_note, s.version, ${LAB_PATIENT},
  ARRAY(SELECT t.code FROM lab_order_items i JOIN lab_tests t ON t.id = i.test_id WHERE i.specimen_id = s.id AND i.status <> 'cancelled' ORDER BY i.position) AS tests`;
const FROM = 'FROM lab_specimens s JOIN lab_orders o ON o.id = s.order_id JOIN patients p ON p.id = o.patient_id';

export const toSpecimen = (row: SpecimenRow): LabSpecimen => ({
  id: row.id,
  accessionNumber: row.accession_number,
  kind: row.kind,
  stage: row.stage,
  orderId: row.order_id,
  orderNumber: row.order_number,
  patient: toLabPatient(row),
  orderer: row.orderer_name,
  priority: row.priority,
  fasting: row.fasting,
  fastingStatus: row.fasting_status,
  indication: row.indication,
  orderedAt: row.ordered_at.toISOString(),
  collectedAt: row.collected_at?.toISOString() ?? null,
  collector: row.collector_name,
  receivedAt: row.received_at?.toISOString() ?? null,
  rejectionReason: row.rejection_reason,
  rejectionNote: row.rejection_note,
  tests: row.tests,
  version: row.version,
});

export async function findSpecimen(unit: UnitOfWork, id: string): Promise<SpecimenRow | undefined> {
  const [row] = await unit.query<SpecimenRow>(`SELECT ${SPECIMEN} ${FROM} WHERE s.id = $1`, [id]);
  return row;
}

/** The same, and nobody else changes it until this transaction ends. The order is kept from being cancelled or merged away meanwhile. */
export async function lockSpecimen(unit: UnitOfWork, id: string): Promise<SpecimenRow | undefined> {
  await unit.query('SELECT FROM lab_orders WHERE id = (SELECT order_id FROM lab_specimens WHERE id = $1) FOR UPDATE', [id]);
  await unit.query('SELECT FROM lab_specimens WHERE id = $1 FOR UPDATE', [id]);
  return findSpecimen(unit, id);
}

export interface CountedSpecimen extends SpecimenRow {
  /** `created_at`, or for finished ones `updated_at`, with its microseconds. */
  readonly key: string;
  readonly urgency: number;
  readonly counted: number;
}

const OF_STAGE = `(s.stage = $1 OR ($1 = 'enter' AND s.stage = 'verify' AND s.pending))`;
const FOUND = `($2::text IS NULL OR s.accession_number ILIKE $2 OR p.patient_number ILIKE $2 OR lower(p.last_name) LIKE lower($2))`;
const begins = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`;

/** One page, the most urgent first and then those that wait longest; of finished ones the newest. A row more if there is one. */
export function specimenPage(
  unit: UnitOfWork,
  { stage, q }: LabSpecimenQuery,
  { limit, after }: { limit: number; after: CursorValues | null },
): Promise<CountedSpecimen[]> {
  const isDone = stage === 'done';
  const key = isDone ? 's.updated_at' : 's.created_at';
  const beyond = isDone
    ? `(${key}, s.id) < ($4::timestamptz, $5::uuid) AND $3::int IS NOT NULL`
    : `(s.urgency, ${key}, s.id) > ($3::int, $4::timestamptz, $5::uuid)`;
  return unit.query<CountedSpecimen>(
    `SELECT ${SPECIMEN}, s.urgency, ${key}::text AS key,
       (SELECT count(*)::int FROM (SELECT ${FROM} WHERE ${OF_STAGE} AND ${FOUND} LIMIT ${NUMBERS_COUNTED + 1}) counted) AS counted
     ${FROM} WHERE ${OF_STAGE} AND ${FOUND} AND ($3::int IS NULL OR (${beyond}))
     ORDER BY ${isDone ? `${key} DESC, s.id DESC` : `s.urgency, ${key}, s.id`} LIMIT ${limit + 1}`,
    [stage, q === undefined ? null : begins(q), ...(after ?? [null, null, null])],
  );
}

export async function stageCounts(unit: UnitOfWork): Promise<LabStageCounts> {
  const count = (where: string) => `(SELECT count(*)::int FROM (SELECT FROM lab_specimens WHERE ${where} LIMIT ${NUMBERS_COUNTED}) few)`;
  const [row] = await unit.query<LabStageCounts>(
    `SELECT ${count("stage = 'collect'")} AS collect, ${count("stage = 'receive'")} AS receive,
       ${count("stage = 'enter' OR (stage = 'verify' AND pending)")} AS enter, ${count("stage = 'verify'")} AS verify`,
  );
  return row;
}

export interface StepValues {
  readonly collected_at?: Date;
  readonly collector_id?: string;
  readonly collector_name?: string;
  readonly fasting_status?: FastingStatus | null;
  readonly received_at?: Date;
  readonly receiver_name?: string;
}

const STEP_COLUMNS = ['collected_at', 'collector_id', 'collector_name', 'fasting_status', 'received_at', 'receiver_name'] as const;

/** Writes what a step says of a locked tube, and its tests' status. */
export async function writeStep(unit: UnitOfWork, id: string, values: StepValues, status: LabItemStatus): Promise<void> {
  const given = STEP_COLUMNS.filter((name) => name in values);
  await unit.execute(`UPDATE lab_specimens SET ${given.map((name, index) => `${name} = $${index + 2}`).join(', ')} WHERE id = $1`, [
    id,
    ...given.map((name) => values[name]),
  ]);
  await unit.execute(`UPDATE lab_order_items SET status = $2 WHERE specimen_id = $1 AND status <> 'cancelled'`, [id, status]);
}

/** Works the stage of a locked tube out of its tests anew; a version more. */
export async function refreshStage(unit: UnitOfWork, id: string): Promise<void> {
  const [row] = await unit.query<{ collected: boolean; received: boolean; statuses: LabItemStatus[] }>(
    `SELECT collected_at IS NOT NULL AS collected, received_at IS NOT NULL AS received,
       ARRAY(SELECT status FROM lab_order_items WHERE specimen_id = $1) AS statuses FROM lab_specimens WHERE id = $1`,
    [id],
  );
  const { stage, pending } = stageOf(row);
  await unit.execute('UPDATE lab_specimens SET stage = $2, pending = $3, updated_at = now(), version = version + 1 WHERE id = $1', [
    id,
    stage,
    pending,
  ]);
}

/** Refuses a locked tube: its tests wait for another one. @returns the other one's id */
export async function replaceSpecimen(
  unit: UnitOfWork,
  id: string,
  { reason, note, by }: { reason: RejectionReason; note: string | null; by: string },
): Promise<string> {
  await unit.execute(
    `UPDATE lab_specimens SET stage = 'rejected', pending = false, rejected_at = now(), rejector_name = $2, rejection_reason = $3, rejection_note = $4,
       updated_at = now(), version = version + 1 WHERE id = $1`,
    [id, by, reason, note],
  );
  const [{ next }] = await unit.query<{ next: string }>(
    `INSERT INTO lab_specimens (order_id, accession_number, kind, urgency)
     SELECT s.order_id, o.order_number || '-' || (SELECT count(*) + 1 FROM lab_specimens e WHERE e.order_id = s.order_id), s.kind, s.urgency
       FROM lab_specimens s JOIN lab_orders o ON o.id = s.order_id WHERE s.id = $1 RETURNING id AS next`,
    [id],
  );
  await unit.execute(
    `UPDATE lab_order_items SET specimen_id = $2, status = CASE WHEN status = 'cancelled' THEN status ELSE 'ordered' END,
       result_id = CASE WHEN status = 'cancelled' THEN result_id END WHERE specimen_id = $1`,
    [id, next],
  );
  return next;
}
