import { Body, Get, Post, Query } from '@nestjs/common';
import {
  AcknowledgeRequest,
  CriticalResult,
  CriticalResultList,
  CriticalResultQuery,
  CriticalTimes,
  CriticalTimesQuery,
} from '@hms/shared-dto';
import { RequirePermission } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { IfMatchIfSent } from '../../common/version.js';
import { TenantController } from '../../tenancy/controllers.js';
import { CriticalResults } from './critical-results.service.js';

/** Results that somebody has to be told of now. There is no way to dismiss several at once. */
@TenantController('critical-results')
export class CriticalResultsController {
  constructor(private readonly critical: CriticalResults) {}

  /** List critical results with whom they were told; those that wait for somebody, if nothing else is asked. */
  @Get()
  @RequirePermission('labs:read')
  @Answers(CriticalResultList)
  list(@Query() query: CriticalResultQuery): Promise<CriticalResultList> {
    return this.critical.list(query);
  }

  /** Report how long critical results have waited for an acknowledgement. */
  @Get('times')
  @RequirePermission('labs:read')
  @Answers(CriticalTimes)
  times(@Query() query: CriticalTimesQuery): Promise<CriticalTimes> {
    return this.critical.times(query);
  }

  /** Acknowledge a critical result by reading its value back. */
  @Post(':id/acknowledge')
  @RequirePermission('results:acknowledge')
  @Answers(CriticalResult)
  acknowledge(
    @IdParam('critical_result.not_found') id: string,
    @Body() body: AcknowledgeRequest,
    @IfMatchIfSent() version: number | null,
    @Caller() caller: Principal,
  ): Promise<CriticalResult> {
    return this.critical.acknowledge(id, body, version, caller);
  }
}
