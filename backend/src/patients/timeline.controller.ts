import { Get, Query } from '@nestjs/common';
import { Timeline, TimelineQuery } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { TenantController } from '../tenancy/controllers.js';
import { TimelineService } from './timeline.service.js';

/** What happened to a patient. */
@TenantController('patients')
export class TimelineController {
  constructor(private readonly timeline: TimelineService) {}

  /** Read what happened to a patient, the newest first. Appointments, records, prescriptions and laboratory orders are told to who may read each. */
  @Get(':id/timeline')
  @RequirePermission('patients:read')
  @Answers(Timeline)
  list(@IdParam('patient.not_found') id: string, @Query() query: TimelineQuery, @Caller() caller: Principal): Promise<Timeline> {
    return this.timeline.list(id, query, caller);
  }
}
