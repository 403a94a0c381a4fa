import { Get, type StreamableFile } from '@nestjs/common';
import { RequirePermission, WorksIn } from '../../common/access.decorators.js';
import { AnswersPdf } from '../../common/answers.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { TenantController } from '../../tenancy/controllers.js';
import { Papers } from './papers.service.js';

/** Papers as PDF files, each with a code by which whoever holds it can verify it. */
@TenantController('documents')
export class PapersController {
  constructor(private readonly papers: Papers) {}

  /** Print a signed visit. */
  @Get('visit-summaries/:id')
  @RequirePermission('records:read')
  @WorksIn('none')
  @AnswersPdf()
  visit(@IdParam('visit.not_found') id: string, @Caller() caller: Principal): Promise<StreamableFile> {
    return this.papers.visit(id, caller);
  }

  /** Print a signed prescription, with what the same prescriber signed for the patient on the same day. */
  @Get('prescriptions/:id')
  @RequirePermission('prescriptions:read')
  @WorksIn('none')
  @AnswersPdf()
  prescription(@IdParam('prescription.not_found') id: string, @Caller() caller: Principal): Promise<StreamableFile> {
    return this.papers.prescription(id, caller);
  }

  /** Print the verified results of a laboratory order. */
  @Get('lab-reports/:id')
  @RequirePermission('labs:read')
  @WorksIn('none')
  @AnswersPdf()
  labReport(@IdParam('lab_order.not_found') id: string, @Caller() caller: Principal): Promise<StreamableFile> {
    return this.papers.labReport(id, caller);
  }
}
