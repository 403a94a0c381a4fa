import type { LabItemStatus, LabTestRequest } from '@hms/shared-dto';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import { RESULT, type StoredResult } from '../lab-rows.js';
import { converted } from '../../common/units.js';
import type { Evaluated, PreviousValue } from './evaluation.rules.js';

/** A test of a tube with its definition of today. */
export interface SheetItem {
  readonly id: string;
  readonly test_id: string;
  readonly status: LabItemStatus;
  readonly result_id: string | null;
  readonly definition: LabTestRequest;
  readonly version: number;
  readonly confirmed: boolean;
  readonly result: StoredResult | null;
}

export const sheetItems = (unit: UnitOfWork, specimenId: string): Promise<SheetItem[]> =>
  unit.query<SheetItem>(
    `SELECT i.id, i.test_id, i.status, i.result_id, t.definition, t.version, t.confirmed_at IS NOT NULL AS confirmed,
       CASE WHEN r.id IS NOT NULL THEN ${RESULT} END AS result
     FROM lab_order_items i JOIN lab_tests t ON t.id = i.test_id LEFT JOIN lab_results r ON r.id = i.result_id
       LEFT JOIN lab_test_versions v ON v.test_id = r.test_id AND v.version = r.test_version
     WHERE i.specimen_id = $1 AND i.status <> 'cancelled' ORDER BY i.position`,
    [specimenId],
  );

interface PreviousRow {
  readonly test_id: string;
  readonly value: number;
  readonly unit: string | null;
  readonly collected_at: Date;
  readonly to_unit: string | null;
  readonly molar_mass: number | null;
}

/** The last verified number of each test of a tube, of the same patient and no older than the test compares. In the test's unit of today. */
export async function previousValues(unit: UnitOfWork, specimenId: string): Promise<ReadonlyMap<string, PreviousValue>> {
  const rows = await unit.query<PreviousRow>(
    `SELECT DISTINCT ON (i.test_id) i.test_id, r.value_number AS value, r.unit, s.collected_at, t.definition ->> 'unit' AS to_unit,
       (t.definition ->> 'molarMass')::float8 AS molar_mass
     FROM lab_specimens me JOIN lab_orders mine ON mine.id = me.order_id JOIN lab_order_items wanted ON wanted.specimen_id = me.id
       JOIN lab_orders o ON o.patient_id = mine.patient_id JOIN lab_order_items i ON i.order_id = o.id AND i.test_id = wanted.test_id
       JOIN lab_tests t ON t.id = i.test_id JOIN lab_results r ON r.id = i.result_id JOIN lab_specimens s ON s.id = i.specimen_id
     WHERE me.id = $1 AND i.id <> wanted.id AND i.status IN ('final', 'corrected') AND r.value_number IS NOT NULL AND r.comparator IS NULL
       AND s.collected_at < coalesce(me.collected_at, now())
       AND s.collected_at > coalesce(me.collected_at, now()) - make_interval(days => coalesce((t.definition ->> 'deltaDays')::int, 3660))
     ORDER BY i.test_id, s.collected_at DESC`,
    [specimenId],
  );
  return new Map(rows.flatMap((row) => toPrevious(row)));
}

function toPrevious({ test_id, value, unit, collected_at, to_unit, molar_mass }: PreviousRow): [string, PreviousValue][] {
  const inUnit = unit === null || to_unit === null ? null : converted(value, { from: unit, to: to_unit, molarMass: molar_mass });
  return inUnit === null ? [] : [[test_id, { value: inUnit, collectedAt: collected_at.toISOString() }]];
}

/** A result as it is written: for which item, and of a correction, of what. */
export interface NewResult {
  readonly item: SheetItem;
  readonly evaluated: Evaluated;
  readonly by: { readonly id: string; readonly name: string };
  readonly correction?: { readonly ofId: string; readonly reason: string };
  /** Verified with the writing: a correction, or what goes out by itself. */
  readonly verifiedBy?: { readonly id: string | null; readonly name: string };
}

/** Writes a result; its item has this status from now on. @returns its id */
export async function insertResult(
  unit: UnitOfWork,
  { item, evaluated, by, correction, verifiedBy }: NewResult,
  status: LabItemStatus,
): Promise<string> {
  const [{ id }] = await unit.query<{ id: string }>(
    `WITH written AS (
       INSERT INTO lab_results (item_id, test_id, test_version, value_number, comparator, value_code, value_text, unit, entered, flag, critical, reference_range, delta,
         entered_by, entered_by_name, entered_at, corrects_id, correction_reason, verified_at, verified_by, verified_by_name)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, clock_timestamp(), $16, $17, CASE WHEN $19::text IS NOT NULL THEN now() END, $18, $19)
       RETURNING id)
     UPDATE lab_order_items SET result_id = written.id, status = $20 FROM written WHERE lab_order_items.id = $1 RETURNING written.id`,
    [
      ...[item.id, item.test_id, item.version, ...valuesOf(evaluated), by.id, by.name],
      ...[correction?.ofId, correction?.reason, verifiedBy?.id, verifiedBy?.name].map((value) => value ?? null),
      status,
    ],
  );
  return id;
}

const valuesOf = ({ number, comparator, code, text, unit, entered, flag, critical, range, delta }: Evaluated): unknown[] => [
  ...[number, comparator, code, text, unit, json(entered), flag, critical, json(range), json(delta)],
];

const json = (value: object | null): string | null => value && JSON.stringify(value);

/** What is complete, calculated ones too, waits to be verified from now on. */
export const setStatus = (unit: UnitOfWork, itemIds: readonly string[], status: LabItemStatus): Promise<number> =>
  unit.execute('UPDATE lab_order_items SET status = $2 WHERE id = ANY ($1::uuid[])', [itemIds, status]);

/** @returns how many of these nobody had verified before */
export const markVerified = (
  unit: UnitOfWork,
  resultIds: readonly string[],
  by: { readonly id: string | null; readonly name: string },
): Promise<number> =>
  unit.execute(
    'UPDATE lab_results SET verified_at = now(), verified_by = $2, verified_by_name = $3 WHERE id = ANY ($1::uuid[]) AND verified_at IS NULL',
    [resultIds, by.id, by.name],
  );

export interface LabRules {
  readonly secondPerson: boolean;
  readonly autoVerify: boolean;
  readonly escalationMinutes: number[];
  readonly deputyId: string | null;
}

export async function labRules(unit: UnitOfWork): Promise<LabRules> {
  const [row] = await unit.query<LabRules>(
    `SELECT second_person AS "secondPerson", auto_verify AS "autoVerify", escalation_minutes AS "escalationMinutes", deputy_id AS "deputyId" FROM lab_settings`,
  );
  return row;
}
