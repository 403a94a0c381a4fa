import { Get } from '@nestjs/common';
import { LabHistory } from '@hms/shared-dto';
import { RequirePermission } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { IdParam } from '../../common/id-param.js';
import { TenantController } from '../../tenancy/controllers.js';
import { LabHistories } from './lab-history.service.js';

/** A patient's results over the years. */
@TenantController('patients')
export class LabHistoryController {
  constructor(private readonly histories: LabHistories) {}

  /** Read a patient's laboratory results by test, the newest first. */
  @Get(':id/lab-results')
  @RequirePermission('labs:read')
  @Answers(LabHistory)
  list(@IdParam('patient.not_found') id: string): Promise<LabHistory> {
    return this.histories.of(id);
  }
}
