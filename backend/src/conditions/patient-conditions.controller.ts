import { Body, Get, Post, Query, Res } from '@nestjs/common';
import { Condition, ConditionList, ConditionsQuery, RecordConditionRequest } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { ConditionLists } from './condition-lists.service.js';
import { Conditions } from './conditions.service.js';

/** Diagnoses and problems of a patient. */
@TenantController('patients')
export class PatientConditionsController {
  constructor(
    private readonly conditions: Conditions,
    private readonly lists: ConditionLists,
  ) {}

  /** List a patient's diagnoses and problems, the newest first; those that are over, refuted or a mistake are among them and say so. */
  @Get(':id/conditions')
  @RequirePermission('records:read')
  @Answers(ConditionList)
  list(@IdParam('patient.not_found') id: string, @Query() query: ConditionsQuery): Promise<ConditionList> {
    return this.lists.list(id, query);
  }

  /** Record a diagnosis of a visit, or a problem of the list. */
  @Post(':id/conditions')
  @RequirePermission('records:write')
  @Idempotent()
  @Answers(Condition, { status: 201 })
  async add(
    @IdParam('patient.not_found') id: string,
    @Body() body: RecordConditionRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Condition> {
    return created(reply, '/api/conditions', await this.conditions.add(id, body, caller));
  }
}
