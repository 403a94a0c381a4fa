import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { MailModule } from '../mail/mail.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { StaffController } from './staff.controller.js';
import { StaffApprovals } from './staff-approvals.service.js';
import { StaffSecurityController } from './staff-security.controller.js';
import { StaffSecurity } from './staff-security.service.js';
import { StaffService } from './staff.service.js';

/** The hospital's own people. */
@Module({
  imports: [AuthModule, MailModule, SubscriptionsModule],
  controllers: [StaffController, StaffSecurityController],
  providers: [StaffService, StaffApprovals, StaffSecurity],
})
export class StaffModule {}
