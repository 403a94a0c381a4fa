import { Injectable } from '@nestjs/common';
import {
  CARE_PLAN_LIMITS,
  type CarePlan,
  type CarePlanContent,
  type CarePlanList,
  type CarePlanRequest,
  type CarePlansQuery,
  type CarePlanStatusChange,
} from '@hms/shared-dto';
import { AuditLog } from '../audit/audit-log.js';
import { decodeInstantCursor, encodeCursor } from '../common/cursor.js';
import { dayIn } from '../common/days.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { staleVersion } from '../common/version.js';
import { PatientStatuses } from '../patients/patient-statuses.service.js';
import { VisitDirectory } from '../records/visit-directory.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { CarePlanBook, inactivePatient, requireRoom } from './care-plan-book.service.js';
import { CarePlanEntity } from './care-plan.entity.js';
import { changedFields, requireNothingOpen, requireOpen, requireStep, toPlanValues } from './care-plan.rules.js';
import { lockPatient } from './care-plans.queries.js';

const USUAL_LIMIT = 20;
const SORT = 'care-plans';

/** Something that is changed as somebody has seen it; `version` null where the caller has seen none. */
export interface Seen<T> {
  readonly body: T;
  readonly version: number | null;
}

/** Treatment plans of patients. */
@Injectable()
export class CarePlans {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly patients: PatientStatuses,
    private readonly visits: VisitDirectory,
    private readonly book: CarePlanBook,
  ) {}

  /** One page, the newest first. Reading it is reading the chart. @throws NotFoundError `patient.not_found` */
  async list(patientId: string, { limit = USUAL_LIMIT, cursor, status }: CarePlansQuery): Promise<CarePlanList> {
    const after = cursor ? decodeInstantCursor(cursor, SORT) : null;
    await this.patients.requireKnown(patientId);
    const page = this.repository.createQueryBuilder('c').where('c.patient_id = :patientId', { patientId });
    if (status) page.andWhere('c.status = :status', { status });
    const total = await page.getCount();
    if (after) page.andWhere('(c.created_at, c.id) < (:at::timestamptz, :id::uuid)', { at: after[0], id: after[1] });
    page
      .addSelect('c.created_at::text', 'key')
      .orderBy('c.created_at', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .limit(limit + 1);
    const { entities, raw } = await page.getRawAndEntities<{ key: string }>();
    const data = await this.book.summaries(entities.slice(0, limit));
    await this.audit.record({ action: 'care_plan.listed', entity: 'care_plan', patientId, details: { shown: data.length } });
    const last = entities.length > limit ? entities[limit - 1] : undefined;
    const nextCursor = last ? encodeCursor(SORT, [raw[limit - 1].key, last.id]) : null;
    return { data, page: { nextCursor, total, totalIsEstimate: false } };
  }

  /** Reading one is reading the chart. @throws NotFoundError `care_plan.not_found` */
  async get(id: string): Promise<CarePlan> {
    const plan = await this.book.find(id);
    await this.book.record('read', plan);
    return this.book.whole(plan);
  }

  /** @throws InvalidRequestError, NotFoundError for patient and visit, DomainError `patient.illegal_state`, `care_plan.limit` */
  async make(patientId: string, request: CarePlanRequest, caller: Principal): Promise<CarePlan> {
    const { visitId = null, ...content } = request;
    const values = toPlanValues(content, dayIn(caller.timeZone));
    const status = await lockPatient(this.units.current, patientId);
    if (status === undefined) throw missing('patient.not_found');
    if (status !== 'active') throw inactivePatient();
    if (visitId !== null) await this.visits.requireOf(patientId, visitId);
    requireRoom(await this.repository.countBy({ patientId }), CARE_PLAN_LIMITS.plans, 'plans of one patient');
    const author = { createdBy: caller.kind === 'person' ? caller.userId : null, createdByName: caller.name, updatedByName: caller.name };
    const row = this.repository.create({ ...values, patientId, visitId, ...author, statusByName: caller.name });
    const { id } = await this.repository.save(row);
    return this.book.told('made', id);
  }

  /** Replaces what a person writes of it. @throws as `make`, and DomainError `care_plan.illegal_state`, `version.stale` */
  async change(id: string, { body, version }: Seen<CarePlanContent>, caller: Principal): Promise<CarePlan> {
    const plan = await this.book.lock(id);
    requireOpen(plan);
    requireSeen(plan, version);
    const values = toPlanValues(body, plan.periodStart);
    await this.write(plan, values, caller);
    return this.book.told('changed', id, { fields: changedFields<CarePlanEntity>(plan, values) });
  }

  /** A step of its life. @throws DomainError `care_plan.illegal_state`, `care_plan.open_activities`, `version.stale`, InvalidRequestError */
  async move(id: string, { body, version }: Seen<CarePlanStatusChange>, caller: Principal): Promise<CarePlan> {
    const plan = await this.book.lock(id);
    requireSeen(plan, version);
    requireStep(plan.status, body);
    if (body.status === 'completed') requireNothingOpen((await this.book.whole(plan)).activities);
    const { status, reason } = body;
    const now = { status, statusReason: reason || null, statusAt: new Date(), statusByName: caller.name };
    await this.write(plan, now, caller);
    return this.book.told('moved', id, { from: plan.status, to: status });
  }

  private async write({ id, version }: CarePlanEntity, change: Partial<CarePlanEntity>, caller: Principal): Promise<void> {
    await this.repository.update({ id }, { ...change, version: version + 1, updatedAt: new Date(), updatedByName: caller.name });
  }

  private get repository() {
    return this.units.current.repository(CarePlanEntity);
  }
}

/** Of a row that this transaction has locked. @throws DomainError `version.stale` */
export function requireSeen(row: { readonly version: number }, version: number | null): void {
  if (version !== null && version !== row.version) throw staleVersion();
}
