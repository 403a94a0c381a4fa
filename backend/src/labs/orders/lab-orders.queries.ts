import type { LabItemStatus, LabOrderQuery, LabOrderRequest, LabPriority, LabSpecimenKind, LabStage } from '@hms/shared-dto';
import type { CursorValues } from '../../common/cursor.js';
import type { Principal } from '../../common/request.js';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import { LAB_PATIENT, NUMBERS_COUNTED, RESULT, type LabPatientRow, type StoredResult } from '../lab-rows.js';

export interface OrderRow extends LabPatientRow {
  readonly id: string;
  readonly order_number: string;
  readonly visit_id: string | null;
  readonly orderer_name: string;
  readonly priority: LabPriority;
  readonly fasting: boolean;
  readonly pregnant: boolean;
  readonly indication: string | null;
  readonly ordered_at: Date;
  readonly version: number;
  readonly items: readonly {
    readonly id: string;
    readonly testId: string;
    readonly code: string;
    readonly name: string;
    readonly panelName: string | null;
    readonly specimenId: string;
    readonly status: LabItemStatus;
    readonly cancelReason: string | null;
    readonly result: StoredResult | null;
  }[];
  readonly specimens: readonly {
    readonly id: string;
    readonly accessionNumber: string;
    readonly kind: LabSpecimenKind;
    readonly stage: LabStage;
    readonly collectedAt: string | null;
  }[];
}

const ITEMS = `coalesce((SELECT jsonb_agg(jsonb_build_object('id', i.id, 'testId', i.test_id, 'code', t.code, 'name', t.name, 'panelName', pl.name,
    'specimenId', i.specimen_id, 'status', i.status, 'cancelReason', i.cancel_reason, 'result', CASE WHEN r.id IS NOT NULL THEN ${RESULT} END) ORDER BY i.position)
  FROM lab_order_items i JOIN lab_tests t ON t.id = i.test_id LEFT JOIN lab_panels pl ON pl.id = i.panel_id LEFT JOIN lab_results r ON r.id = i.result_id
    LEFT JOIN lab_test_versions v ON v.test_id = r.test_id AND v.version = r.test_version
  WHERE i.order_id = o.id), '[]') AS items`;
const SPECIMENS = `coalesce((SELECT jsonb_agg(jsonb_build_object('id', s.id, 'accessionNumber', s.accession_number, 'kind', s.kind, 'stage', s.stage,
    'collectedAt', s.collected_at) ORDER BY s.accession_number COLLATE "C") FROM lab_specimens s WHERE s.order_id = o.id), '[]') AS specimens`;
const ORDER = `o.id, o.order_number, o.visit_id, o.orderer_name, o.priority, o.fasting, o.pregnant, o.indication, o.ordered_at, o.version, ${LAB_PATIENT}, ${ITEMS}, ${SPECIMENS}`;
const FROM = 'FROM lab_orders o JOIN patients p ON p.id = o.patient_id';

export async function findOrder(unit: UnitOfWork, id: string): Promise<OrderRow | undefined> {
  const [row] = await unit.query<OrderRow>(`SELECT ${ORDER} ${FROM} WHERE o.id = $1`, [id]);
  return row;
}

export interface CountedOrder extends OrderRow {
  readonly key: string;
  readonly counted: number;
}

/** Those of a visit are found by its patient. */
const WANTED = `($1::uuid IS NULL OR o.patient_id = $1)
  AND ($2::uuid IS NULL OR (o.visit_id = $2 AND o.patient_id = (SELECT patient_id FROM visits WHERE id = $2)))`;

/** One page of the newest, and a row more if there is one. */
export const orderPage = (
  unit: UnitOfWork,
  { patientId, visitId }: Pick<LabOrderQuery, 'patientId' | 'visitId'>,
  { limit, after }: { limit: number; after: CursorValues | null },
): Promise<CountedOrder[]> =>
  unit.query<CountedOrder>(
    `SELECT ${ORDER}, o.ordered_at::text AS key, (SELECT count(*)::int FROM (
       SELECT FROM lab_orders o WHERE ${WANTED} LIMIT ${NUMBERS_COUNTED + 1}) counted) AS counted
     ${FROM} WHERE ${WANTED} AND ($3::timestamptz IS NULL OR (o.ordered_at, o.id) < ($3, $4::uuid))
     ORDER BY o.ordered_at DESC, o.id DESC LIMIT ${limit + 1}`,
    [patientId ?? null, visitId ?? null, ...(after ?? [null, null])],
  );

/** A test that an order will measure. */
export interface WantedTest {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly specimen: LabSpecimenKind;
  readonly formula: string | null;
  readonly panelId: string | null;
}

const TEST = `t.id, t.code, t.name, t.specimen, t.definition ->> 'formula' AS formula`;

/** Tests of these panels and these tests, in the order in which they were named, each once. What is archived is left out. */
export const expandTests = (unit: UnitOfWork, panelIds: readonly string[], testIds: readonly string[]): Promise<WantedTest[]> =>
  unit.query<WantedTest>(
    `WITH wanted AS (
       SELECT e.test_id, p.id AS panel_id, w.position * 1000 + e.position AS at FROM unnest($1::uuid[]) WITH ORDINALITY AS w (id, position)
         JOIN lab_panels p ON p.id = w.id AND p.archived_at IS NULL JOIN lab_panel_tests e ON e.panel_id = p.id
       UNION ALL
       SELECT w.id, NULL, 1000000 + w.position FROM unnest($2::uuid[]) WITH ORDINALITY AS w (id, position)
     ), once AS (SELECT DISTINCT ON (test_id) test_id, panel_id, at FROM wanted ORDER BY test_id, at)
     SELECT ${TEST}, once.panel_id AS "panelId" FROM once JOIN lab_tests t ON t.id = once.test_id AND t.archived_at IS NULL ORDER BY once.at`,
    [panelIds, testIds],
  );

