import { Module } from '@nestjs/common';
import { PlanLimits } from './plan-limits.service.js';
import { SubscriptionTiersController, SubscriptionsController } from './subscriptions.controller.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** Plans, who is on which, and the limits they set. */
@Module({
  controllers: [SubscriptionTiersController, SubscriptionsController],
  providers: [SubscriptionsService, PlanLimits],
  exports: [PlanLimits],
})
export class SubscriptionsModule {}
