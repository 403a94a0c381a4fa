import { Module } from '@nestjs/common';
import { MailModule } from '../mail/mail.module.js';
import { NotificationDelivery } from './notification-delivery.service.js';
import { NotificationChoices } from './notification-preferences.service.js';
import { NotificationsController } from './notifications.controller.js';
import { Notifications } from './notifications.service.js';

/** Telling people what concerns them. */
@Module({
  imports: [MailModule],
  controllers: [NotificationsController],
  providers: [NotificationChoices, NotificationDelivery, Notifications],
  exports: [NotificationDelivery],
})
export class NotificationsModule {}
