import { Body, Get, Post, Put } from '@nestjs/common';
import { CarePlan, CarePlanContent, CarePlanStatusChange } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatch, IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { CarePlans } from './care-plans.service.js';

/** One treatment plan. */
@TenantController('care-plans')
export class CarePlansController {
  constructor(private readonly plans: CarePlans) {}

  /** Read a treatment plan with its goals and activities. What became an order, a prescription or an appointment is as far as that is now. */
  @Get(':id')
  @RequirePermission('records:read')
  @Answers(CarePlan)
  get(@IdParam('care_plan.not_found') id: string): Promise<CarePlan> {
    return this.plans.get(id);
  }

  /** Change what a treatment plan says of itself: replaces every field. Refused once it is over. */
  @Put(':id')
  @RequirePermission('records:write')
  @Answers(CarePlan)
  change(
    @IdParam('care_plan.not_found') id: string,
    @Body() body: CarePlanContent,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<CarePlan> {
    return this.plans.change(id, { body, version }, caller);
  }

  /** Pause, resume, complete or revoke a treatment plan, or mark it as a mistake. It is completed once nothing of it is open. */
  @Post(':id/status')
  @RequirePermission('records:write')
  @Answers(CarePlan)
  move(
    @IdParam('care_plan.not_found') id: string,
    @Body() body: CarePlanStatusChange,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<CarePlan> {
    return this.plans.move(id, { body, version }, caller);
  }
}
