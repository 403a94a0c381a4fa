import { Body, Get, Put, Query } from '@nestjs/common';
import { GeneralSettings, GeneralSettingsRequest, NumberPattern, NumberPreview } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IfMatch } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { GeneralSettingsService } from './general-settings.service.js';

/** What the hospital sets of itself. */
@TenantController('settings/general')
export class GeneralSettingsController {
  constructor(private readonly settings: GeneralSettingsService) {}

  /** Read the time zone and how patient numbers look. */
  @Get()
  @RequirePermission('settings:manage')
  @Answers(GeneralSettings)
  get(): Promise<GeneralSettings> {
    return this.settings.get();
  }

  /** Look at the next patient's number as another pattern would make it. Takes no number. */
  @Get('number-preview')
  @RequirePermission('settings:manage')
  @Answers(NumberPreview)
  preview(@Query() query: NumberPattern): Promise<NumberPreview> {
    return this.settings.preview(query);
  }

  /** Change the time zone and how the numbers of patients look who are registered from now on. Numbers that were given stay. A zone that leaves appointments outside the doctors' hours lists them until that is accepted. */
  @Put()
  @RequirePermission('settings:manage')
  @Answers(GeneralSettings)
  change(@Body() body: GeneralSettingsRequest, @IfMatch() version: number): Promise<GeneralSettings> {
    return this.settings.change(body, version);
  }
}
