import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { MailModule } from '../mail/mail.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { UserSecurityController } from './user-security.controller.js';
import { UserSecurity } from './user-security.service.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

/** People across hospitals, for the operator. */
@Module({
  imports: [AuthModule, MailModule, SubscriptionsModule],
  controllers: [UsersController, UserSecurityController],
  providers: [UsersService, UserSecurity],
})
export class UsersModule {}
