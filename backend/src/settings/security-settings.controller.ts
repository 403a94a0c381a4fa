import { Body, Get, Put } from '@nestjs/common';
import { SecuritySettings, SecuritySettingsRequest } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatch } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { SecuritySettingsService } from './security-settings.service.js';

/** How the hospital's people get in and stay in. */
@TenantController('settings/security')
export class SecuritySettingsController {
  constructor(private readonly settings: SecuritySettingsService) {}

  /** Read the security settings. */
  @Get()
  @RequirePermission('settings:manage')
  @Answers(SecuritySettings)
  get(): Promise<SecuritySettings> {
    return this.settings.get();
  }

  /** Change the security settings. Who requires a second factor of all Admins must have one. */
  @Put()
  @RequirePermission('settings:manage')
  @Answers(SecuritySettings)
  change(@Body() body: SecuritySettingsRequest, @IfMatch() version: number, @Caller() caller: Principal): Promise<SecuritySettings> {
    return this.settings.change(body, version, caller);
  }
}
