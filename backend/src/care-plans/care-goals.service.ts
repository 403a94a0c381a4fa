import { Injectable } from '@nestjs/common';
import { CARE_PLAN_LIMITS, type CareGoalChange, type CareGoalContent, type CarePlan } from '@hms/shared-dto';
import { DomainError } from '../common/domain-error.js';
import { missing } from '../common/id-param.js';
import type { Principal } from '../common/request.js';
import { UnitsOfWork } from '../tenancy/units-of-work.js';
import { CareGoalEntity } from './care-goal.entity.js';
import { CarePlanBook, requireRoom } from './care-plan-book.service.js';
import { changedFields, requireOpen, toGoalValues } from './care-plan.rules.js';
import { requireSeen, type Seen } from './care-plans.service.js';

/** What plans are to reach. Each answer is the whole plan, as it is now. */
@Injectable()
export class CareGoals {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly book: CarePlanBook,
  ) {}

  /** @throws NotFoundError, InvalidRequestError, DomainError `patient.illegal_state`, `care_plan.illegal_state`, `care_plan.limit` */
  async add(planId: string, content: CareGoalContent, caller: Principal): Promise<CarePlan> {
    const values = toGoalValues(content);
    const plan = await this.book.lock(planId);
    requireOpen(plan);
    requireRoom(await this.repository.countBy({ planId }), CARE_PLAN_LIMITS.goals, 'goals of one plan');
    const { id } = await this.repository.save(this.repository.create({ ...values, planId, updatedByName: caller.name }));
    return this.book.touched('goal_added', plan, caller, { goalId: id });
  }

  /** Replaces all of it. @throws as `add`, and DomainError `care_goal.illegal_state`, `version.stale` */
  async change(place: { planId: string; id: string }, { body, version }: Seen<CareGoalChange>, caller: Principal): Promise<CarePlan> {
    const { achievementStatus = 'in-progress', lifecycleStatus = 'active', ...content } = body;
    const values = { ...toGoalValues(content), achievementStatus, lifecycleStatus };
    const plan = await this.book.lock(place.planId);
    const goal = await this.repository.findOneBy(place);
    if (!goal) throw missing('care_goal.not_found');
    requireOpen(plan);
    requireSeen(goal, version);
    if (goal.lifecycleStatus === 'cancelled') throw new DomainError('care_goal.illegal_state', 'This goal is cancelled. Add another.');
    const next = { ...values, version: goal.version + 1, updatedAt: new Date(), updatedByName: caller.name };
    await this.repository.update(place, next);
    return this.book.touched('goal_changed', plan, caller, { goalId: goal.id, fields: changedFields<CareGoalEntity>(goal, values) });
  }

  private get repository() {
    return this.units.current.repository(CareGoalEntity);
  }
}
