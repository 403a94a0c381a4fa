import { Body, Get, Post, Res } from '@nestjs/common';
import { MergeRequest, PatientMerge, PatientMergeList } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission, StepUp } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam, IdParams } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { MergesService } from './merges.service.js';
import { MergeUndo, type MergePlace } from './merge-undo.service.js';

/** One person's records made one. */
@TenantController('patients')
export class MergesController {
  constructor(
    private readonly merges: MergesService,
    private readonly undoing: MergeUndo,
  ) {}

  /** List the merges that a record was in, the newest first. */
  @Get(':id/merges')
  @RequirePermission('patients:read')
  @Answers(PatientMergeList)
  list(@IdParam('patient.not_found') id: string): Promise<PatientMergeList> {
    return this.merges.list(id);
  }

  /** Merge another record of the same person into this one. Everything written about the other is moved here; its number still leads here. */
  @Post(':id/merges')
  @RequirePermission('patients:manage')
  @StepUp()
  @Idempotent()
  @Answers(PatientMerge, { status: 201 })
  async merge(
    @IdParam('patient.not_found') id: string,
    @Body() body: MergeRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PatientMerge> {
    return created(reply, `/api/patients/${id}/merges`, await this.merges.merge(id, body, caller));
  }

  /** Undo a merge by its journal. Refused when something that was moved has changed since. Takes a place in the plan. */
  @Post(':id/merges/:mergeId/undo')
  @RequirePermission('patients:manage')
  @StepUp()
  @Answers(PatientMerge)
  undo(
    @IdParams({ id: 'patient.not_found', mergeId: 'merge.not_found' }) place: MergePlace,
    @Caller() caller: Principal,
  ): Promise<PatientMerge> {
    return this.undoing.undo(place, caller);
  }
}
