import { Get, Query } from '@nestjs/common';
import { SubscriptionList, SubscriptionQuery, SubscriptionTierList } from '@hms/shared-dto';
import { RequirePermission } from '../common/access.decorators.js';
import { Answers } from '../common/answers.js';
import { PlatformController } from '../tenancy/controllers.js';
import { SubscriptionsService } from './subscriptions.service.js';

/** The plans that hospitals choose from. */
@PlatformController('subscription-tiers')
export class SubscriptionTiersController {
  constructor(private readonly subscriptions: SubscriptionsService) {}

  /**
   * List the plans
   *
   * With prices in minor units without tax, and limits; null is unlimited.
   */
  @Get()
  @RequirePermission('tenants:manage', 'subscriptions:manage')
  @Answers(SubscriptionTierList)
  list(): Promise<SubscriptionTierList> {
    return this.subscriptions.tiers();
  }
}

/** Which hospital is on which plan. */
@PlatformController('subscriptions')
export class SubscriptionsController {
  constructor(private readonly subscriptions: SubscriptionsService) {}

  /** List subscriptions by hospital id */
  @Get()
  @RequirePermission('subscriptions:manage')
  @Answers(SubscriptionList)
  list(@Query() query: SubscriptionQuery): Promise<SubscriptionList> {
    return this.subscriptions.list(query);
  }
}
