import { Delete, Get, Post } from '@nestjs/common';
import { CalendarFeed, CalendarFeedAddress } from '@hms/shared-dto';
import { SignedIn } from '../../common/access.decorators.js';
import { Answers } from '../../common/answers.js';
import { IdParam } from '../../common/id-param.js';
import { Caller } from '../../common/principal.decorator.js';
import type { Principal } from '../../common/request.js';
import { TenantController } from '../../tenancy/controllers.js';
import { CalendarFeeds } from './calendar-feeds.service.js';

/** The signed-in doctor's own calendar address. */
@TenantController('doctors')
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeeds) {}

  /** Read whether one has a calendar address. Doctors have their own alone; whoever else asks finds nothing. */
  @Get(':id/calendar-feed')
  @SignedIn()
  @Answers(CalendarFeed)
  get(@IdParam('doctor.not_found') id: string, @Caller() caller: Principal): Promise<CalendarFeed> {
    return this.feeds.get(id, caller);
  }

  /**
   * Make a calendar address
   *
   * Whoever has it reads one's appointments of the next three months: times, rooms and patient numbers, no names. It is in this answer and never again; one
   * of before ends at once. Takes no Idempotency-Key: an answer that is kept would be a secret that is kept.
   */
  @Post(':id/calendar-feed')
  @SignedIn()
  @Answers(CalendarFeedAddress)
  issue(@IdParam('doctor.not_found') id: string, @Caller() caller: Principal): Promise<CalendarFeedAddress> {
    return this.feeds.issue(id, caller);
  }

  /** End one's calendar address. Calendars that have it get nothing any more. */
  @Delete(':id/calendar-feed')
  @SignedIn()
  @Answers(null)
  revoke(@IdParam('doctor.not_found') id: string, @Caller() caller: Principal): Promise<void> {
    return this.feeds.revoke(id, caller);
  }
}
