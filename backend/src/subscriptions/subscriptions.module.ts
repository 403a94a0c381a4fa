import { Module } from '@nestjs/common';
import { SubscriptionTiersController, SubscriptionsController } from './subscriptions.controller.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** Plans and who is on which. */
@Module({ controllers: [SubscriptionTiersController, SubscriptionsController], providers: [SubscriptionsService] })
export class SubscriptionsModule {}
