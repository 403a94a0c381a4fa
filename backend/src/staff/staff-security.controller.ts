import { Get, Post } from '@nestjs/common';
import { SessionsEnded, StaffAccess } from '@hms/shared-dto';
import { RequirePermission, StepUp, WorksIn } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IdParam } from '../common/id-param.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { TenantController } from '../tenancy/controllers.js';
import { StaffSecurity } from './staff-security.service.js';

/** How the hospital's people get in. */
@TenantController('staff')
export class StaffSecurityController {
  constructor(private readonly security: StaffSecurity) {}

  /** Read how a person gets in. Open sessions of this hospital, and the second factor. */
  @Get(':id/access')
  @RequirePermission('staff:manage')
  @Answers(StaffAccess)
  access(@IdParam('user.not_found') id: string): Promise<StaffAccess> {
    return this.security.access(id);
  }

  /** End a person's sessions in this hospital, within seconds. Those in other hospitals go on; the person may sign in again. */
  @Post(':id/end-sessions')
  @RequirePermission('staff:manage')
  @Answers(SessionsEnded)
  endSessions(@IdParam('user.not_found') id: string, @Caller() caller: Principal): Promise<SessionsEnded> {
    return this.security.endSessions(id, caller);
  }

  /**
   * Take a person's second factor away, who has lost it: ends all sessions, and tells the person by mail.
   *
   * Only of an account that belongs to no other hospital and to no operator of the platform. Asks for step-up.
   */
  @Post(':id/mfa-reset')
  @RequirePermission('staff:manage')
  @StepUp()
  @WorksIn('none')
  @Answers(null)
  resetMfa(@IdParam('user.not_found') id: string, @Caller() caller: Principal): Promise<void> {
    return this.security.resetMfa(id, caller);
  }
}
