import { Injectable } from '@nestjs/common';
import { CARE_PLAN_LIMITS, type CareActivity, type CarePlan, type CarePlanSummary } from '@hms/shared-dto';
import { In } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { DomainError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { LiveEvents } from '../events/live-events.service.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { CareActivityEntity } from './care-activity.entity.js';
import { CareGoalEntity } from './care-goal.entity.js';
import { CarePlanEntity } from './care-plan.entity.js';
import { linkOf, toCareActivity, toCarePlan, toCarePlanSummary } from './care-plan.mapper.js';
import { lockPlan } from './care-plans.queries.js';
import { LinkedThings } from './linked-things.service.js';

/** Plans as they are read, locked, and told of after a change: what goals, activities and the plans themselves have in common. */
@Injectable()
export class CarePlanBook {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly audit: AuditLog,
    private readonly events: LiveEvents,
    private readonly linked: LinkedThings,
  ) {}

  /** A plan that may be written: nobody else changes it or its parts until COMMIT. @throws NotFoundError, DomainError `patient.illegal_state` */
  async lock(id: string): Promise<CarePlanEntity> {
    const status = await lockPlan(this.units.current, id);
    if (status === undefined) throw missing('care_plan.not_found');
    if (status !== 'active') throw inactivePatient();
    return this.find(id);
  }

  /** @throws NotFoundError `care_plan.not_found` */
  async find(id: string): Promise<CarePlanEntity> {
    const row = await this.units.current.repository(CarePlanEntity).findOneBy({ id });
    if (!row) throw missing('care_plan.not_found');
    return row;
  }

  /** With goals and activities, in the order in which they were written. */
  async whole(plan: CarePlanEntity): Promise<CarePlan> {
    const goals = await this.units.current
      .repository(CareGoalEntity)
      .find({ where: { planId: plan.id }, order: { id: 'ASC' }, take: CARE_PLAN_LIMITS.goals });
    const activities = await this.activitiesOf([plan]);
    return toCarePlan(plan, goals, activities.get(plan.id) ?? []);
  }

  async summaries(plans: readonly CarePlanEntity[]): Promise<CarePlanSummary[]> {
    const activities = await this.activitiesOf(plans);
    return plans.map((plan) => toCarePlanSummary(plan, activities.get(plan.id) ?? []));
  }

  /** After a change of a goal or activity: the plan was touched, and whoever looks at it is told. */
  async touched(what: string, { id }: CarePlanEntity, caller: Principal, details: Readonly<Record<string, unknown>>): Promise<CarePlan> {
    await this.units.current.repository(CarePlanEntity).update({ id }, { updatedAt: new Date(), updatedByName: caller.name });
    return this.told(what, id, details);
  }

  /** Into the audit and to open pages. @returns the plan as it is now */
  async told(what: string, id: string, details: Readonly<Record<string, unknown>> = {}): Promise<CarePlan> {
    const plan = await this.find(id);
    await this.record(what, plan, details);
    this.events.emit('care_plan.changed', { planId: id, patientId: plan.patientId });
    return this.whole(plan);
  }

  record(what: string, { id, patientId }: Pick<CarePlanEntity, 'id' | 'patientId'>, details: Readonly<Record<string, unknown>> = {}) {
    return this.audit.record({ action: `care_plan.${what}`, entity: 'care_plan', entityId: id, patientId, details });
  }

  /** By plan. What an undone merge left with another patient is not shown. */
  private async activitiesOf(plans: readonly CarePlanEntity[]): Promise<ReadonlyMap<string, CareActivity[]>> {
    const ids = plans.map(({ id }) => id);
    const rows = await this.units.current
      .repository(CareActivityEntity)
      .find({ where: { planId: In(ids) }, order: { id: 'ASC' }, take: ids.length * CARE_PLAN_LIMITS.activities });
    const linked = await this.linked.of(rows);
    const patientOf = new Map(plans.map(({ id, patientId }) => [id, patientId]));
    const found = new Map<string, CareActivity[]>(ids.map((id) => [id, []]));
    for (const row of rows) {
      const thing = linked.get(linkOf(row) ?? '');
      const own = thing?.patientId === patientOf.get(row.planId) ? thing : undefined;
      found.get(row.planId)!.push(toCareActivity(row, own));
    }
    return found;
  }
}

export const inactivePatient = (): DomainError =>
  new DomainError('patient.illegal_state', 'This patient is not active. Nothing can be planned here.');

/** @throws DomainError `care_plan.limit` */
export function requireRoom(count: number, most: number, what: string): void {
  if (count >= most) throw new DomainError('care_plan.limit', `At most ${most} ${what}. Change one that is there.`);
}
