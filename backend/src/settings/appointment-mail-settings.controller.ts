import { Body, Get, Put } from '@nestjs/common';
import { AppointmentMailSettings, AppointmentMailSettingsRequest } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IfMatch } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { AppointmentMailSettingsService } from './appointment-mail-settings.service.js';

/** What the hospital mails to its patients about their appointments. */
@TenantController('settings/appointment-mails')
export class AppointmentMailSettingsController {
  constructor(private readonly settings: AppointmentMailSettingsService) {}

  /** Read which mails patients get. */
  @Get()
  @RequirePermission('settings:manage')
  @Answers(AppointmentMailSettings)
  get(): Promise<AppointmentMailSettings> {
    return this.settings.get();
  }

  /** Change which mails patients get. Mails that have not left yet follow the change. */
  @Put()
  @RequirePermission('settings:manage')
  @Answers(AppointmentMailSettings)
  change(@Body() body: AppointmentMailSettingsRequest, @IfMatch() version: number): Promise<AppointmentMailSettings> {
    return this.settings.change(body, version);
  }
}
