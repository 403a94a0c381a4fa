import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { StaffController } from './staff.controller.js';
import { StaffService } from './staff.service.js';

/** The hospital's own people. */
@Module({ imports: [AuthModule, SubscriptionsModule], controllers: [StaffController], providers: [StaffService] })
export class StaffModule {}
