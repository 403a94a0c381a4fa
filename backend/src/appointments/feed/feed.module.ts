import { Module } from '@nestjs/common';
import { CalendarFeedController } from './calendar-feed.controller.js';
import { CalendarFeeds } from './calendar-feeds.service.js';
import { FeedController } from './feed.controller.js';
import { FeedReader } from './feed-reader.service.js';

/** A doctor's calendar behind a secret address: of the API alone, since the worker, which has the other parts of appointments, limits no rates. */
@Module({
  controllers: [CalendarFeedController, FeedController],
  providers: [CalendarFeeds, FeedReader],
})
export class FeedModule {}
