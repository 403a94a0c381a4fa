import { Body, Get, Post, Put, Res } from '@nestjs/common';
import { Allergy, AllergyAnswerRequest, AllergyList, AllergyRequest } from '@hms/shared-dto';
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
import { AllergiesService, type AllergyPlace } from './allergies.service.js';

/** What a patient is allergic to. */
@TenantController('patients')
export class AllergiesController {
  constructor(private readonly allergies: AllergiesService) {}

  /** List a patient's allergies, the worst first. Says apart whether none are known or nobody asked. */
  @Get(':id/allergies')
  @RequirePermission('patients:read')
  @Answers(AllergyList)
  list(@IdParam('patient.not_found') id: string): Promise<AllergyList> {
    return this.allergies.list(id);
  }

  /** Record an allergy. Takes back "no known allergies". */
  @Post(':id/allergies')
  @RequirePermission('patients:write')
  @Idempotent()
  @Answers(Allergy, { status: 201 })
  async add(
    @IdParam('patient.not_found') id: string,
    @Body() body: AllergyRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Allergy> {
    return created(reply, `/api/patients/${id}/allergies`, await this.allergies.add(id, body, caller));
  }

  /** Write down that a patient knows of no allergies, or take that back. Refused while some are recorded. */
  @Put(':id/allergies')
  @RequirePermission('patients:write')
  @Answers(AllergyList)
  answer(
    @IdParam('patient.not_found') id: string,
    @Body() body: AllergyAnswerRequest,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<AllergyList> {
    return this.allergies.answer(id, { body, version }, caller);
  }

  /** Change an allergy: replaces every field. What was written by mistake gets the verification status `entered-in-error`. */
  @Put(':id/allergies/:allergyId')
  @RequirePermission('patients:write')
  @Answers(Allergy)
  change(
    @IdParams({ id: 'patient.not_found', allergyId: 'allergy.not_found' }) place: AllergyPlace,
    @Body() request: AllergyRequest,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<Allergy> {
    return this.allergies.change(place, { request, version }, caller);
  }
}
