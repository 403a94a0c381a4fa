import { Body, Get, Post, Put, Query, Res } from '@nestjs/common';
import {
  Prescription,
  PrescriptionCheck,
  PrescriptionContent,
  PrescriptionList,
  PrescriptionQuery,
  PrescriptionRequest,
  SignPrescriptionRequest,
} from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { created } from '../common/created.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatch, IfMatchOnceFound } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { Prescriptions } from './prescriptions.service.js';
import { Signing } from './signing.service.js';

/** What is prescribed. */
@TenantController('prescriptions')
export class PrescriptionsController {
  constructor(
    private readonly prescriptions: Prescriptions,
    private readonly signing: Signing,
  ) {}

  /** Write a prescription as a draft. Nothing is handed out before it is signed. */
  @Post()
  @RequirePermission('records:write')
  @Idempotent()
  @Answers(Prescription, { status: 201 })
  async draft(
    @Body() body: PrescriptionRequest,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Prescription> {
    return created(reply, '/api/prescriptions', await this.prescriptions.draft(body, caller));
  }

  /** List prescriptions: a patient's (`course=ongoing`: what is taken today), or those that wait for the pharmacist (`dispensing=waiting&sort=signedAt`). */
  @Get()
  @RequirePermission('prescriptions:read')
  @Answers(PrescriptionList)
  list(@Query() query: PrescriptionQuery, @Caller() caller: Principal): Promise<PrescriptionList> {
    return this.prescriptions.list(query, caller);
  }

  /** Ask the safety rules about a prescription before it is written. `checked: false` means that nothing may be relied upon. */
  @Post('checks')
  @RequirePermission('records:write')
  @Answers(PrescriptionCheck)
  check(@Body() body: PrescriptionRequest, @Caller() caller: Principal): Promise<PrescriptionCheck> {
    return this.signing.check(body, caller);
  }

  /** Read a prescription with what was seen when it was signed and what was handed out. */
  @Get(':id')
  @RequirePermission('prescriptions:read')
  @Answers(Prescription)
  get(@IdParam('prescription.not_found') id: string): Promise<Prescription> {
    return this.prescriptions.get(id);
  }

  /** Write a draft anew: replaces all of it. */
  @Put(':id')
  @RequirePermission('records:write')
  @Answers(Prescription)
  rewrite(
    @IdParam('prescription.not_found') id: string,
    @Body() content: PrescriptionContent,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<Prescription> {
    return this.prescriptions.rewrite(id, { content, version }, caller);
  }

  /**
   * Sign a draft. Refused while the patient's allergies are not recorded (422 `prescription.allergies_not_recorded`), and for warnings of high severity
   * without a reason (422 `prescription.issues`, with the `check`). Needs If-Match: one signs what one has read.
   */
  @Post(':id/sign')
  @RequirePermission('records:write')
  @Answers(Prescription)
  sign(
    @IdParam('prescription.not_found') id: string,
    @Body() request: SignPrescriptionRequest,
    @IfMatchOnceFound() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Prescription> {
    return this.signing.sign(id, { request, version }, caller);
  }

  /** Renew a prescription: a draft of the same. Signing it completes the one before. */
  @Post(':id/renew')
  @RequirePermission('records:write')
  @Idempotent()
  @Answers(Prescription, { status: 201 })
  async renew(
    @IdParam('prescription.not_found') id: string,
    @Caller() caller: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Prescription> {
    return created(reply, '/api/prescriptions', await this.prescriptions.renew(id, caller));
  }
}
