import { Body, Post } from '@nestjs/common';
import { DispenseRequest, EndPrescriptionRequest, MistakenPrescriptionRequest, Prescription } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatchIfSent, IfMatchOnceFound } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { Idempotent } from '../tenancy/idempotency.interceptor.js';
import { Dispensing } from './dispensing.service.js';
import { Endings } from './endings.service.js';
import { Holds } from './holds.service.js';

/** How prescriptions are handed out, held, and how they end. */
@TenantController('prescriptions')
export class PrescriptionStepsController {
  constructor(
    private readonly endings: Endings,
    private readonly dispensing: Dispensing,
    private readonly holds: Holds,
  ) {}

  /** Hold a prescription for a while, with a reason. Nothing of it is handed out; others are checked against it still. */
  @Post(':id/hold')
  @RequirePermission('records:write')
  @Answers(Prescription)
  hold(
    @IdParam('prescription.not_found') id: string,
    @Body() body: EndPrescriptionRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Prescription> {
    return this.holds.hold({ id, version }, body, caller);
  }

  /** Let a prescription that is on hold go on. Its course ends as many days later. */
  @Post(':id/resume')
  @RequirePermission('records:write')
  @Answers(Prescription)
  resume(
    @IdParam('prescription.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Prescription> {
    return this.holds.resume({ id, version }, caller);
  }

  /** Stop a prescription before its time, with a reason. */
  @Post(':id/stop')
  @RequirePermission('records:write')
  @Answers(Prescription)
  stop(
    @IdParam('prescription.not_found') id: string,
    @Body() body: EndPrescriptionRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Prescription> {
    return this.endings.stop({ id, version }, body, caller);
  }

  /** Cancel a draft, or a prescription of which nothing was handed out, with a reason. */
  @Post(':id/cancel')
  @RequirePermission('records:write')
  @Answers(Prescription)
  cancel(
    @IdParam('prescription.not_found') id: string,
    @Body() body: EndPrescriptionRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Prescription> {
    return this.endings.cancel({ id, version }, body, caller);
  }

  /** Say that a prescription has run its course. */
  @Post(':id/complete')
  @RequirePermission('records:write')
  @Answers(Prescription)
  complete(
    @IdParam('prescription.not_found') id: string,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Prescription> {
    return this.endings.complete({ id, version }, caller);
  }

  /** Mark a signed prescription as a mistake. It stays in the chart. */
  @Post(':id/entered-in-error')
  @RequirePermission('records:write')
  @Answers(Prescription)
  mistake(
    @IdParam('prescription.not_found') id: string,
    @Body() { note }: MistakenPrescriptionRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Prescription> {
    return this.endings.mistake({ id, version }, note, caller);
  }

  /** Hand out what was prescribed, a part of it, or say why not. Needs If-Match: nobody hands out what a colleague just has. */
  @Post(':id/dispenses')
  @RequirePermission('prescriptions:dispense')
  @Idempotent()
  @Answers(Prescription, { status: 201 })
  dispense(
    @IdParam('prescription.not_found') id: string,
    @Body() body: DispenseRequest,
    @IfMatchOnceFound() version: number | null,
    @Caller() caller: Principal,
  ): Promise<Prescription> {
    return this.dispensing.dispense({ id, version }, body, caller);
  }
}
