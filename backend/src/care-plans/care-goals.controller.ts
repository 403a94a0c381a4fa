import { Body, Post, Put, Res } from '@nestjs/common';
import { CareGoalChange, CareGoalContent, CarePlan } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam, IdParams } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatch } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { CareGoals } from './care-goals.service.js';

/** Goals of a treatment plan. */
@TenantController('care-plans')
export class CareGoalsController {
  constructor(private readonly goals: CareGoals) {}

  /** Add a goal to a treatment plan; the answer is the plan. */
  @Post(':id/goals')
  @RequirePermission('records:write')
  @Idempotent()
  @Answers(CarePlan, { status: 201 })
  async add(
    @IdParam('care_plan.not_found') id: string,
    @Body() body: CareGoalContent,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarePlan> {
    return created(reply, '/api/care-plans', await this.goals.add(id, body, caller));
  }

  /** Change a goal, or say how far it is: replaces every field. The answer is the plan, `If-Match` the goal's version. */
  @Put(':id/goals/:goalId')
  @RequirePermission('records:write')
  @Answers(CarePlan)
  change(
    @IdParams({ id: 'care_plan.not_found', goalId: 'care_goal.not_found' }) { id, goalId }: { id: string; goalId: string },
    @Body() body: CareGoalChange,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<CarePlan> {
    return this.goals.change({ planId: id, id: goalId }, { body, version }, caller);
  }
}
