import { Body, Get, Post, Query, Res } from '@nestjs/common';
import { CorrectVitalsRequest, ListQuery, VitalsDueList, VitalsErrorRequest, VitalSigns } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatchIfSent } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { DueVitals } from './due-vitals.service.js';
import { Vitals } from './vitals.service.js';

/** Measurings, and who waits for one. */
@TenantController('vitals')
export class VitalsController {
  constructor(
    private readonly vitals: Vitals,
    private readonly due: DueVitals,
  ) {}

  /** List who is here today, checked in or in the queue, and has no vital signs of today. Who waits longest comes first. */
  @Get('due')
  @RequirePermission('records:read')
  @Answers(VitalsDueList)
  dueToday(@Query() query: ListQuery, @Caller() caller: Principal): Promise<VitalsDueList> {
    return this.due.list(query, caller);
  }

  /** Read one measuring. */
  @Get(':id')
  @RequirePermission('records:read')
  @Answers(VitalSigns)
  get(@IdParam('vitals.not_found') id: string, @Caller() caller: Principal): Promise<VitalSigns> {
    return this.vitals.get(id, caller);
  }

  /** Correct a measuring: it is marked as a mistake and stays readable, and a new one takes its place. Time and visit are its own if not given. */
  @Post(':id/correction')
  @RequirePermission('vitals:write')
  @Idempotent()
  @Answers(VitalSigns, { status: 201 })
  async correct(
    @IdParam('vitals.not_found') id: string,
    @Body() body: CorrectVitalsRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VitalSigns> {
    return created(reply, '/api/vitals', await this.vitals.correct({ id, body, version }, caller));
  }

  /** Mark a measuring as a mistake, such as one of another patient. It stays readable. */
  @Post(':id/entered-in-error')
  @RequirePermission('vitals:write')
  @Answers(VitalSigns)
  enterInError(
    @IdParam('vitals.not_found') id: string,
    @Body() body: VitalsErrorRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<VitalSigns> {
    return this.vitals.enterInError({ id, body, version }, caller);
  }
}
