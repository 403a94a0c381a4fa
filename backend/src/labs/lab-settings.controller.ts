import { Body, Get, Put } from '@nestjs/common';
import { LabSettings, LabSettingsRequest } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IfMatch } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { LabSettingsService } from './lab-settings.service.js';

/** How the hospital's laboratory works. */
@TenantController('settings/laboratory')
export class LabSettingsController {
  constructor(private readonly settings: LabSettingsService) {}

  /** Read how the laboratory works. */
  @Get()
  @RequirePermission('settings:manage')
  @Answers(LabSettings)
  get(): Promise<LabSettings> {
    return this.settings.get();
  }

  /** Change how the laboratory works: second person, automatic verification, escalation, deputy. */
  @Put()
  @RequirePermission('settings:manage')
  @Answers(LabSettings)
  change(@Body() body: LabSettingsRequest, @IfMatch() version: number): Promise<LabSettings> {
    return this.settings.change(body, version);
  }
}
