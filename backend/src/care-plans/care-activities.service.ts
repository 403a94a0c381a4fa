import { Injectable } from '@nestjs/common';
import {
  CARE_PLAN_LIMITS,
  isDroppedActivity,
  type CareActivityContent,
  type CareActivityLink,
  type CareActivityRequest,
  type CareActivityStatus,
  type CareActivityStatusChange,
  type CarePlan,
} from '@hms/shared-dto';
import { DomainError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { CareActivityEntity } from './care-activity.entity.js';
import { CarePlanBook, requireRoom } from './care-plan-book.service.js';
import type { CarePlanEntity } from './care-plan.entity.js';
import { linkOf } from './care-plan.mapper.js';
import { activityState, changedFields, requireActive, requireActivityStep, requireOpen, requireOpenActivity } from './care-plan.rules.js';
import { requireSeen, type Seen } from './care-plans.service.js';
import { LinkedThings } from './linked-things.service.js';

/** One activity, as a path names it. */
export interface ActivityPlace {
  readonly planId: string;
  readonly id: string;
}

const COLUMN = { ServiceRequest: 'labOrderId', MedicationRequest: 'prescriptionId', Appointment: 'appointmentId' } as const;

const toValues = ({ description, dueOn, performerRole }: CareActivityContent) => ({
  ...{ description, dueOn: dueOn ?? null, performerRole: performerRole ?? null },
});

/** What plans have people do, and what becomes of it. Each answer is the whole plan, as it is now. */
@Injectable()
export class CareActivities {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly book: CarePlanBook,
    private readonly linked: LinkedThings,
  ) {}

  /** @throws NotFoundError, InvalidRequestError, DomainError `patient.illegal_state`, `care_plan.illegal_state`, `care_plan.limit` */
  async add(planId: string, { kind, ...content }: CareActivityRequest, caller: Principal): Promise<CarePlan> {
    const plan = await this.book.lock(planId);
    requireOpen(plan);
    requireRoom(await this.repository.countBy({ planId }), CARE_PLAN_LIMITS.activities, 'activities of one plan');
    const row = this.repository.create({ ...toValues(content), planId, kind, updatedByName: caller.name });
    const { id } = await this.repository.save(row);
    return this.book.touched('activity_added', plan, caller, { activityId: id, kind });
  }

  /** Replaces what a person writes of it. @throws as `add`, and DomainError `care_activity.illegal_state`, `version.stale` */
  async change(place: ActivityPlace, { body, version }: Seen<CareActivityContent>, caller: Principal): Promise<CarePlan> {
    const { plan, activity } = await this.lock(place);
    requireOpen(plan);
    requireSeen(activity, version);
    requireOpenActivity(activity);
    const values = toValues(body);
    await this.write(activity, values, caller);
    const fields = changedFields<CareActivityEntity>(activity, values);
    return this.book.touched('activity_changed', plan, caller, { activityId: activity.id, fields });
  }

  /**
   * Ticks a task, or takes the tick back; cancels what is not to be done any more.
   * @throws DomainError `care_plan.illegal_state`, `care_activity.illegal_state`, `care_activity.not_a_task`, `version.stale`, InvalidRequestError
   */
  async move(place: ActivityPlace, { body, version }: Seen<CareActivityStatusChange>, caller: Principal): Promise<CarePlan> {
    const { plan, activity } = await this.lock(place);
    if (body.status === 'cancelled') requireOpen(plan);
    else requireActive(plan);
    requireSeen(activity, version);
    requireActivityStep(activity, body);
    if ((await this.progressOf(plan, activity)) === 'completed') throw activityState('is completed');
    const isDone = body.status === 'completed';
    const done = { doneAt: isDone ? new Date() : null, doneBy: isDone ? caller.userId : null, doneByName: isDone ? caller.name : null };
    const statusReason = body.status === 'cancelled' ? body.reason! : null;
    await this.write(activity, { status: body.status, statusReason, ...done }, caller);
    const details = { activityId: activity.id, from: activity.status, to: body.status };
    return this.book.touched('activity_moved', plan, caller, details);
  }

  /**
   * Names what it turned into. What was linked and came to nothing makes room for another.
   * @throws NotFoundError, DomainError `care_plan.illegal_state`, `care_activity.illegal_state`, `care_activity.is_a_task`,
   *   `care_activity.linked_already`, `care_activity.other_patient`, `version.stale`
   */
  async link(place: ActivityPlace, { body, version }: Seen<CareActivityLink>, caller: Principal): Promise<CarePlan> {
    const { plan, activity } = await this.lock(place);
    requireActive(plan);
    requireSeen(activity, version);
    requireOpenActivity(activity);
    if (activity.kind === 'Task')
      throw new DomainError('care_activity.is_a_task', 'A task turns into nothing else. Tick it once it is done.');
    const before = await this.progressOf(plan, activity);
    if (before !== null && !isDroppedActivity(before))
      throw new DomainError('care_activity.linked_already', 'This has become real already. Cancel that first, or add another activity.');
    const thing = await this.linked.get(activity.kind, body.id);
    if (thing.patientId !== plan.patientId)
      throw new DomainError('care_activity.other_patient', 'That is of another patient. Choose one of this patient.');
    await this.write(activity, { [COLUMN[activity.kind]]: body.id }, caller);
    const details = { activityId: activity.id, kind: activity.kind, linkedId: body.id };
    return this.book.touched('activity_linked', plan, caller, details);
  }

  /** Of what it is linked to, if that is the plan's patient's. */
  private async progressOf(plan: CarePlanEntity, activity: CareActivityEntity): Promise<CareActivityStatus | null> {
    const id = linkOf(activity);
    const thing = id === null ? undefined : (await this.linked.of([activity])).get(id);
    return thing?.patientId === plan.patientId ? thing.status : null;
  }

  private async lock({ planId, id }: ActivityPlace): Promise<{ plan: CarePlanEntity; activity: CareActivityEntity }> {
    const plan = await this.book.lock(planId);
    const activity = await this.repository.findOneBy({ planId, id });
    if (!activity) throw missing('care_activity.not_found');
    return { plan, activity };
  }

  private async write({ id, version }: CareActivityEntity, change: Partial<CareActivityEntity>, caller: Principal): Promise<void> {
    await this.repository.update({ id }, { ...change, version: version + 1, updatedAt: new Date(), updatedByName: caller.name });
  }

  private get repository() {
    return this.units.current.repository(CareActivityEntity);
  }
}
