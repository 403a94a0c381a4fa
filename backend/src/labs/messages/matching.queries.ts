import type { LabItemStatus, LabStage, LabTestRequest } from '@hms/shared-dto';
import type { UnitOfWork } from '../../tenancy/unit-of-work.js';
import type { Oru } from './oru.js';
import { mappingKey, type KnownTest } from './oru.rules.js';

export interface MatchedOrder {
  readonly id: string;
  readonly order_number: string;
  readonly date_of_birth: string | null;
  readonly birth_date_estimated: boolean;
  /** One of the numbers in the message is this patient's, or that of a record which was merged into this one. */
  readonly same_patient: boolean;
}

/** Orders that have one of these numbers, or a specimen that has, kept as they are until COMMIT. Two are enough to know that they differ. */
export const ordersWith = (unit: UnitOfWork, numbers: readonly string[], patientNumbers: readonly string[]): Promise<MatchedOrder[]> =>
  unit.query<MatchedOrder>(
    `WITH RECURSIVE named AS (
       SELECT id, replaced_by FROM patients WHERE patient_number = ANY ($2)
       UNION SELECT p.id, p.replaced_by FROM named n JOIN patients p ON p.id = n.replaced_by)
     SELECT o.id, o.order_number, p.date_of_birth::text, p.birth_date_estimated, p.id IN (SELECT id FROM named) AS same_patient
     FROM lab_orders o JOIN patients p ON p.id = o.patient_id
     WHERE o.order_number = ANY ($1) OR o.id IN (SELECT s.order_id FROM lab_specimens s WHERE s.accession_number = ANY ($1)) LIMIT 2 FOR UPDATE OF o`,
    [numbers, patientNumbers],
  );

export interface OrderedTest extends KnownTest {
  readonly itemId: string;
  readonly specimenId: string;
  readonly status: LabItemStatus;
  readonly stage: LabStage;
}

/** What is measured for an order. */
export const testsOfOrder = (unit: UnitOfWork, orderId: string): Promise<OrderedTest[]> =>
  unit.query<OrderedTest>(
    `SELECT i.id AS "itemId", i.specimen_id AS "specimenId", i.status, s.stage, t.id AS "testId", t.definition
     FROM lab_order_items i JOIN lab_specimens s ON s.id = i.specimen_id JOIN lab_tests t ON t.id = i.test_id
     WHERE i.order_id = $1 AND i.status <> 'cancelled' ORDER BY i.position`,
    [orderId],
  );

/** What this sender's codes stand for, by {@link mappingKey}. */
export async function mappingsOf(unit: UnitOfWork, { sender, results }: Oru): Promise<ReadonlyMap<string, string>> {
  const codes = results.flatMap((result) => result.codes.map(({ code }) => code));
  const rows = await unit.query<{ system: string; code: string; test_id: string }>(
    'SELECT system, code, test_id FROM lab_code_mappings WHERE sender = $1 AND code = ANY ($2)',
    [sender, codes],
  );
  return new Map(rows.map(({ system, code, test_id }) => [mappingKey(system, code), test_id]));
}

/** Tests of the catalogue that the codes of a message may stand for. */
export const testsNamedBy = (unit: UnitOfWork, { results }: Oru, mappings: ReadonlyMap<string, string>): Promise<KnownTest[]> =>
  unit.query<{ testId: string; definition: LabTestRequest }>(
    `SELECT id AS "testId", definition FROM lab_tests
     WHERE archived_at IS NULL AND (id = ANY ($1::uuid[]) OR definition ->> 'loinc' = ANY ($2)) ORDER BY code LIMIT 2000`,
    [[...mappings.values()], results.flatMap((result) => result.codes.map(({ code }) => code))],
  );
