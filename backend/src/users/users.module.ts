import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { MailModule } from '../mail/mail.module.js';
import { SubscriptionsModule } from '../subscriptions/subscriptions.module.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';

/** People across hospitals, for the operator. */
@Module({ imports: [AuthModule, MailModule, SubscriptionsModule], controllers: [UsersController], providers: [UsersService] })
export class UsersModule {}
