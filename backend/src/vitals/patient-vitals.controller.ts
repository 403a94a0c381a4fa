import { Body, Get, Post, Query, Res } from '@nestjs/common';
import { RecordVitalsRequest, VitalSigns, VitalSignsList, VitalsQuery } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { Vitals } from './vitals.service.js';

/** Vital signs of a patient: what was measured, with flags by age, BMI and the early warning score NEWS2. */
@TenantController('patients')
export class PatientVitalsController {
  constructor(private readonly vitals: Vitals) {}

  /** List a patient's vital signs, the newest first; those that were a mistake are among them and say so. */
  @Get(':id/vitals')
  @RequirePermission('records:read')
  @Answers(VitalSignsList)
  list(@IdParam('patient.not_found') id: string, @Query() query: VitalsQuery, @Caller() caller: Principal): Promise<VitalSignsList> {
    return this.vitals.list(id, query, caller);
  }

  /** Record vital signs of a patient. */
  @Post(':id/vitals')
  @RequirePermission('vitals:write')
  @Idempotent()
  @Answers(VitalSigns, { status: 201 })
  async add(
    @IdParam('patient.not_found') id: string,
    @Body() body: RecordVitalsRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VitalSigns> {
    return created(reply, '/api/vitals', await this.vitals.add(id, body, caller));
  }
}
