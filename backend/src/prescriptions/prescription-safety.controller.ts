import { Body, Get, Post } from '@nestjs/common';
import { ConfirmSafetyRequest, PrescriptionSafety } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { TenantController } from '../tenancy/controllers.js';
import { PrescriptionSafetyService } from './prescription-safety.service.js';

/** What prescriptions are checked against. */
@TenantController('prescription-safety')
export class PrescriptionSafetyController {
  constructor(private readonly safety: PrescriptionSafetyService) {}

  /** Read what the safety rules cover and what they do not, and who confirmed them for the hospital. */
  @Get()
  @RequirePermission('prescriptions:read')
  @Answers(PrescriptionSafety)
  get(): Promise<PrescriptionSafety> {
    return this.safety.get();
  }

  /** Confirm this version of the rules for the hospital, as a doctor or a pharmacist. Until then prescriptions count as not checked. */
  @Post('confirmation')
  @RequirePermission('records:write', 'prescriptions:dispense')
  @Answers(PrescriptionSafety)
  confirm(@Body() body: ConfirmSafetyRequest, @Caller() caller: Principal): Promise<PrescriptionSafety> {
    return this.safety.confirm(body, caller);
  }
}
