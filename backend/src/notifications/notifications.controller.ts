import { Body, Get, Post, Put, Query } from '@nestjs/common';
import {
  NotificationList,
  NotificationPreferences,
  NotificationPreferencesRequest,
  NotificationQuery,
  NotificationsMarked,
  ReadNotificationsRequest,
  UnreadNotificationsRequest,
} from '@hms/shared-dto';
import { SignedIn } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { Caller } from '../common/principal.decorator.js';
import type { Principal } from '../common/request.js';
import { IfMatch } from '../common/version.js';
import { TenantController } from '../tenancy/controllers.js';
import { NotificationChoices } from './notification-preferences.service.js';
import { Notifications } from './notifications.service.js';

/** What the signed-in person is told about in this hospital. */
@TenantController('notifications')
export class NotificationsController {
  constructor(
    private readonly notifications: Notifications,
    private readonly choices: NotificationChoices,
  ) {}

  /** List one's own notifications. The newest come first; `notification.changed` of the live events says when to look again. */
  @Get()
  @SignedIn()
  @Answers(NotificationList)
  list(@Query() query: NotificationQuery, @Caller() caller: Principal): Promise<NotificationList> {
    return this.notifications.list(query, caller);
  }

  /** Mark notifications as read. Those that are named, or all but what is critical and waits; the answer names those that were unread, for taking it back. */
  @Post('read')
  @SignedIn()
  @Answers(NotificationsMarked)
  markRead(@Body() { ids }: ReadNotificationsRequest, @Caller() caller: Principal): Promise<NotificationsMarked> {
    return this.notifications.markRead(ids ?? null, caller);
  }

  /** Mark notifications as unread. The way back from reading them. */
  @Post('unread')
  @SignedIn()
  @Answers(NotificationsMarked)
  markUnread(@Body() { ids }: UnreadNotificationsRequest, @Caller() caller: Principal): Promise<NotificationsMarked> {
    return this.notifications.markUnread(ids, caller);
  }

  /** Read one's notification settings. Every kind that one's roles can get, and whether it comes in the app and by mail. */
  @Get('preferences')
  @SignedIn()
  @Answers(NotificationPreferences)
  preferences(@Caller() caller: Principal): Promise<NotificationPreferences> {
    return this.choices.get(caller);
  }

  /** Change one's notification settings. */
  @Put('preferences')
  @SignedIn()
  @Answers(NotificationPreferences)
  changePreferences(
    @Body() body: NotificationPreferencesRequest,
    @IfMatch() version: number,
    @Caller() caller: Principal,
  ): Promise<NotificationPreferences> {
    return this.choices.change(body, version, caller);
  }
}
