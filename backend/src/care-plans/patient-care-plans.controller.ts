import { Body, Get, Post, Query, Res } from '@nestjs/common';
import { CarePlan, CarePlanList, CarePlanRequest, CarePlansQuery } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { CarePlans } from './care-plans.service.js';

/** Treatment plans of a patient. */
@TenantController('patients')
export class PatientCarePlansController {
  constructor(private readonly plans: CarePlans) {}

  /** List a patient's treatment plans with how much of each is done, the newest first; those that are over or a mistake are among them. */
  @Get(':id/care-plans')
  @RequirePermission('records:read')
  @Answers(CarePlanList)
  list(@IdParam('patient.not_found') id: string, @Query() query: CarePlansQuery): Promise<CarePlanList> {
    return this.plans.list(id, query);
  }

  /** Make a treatment plan. It goes on from then; goals and activities are added to it. */
  @Post(':id/care-plans')
  @RequirePermission('records:write')
  @Idempotent()
  @Answers(CarePlan, { status: 201 })
  async make(
    @IdParam('patient.not_found') id: string,
    @Body() body: CarePlanRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CarePlan> {
    return created(reply, '/api/care-plans', await this.plans.make(id, body, caller));
  }
}
