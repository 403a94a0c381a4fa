import { Body, Controller, Post } from '@nestjs/common';
import { UserActionRequest } from '@hms/shared-dto';
import { RequirePermission, StepUp, WorksIn } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { IdParam } from '../common/id-param.js';
import { UserSecurity } from './user-security.service.js';

/** What the operator does about a person's account. The service opens its own units of work. */
@Controller('api/users')
@WorksIn('none')
export class UserSecurityController {
  constructor(private readonly security: UserSecurity) {}

  /** Take a person's second factor away, who has lost it: ends all sessions, and tells the person by mail. Asks for step-up. */
  @Post(':id/mfa-reset')
  @RequirePermission('users:manage')
  @StepUp()
  @Answers(null)
  resetMfa(@IdParam('user.not_found') id: string, @Body() body: UserActionRequest): Promise<void> {
    return this.security.resetMfa(id, body);
  }
}