export const testsByCode = (unit: UnitOfWork, codes: readonly string[]): Promise<WantedTest[]> =>
  unit.query<WantedTest>(
    `SELECT ${TEST}, NULL AS "panelId" FROM lab_tests t WHERE t.code = ANY ($1) AND t.archived_at IS NULL ORDER BY t.code`,
    [codes],
  );

/** How many of these panels can be ordered. */
export async function countPanels(unit: UnitOfWork, ids: readonly string[]): Promise<number> {
  const [{ count }] = await unit.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM lab_panels WHERE id = ANY ($1::uuid[]) AND archived_at IS NULL',
    [ids],
  );
  return count;
}

export interface Duplicate {
  readonly testId: string;
  readonly name: string;
  readonly orderId: string;
  readonly orderNumber: string;
  readonly status: LabItemStatus;
  readonly orderedAt: Date;
}

/** Tests of these that are under way for the patient, or were ordered within a day: the last order of each. */
export const findDuplicates = (unit: UnitOfWork, patientId: string, testIds: readonly string[]): Promise<Duplicate[]> =>
  unit.query<Duplicate>(
    `SELECT DISTINCT ON (i.test_id) i.test_id AS "testId", t.name, o.id AS "orderId", o.order_number AS "orderNumber", i.status, o.ordered_at AS "orderedAt"
     FROM lab_orders o JOIN lab_order_items i ON i.order_id = o.id JOIN lab_tests t ON t.id = i.test_id
     WHERE o.patient_id = $1 AND i.test_id = ANY ($2::uuid[]) AND i.status <> 'cancelled'
       AND (i.status NOT IN ('final', 'corrected') OR o.ordered_at > now() - interval '24 hours')
     ORDER BY i.test_id, o.ordered_at DESC`,
    [patientId, testIds],
  );

export const URGENCY: readonly LabPriority[] = ['stat', 'asap', 'urgent', 'routine'];

/** The order with a tube for each kind of specimen. @returns its id */
export async function insertOrder(
  unit: UnitOfWork,
  request: LabOrderRequest,
  tests: readonly WantedTest[],
  by: Principal,
): Promise<string> {
  const priority = request.priority ?? 'routine';
  const [{ id }] = await unit.query<{ id: string }>(
    `INSERT INTO lab_orders (order_number, patient_id, visit_id, orderer_id, orderer_name, priority, fasting, pregnant, indication)
     VALUES ('LAB-' || lpad(nextval('lab_order_numbers')::text, 7, '0'), $1, $2, $3, $4, $5, $6, $7, $8) RETURNING id`,
    [
      ...[request.patientId, request.visitId ?? null, by.userId, by.name, priority],
      ...[request.fasting ?? false, request.pregnant ?? false, request.indication || null],
    ],
  );
  await unit.execute(
    `WITH tubes AS (
       INSERT INTO lab_specimens (order_id, accession_number, kind, urgency)
       SELECT $1, o.order_number || '-' || w.number, w.kind, $2 FROM lab_orders o, unnest($3::text[]) WITH ORDINALITY AS w (kind, number) WHERE o.id = $1
       RETURNING id, kind)
     INSERT INTO lab_order_items (order_id, specimen_id, test_id, panel_id, position)
     SELECT $1, s.id, w.test_id, w.panel_id, w.position FROM unnest($4::uuid[], $5::uuid[], $6::text[]) WITH ORDINALITY AS w (test_id, panel_id, kind, position)
       JOIN tubes s ON s.kind = w.kind`,
    [
      ...[id, URGENCY.indexOf(priority), [...new Set(tests.map(({ specimen }) => specimen))]],
      ...[tests.map((test) => test.id), tests.map(({ panelId }) => panelId), tests.map(({ specimen }) => specimen)],
    ],
  );
  return id;
}

/** Locks an order and its tubes until COMMIT, in the order of every writer. @returns whose it is and its version; nothing when it is not there */
export async function lockOrder(unit: UnitOfWork, id: string): Promise<{ patientId: string; version: number } | undefined> {
  const [row] = await unit.query<{ patientId: string; version: number }>(
    'SELECT patient_id AS "patientId", version FROM lab_orders WHERE id = $1 FOR UPDATE',
    [id],
  );
  if (row) await unit.query('SELECT FROM lab_specimens WHERE order_id = $1 ORDER BY id FOR UPDATE', [id]);
  return row;
}

export const itemStatuses = (unit: UnitOfWork, orderId: string): Promise<{ id: string; status: LabItemStatus; specimenId: string }[]> =>
  unit.query('SELECT id, status, specimen_id AS "specimenId" FROM lab_order_items WHERE order_id = $1 ORDER BY position', [orderId]);

export async function cancelItems(
  unit: UnitOfWork,
  orderId: string,
  ids: readonly string[],
  { reason, by }: { reason: string; by: string },
) {
  await unit.execute(
    `UPDATE lab_order_items SET status = 'cancelled', cancel_reason = $2, cancelled_at = now(), cancelled_by_name = $3 WHERE id = ANY ($1::uuid[])`,
    [ids, reason, by],
  );
  await unit.execute('UPDATE lab_orders SET version = version + 1 WHERE id = $1', [orderId]);
}
