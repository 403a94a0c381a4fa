import { Injectable } from '@nestjs/common';
import type { LabHistory, LabHistoryTest, LabItemStatus } from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { PatientStatuses } from '../../patients/patient-statuses.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { RESULT, toLabResult, type StoredResult } from '../lab-rows.js';

/** Results that are shown at once: many years of most people. Of a test that was measured before all of them the last one is shown besides. */
const MOST_RESULTS = 1000;

interface HistoryRow {
  readonly test_id: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
  readonly order_id: string;
  readonly status: LabItemStatus;
  readonly collected_at: Date;
  readonly result: StoredResult;
  readonly counted: number;
}

const HISTORY = `WITH measured AS (
    SELECT i.id, row_number() OVER newest AS nth, row_number() OVER (PARTITION BY i.test_id ORDER BY s.collected_at DESC, i.position, i.id) AS nth_of_test
    FROM lab_orders o JOIN lab_order_items i ON i.order_id = o.id JOIN lab_specimens s ON s.id = i.specimen_id
    WHERE o.patient_id = $1 AND i.status IN ('preliminary', 'final', 'corrected')
    WINDOW newest AS (ORDER BY s.collected_at DESC, i.position, i.id))
  SELECT i.test_id, t.code, t.name, t.definition ->> 'unit' AS unit, i.order_id, i.status, s.collected_at, ${RESULT} AS result,
    (SELECT count(*)::int FROM measured) AS counted
  FROM measured m JOIN lab_order_items i ON i.id = m.id JOIN lab_specimens s ON s.id = i.specimen_id JOIN lab_results r ON r.id = i.result_id
    JOIN lab_test_versions v ON v.test_id = r.test_id AND v.version = r.test_version JOIN lab_tests t ON t.id = i.test_id
  WHERE m.nth <= ${MOST_RESULTS} OR m.nth_of_test = 1 ORDER BY m.nth`;

/** What was measured of a patient over the years. */
@Injectable()
export class LabHistories {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly patients: PatientStatuses,
  ) {}

  /** Reading it is reading the chart. @throws NotFoundError `patient.not_found` */
  async of(patientId: string): Promise<LabHistory> {
    await this.patients.requireKnown(patientId);
    const rows = await this.units.current.query<HistoryRow>(HISTORY, [patientId]);
    await this.audit.record({ action: 'lab_results.read', entity: 'patient', entityId: patientId, patientId });
    return { data: byTest(rows), truncated: (rows[0]?.counted ?? 0) > rows.length };
  }
}

/** In the order in which each test was measured last. */
function byTest(rows: readonly HistoryRow[]): LabHistoryTest[] {
  const tests = new Map<string, LabHistoryTest>();
  for (const { test_id: testId, code, name, unit, order_id, status, collected_at, result } of rows) {
    const test = tests.get(testId) ?? { testId, code, name, unit, results: [] };
    test.results.push({ ...toLabResult(result), orderId: order_id, status, collectedAt: collected_at.toISOString() });
    tests.set(testId, test);
  }
  return [...tests.values()];
}
