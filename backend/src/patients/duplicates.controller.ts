import { Body, Delete, Get, Post } from '@nestjs/common';
import { DistinctionRequest, DuplicateCheckRequest, DuplicateList } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IdParam, IdParams } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { TenantController } from '../tenancy/controllers.js';
import { DuplicatesService } from './duplicates.service.js';

/** Records that may be one person's. */
@TenantController('patients')
export class DuplicatesController {
  constructor(private readonly duplicates: DuplicatesService) {}

  /** Look for registered patients who may be the person whose details are being typed. */
  @Post('duplicates')
  @RequirePermission('patients:write')
  @Answers(DuplicateList)
  check(@Body() body: DuplicateCheckRequest, @Caller() caller: Principal): Promise<DuplicateList> {
    return this.duplicates.check(body, caller);
  }

  /** List the patients who may be the same person as this one. */
  @Get(':id/duplicates')
  @RequirePermission('patients:read')
  @Answers(DuplicateList)
  list(@IdParam('patient.not_found') id: string): Promise<DuplicateList> {
    return this.duplicates.of(id);
  }

  /** Tell two patients apart: neither is shown as a likely duplicate of the other any more. */
  @Post(':id/distinctions')
  @RequirePermission('patients:write')
  @Answers(null)
  distinguish(
    @IdParam('patient.not_found') id: string,
    @Body() { otherId }: DistinctionRequest,
    @Caller() caller: Principal,
  ): Promise<void> {
    return this.duplicates.distinguish(id, otherId, caller);
  }

  /** Take back that two patients were told apart. */
  @Delete(':id/distinctions/:otherId')
  @RequirePermission('patients:write')
  @Answers(null)
  takeBack(@IdParams({ id: 'patient.not_found', otherId: 'patient.not_found' }) pair: Record<'id' | 'otherId', string>): Promise<void> {
    return this.duplicates.takeBack(pair.id, pair.otherId);
  }
}
