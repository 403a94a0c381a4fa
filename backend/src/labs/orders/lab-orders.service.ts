import { Injectable } from '@nestjs/common';
import {
  LAB_FORMULAS,
  LAB_LIMITS,
  type LabCancelRequest,
  type LabFormulaName,
  type LabOrder,
  type LabOrderList,
  type LabOrderQuery,
  type LabOrderRequest,
} from '@hms/shared-dto';
import { AuditLog } from '../../audit/audit-log.js';
import { decodeInstantCursor, encodeCursor } from '../../common/cursor.js';
import { DomainError, InvalidRequestError } from '../../common/domain-error.js';
import { missing } from '../../common/id-param.js';
import type { Principal } from '../../common/request.js';
import { staleVersion } from '../../common/version.js';
import { LiveEvents } from '../../events/live-events.service.js';
import { PatientStatuses } from '../../patients/patient-statuses.service.js';
import { VisitDirectory } from '../../records/visit-directory.service.js';
import { UnitsOfWork } from '../../tenancy/units-of-work.js';
import { pageTotal } from '../lab-rows.js';
import { refreshStage } from '../specimens/specimens.queries.js';
import { toLabOrder } from './lab-order.mapper.js';
import {
  cancelItems,
  countPanels,
  expandTests,
  findDuplicates,
  findOrder,
  insertOrder,
  itemStatuses,
  lockOrder,
  orderPage,
  testsByCode,
  type CountedOrder,
  type WantedTest,
} from './lab-orders.queries.js';

const USUAL_LIMIT = 20;
const SORT = '-orderedAt';
const CANCELLABLE: readonly string[] = ['ordered', 'collected', 'received', 'in_progress'];

/** Asking the laboratory, and taking it back. A billing hold stops neither. */
@Injectable()
export class LabOrders {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly patients: PatientStatuses,
    private readonly visits: VisitDirectory,
  ) {}

  /** @throws InvalidRequestError, NotFoundError `patient.not_found`, `visit.not_found`, DomainError `patient.illegal_state`, `lab_order.duplicate` with what is there */
  async place(request: LabOrderRequest, caller: Principal): Promise<LabOrder> {
    const unit = this.units.current;
    if ((await this.patients.lock(request.patientId)) !== 'active')
      throw new DomainError('patient.illegal_state', 'This patient is not active. Nothing can be ordered.');
    if (request.visitId) await this.visits.requireOf(request.patientId, request.visitId);
    const tests = await this.testsOf(request);
    const duplicates = request.allowDuplicate
      ? []
      : await findDuplicates(
          unit,
          request.patientId,
          tests.map(({ id }) => id),
        );
    if (duplicates.length > 0)
      throw new DomainError('lab_order.duplicate', 'Some of these tests are under way or were ordered within the last day.', {
        duplicates,
      });
    const id = await insertOrder(unit, request, tests, caller);
    const details = { tests: tests.map(({ code }) => code), priority: request.priority ?? 'routine' };
    await this.changed('placed', { id, patientId: request.patientId }, details);
    return this.find(id);
  }

  /** Reading one is reading the chart. @throws NotFoundError */
  async get(id: string): Promise<LabOrder> {
    const order = await this.find(id);
    await this.audit.record({ action: 'lab_order.read', entity: 'lab_order', entityId: id, patientId: order.patient.id });
    return order;
  }

  /** The newest first. Of one patient it is reading the chart. */
  async list({ limit = USUAL_LIMIT, cursor, patientId, visitId }: LabOrderQuery): Promise<LabOrderList> {
    const after = cursor ? decodeInstantCursor(cursor, SORT) : null;
    const rows = await orderPage(this.units.current, { patientId, visitId }, { limit, after });
    const data = rows.slice(0, limit).map(toLabOrder);
    const entry = { action: 'lab_orders.listed', entity: 'lab_order', details: { shown: data.length } };
    if (patientId) await this.audit.record({ ...entry, patientId });
    else this.audit.recordSoon(entry);
    return { data, page: { nextCursor: nextCursor(rows, limit), ...pageTotal(rows, after === null) } };
  }

  /** What has a result stays. @throws NotFoundError, DomainError `lab_order.illegal_state`, `version.stale` */
  async cancel(id: string, { itemIds, reason }: LabCancelRequest, version: number | null, caller: Principal): Promise<LabOrder> {
    const unit = this.units.current;
    const order = await lockOrder(unit, id);
    if (!order) throw missing('lab_order.not_found');
    if (version !== null && version !== order.version) throw staleVersion();
    const open = (await itemStatuses(unit, id)).filter(({ status }) => CANCELLABLE.includes(status));
    const chosen = itemIds ? open.filter((item) => itemIds.includes(item.id)) : open;
    const isWhole = itemIds ? chosen.length === new Set(itemIds).size : chosen.length > 0;
    if (!isWhole)
      throw new DomainError('lab_order.illegal_state', 'Tests that have a result or were cancelled already cannot be cancelled.');
    await cancelItems(
      unit,
      id,
      chosen.map((item) => item.id),
      { reason, by: caller.name },
    );
    for (const specimenId of new Set(chosen.map((item) => item.specimenId))) await refreshStage(unit, specimenId);
    await this.changed('cancelled', { id, patientId: order.patientId }, { items: chosen.length });
    return this.find(id);
  }

  /** Each once, with what calculated ones need. @throws InvalidRequestError */
  private async testsOf({ testIds, panelIds }: LabOrderRequest): Promise<WantedTest[]> {
    const unit = this.units.current;
    const named = await expandTests(unit, [...new Set(panelIds)], [...new Set(testIds)]);
    const panels = await countPanels(unit, panelIds);
    if (panels !== new Set(panelIds).size) throw unknown('panelIds', 'lab_panel.unknown', 'Choose panels that are in use.');
    if (testIds.some((id) => !named.some((test) => test.id === id)))
      throw unknown('testIds', 'lab_test.unknown', 'Choose tests that are in use.');
    const codes = named.flatMap(({ formula }): readonly string[] => (formula ? LAB_FORMULAS[formula as LabFormulaName].inputs : []));
    const lacking = codes.filter((code) => !named.some((test) => test.code === code));
    const tests = [...named, ...(lacking.length > 0 ? await testsByCode(unit, lacking) : [])];
    if (tests.length === 0) throw unknown('testIds', 'lab_order.empty', 'Choose at least one test or panel.');
    if (tests.length > LAB_LIMITS.tests)
      throw unknown('testIds', 'array.too_long', `An order has at most ${LAB_LIMITS.tests} tests. Split it.`);
    return tests;
  }

  private async find(id: string): Promise<LabOrder> {
    const row = await findOrder(this.units.current, id);
    if (!row) throw missing('lab_order.not_found');
    return toLabOrder(row);
  }

  private async changed(what: string, { id, patientId }: { id: string; patientId: string }, details: Readonly<Record<string, unknown>>) {
    await this.audit.record({ action: `lab_order.${what}`, entity: 'lab_order', entityId: id, patientId, details });
    this.events.emit('lab.order_changed', { orderId: id, patientId });
  }
}

const unknown = (path: string, code: string, message: string) => new InvalidRequestError([{ path, code, message }]);

function nextCursor(rows: readonly CountedOrder[], limit: number): string | null {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return last ? encodeCursor(SORT, [last.key, last.id]) : null;
}
