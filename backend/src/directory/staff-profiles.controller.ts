import { Body, Get, Put } from '@nestjs/common';
import { StaffProfile, StaffProfileRequest } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IdParam } from '../common/id-param.js';
import { IfMatch } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { StaffProfilesService } from './staff-profiles.service.js';

/** What the hospital's people are by profession. */
@TenantController('staff')
export class StaffProfilesController {
  constructor(private readonly profiles: StaffProfilesService) {}

  /** Read a person's profile. Empty, with version 0, as long as nobody wrote one. */
  @Get(':id/profile')
  @RequirePermission('staff:manage')
  @Answers(StaffProfile)
  get(@IdParam('user.not_found') id: string): Promise<StaffProfile> {
    return this.profiles.get(id);
  }

  /** Write a person's profile: replaces all of it. */
  @Put(':id/profile')
  @RequirePermission('staff:manage')
  @Answers(StaffProfile)
  change(@IdParam('user.not_found') id: string, @Body() body: StaffProfileRequest, @IfMatch() version: number): Promise<StaffProfile> {
    return this.profiles.change(id, body, version);
  }
}
