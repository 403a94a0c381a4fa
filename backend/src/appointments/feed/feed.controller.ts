import { Controller, Get, Param, Query, Req, Res, SetMetadata } from '@nestjs/common';
import { CalendarFeedQuery } from '@hms/shared-dto';
import type { FastifyReply } from 'fastify';
import { NO_APP, Public, WorksIn } from '../../common/access.decorators.js';
import { AnswersCalendar } from '../../common/answers.js';
import { missing } from '../../common/id-param.js';
import { headerOf, type AppRequest } from '../../common/request.js';
import { RateLimits } from '../../limits/rate-limits.service.js';
import { FeedReader, isKnown } from './feed-reader.service.js';

const NOT_MODIFIED = 304;

/** A doctor's calendar for calendar programs: they send no app id, no token and no cookie, and have the address alone. */
@Controller('api/doctors')
@WorksIn('none')
@SetMetadata(NO_APP, true)
export class FeedController {
  constructor(
    private readonly feeds: FeedReader,
    private readonly limits: RateLimits,
  ) {}

  /**
   * Subscribe to a doctor's calendar
   *
   * Open, since the address is the secret; it comes from `POST /api/doctors/{id}/calendar-feed`. An iCalendar file of the appointments from a week ago to three months
   * ahead, by patient number. Answers 304 to `If-None-Match` when nothing has changed, and 404 to every address that opens nothing.
   */
  @Get(':id/calendar.ics')
  @Public()
  @AnswersCalendar()
  async read(
    @Param('id') id: string,
    @Query() { token }: CalendarFeedQuery,
    @Req() request: AppRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const feed = await this.feeds.find(id, token);
    if (!feed) {
      // Guesses are counted; who has the address is not held up by them.
      await this.limits.countStranger(request, reply);
      throw missing('calendar_feed.not_found');
    }
    await this.limits.countFeed(`${feed.tenant_id} ${id}`, reply);
    const known = headerOf(request, 'if-none-match');
    const { file, etag } = await this.feeds.read(id, feed, known);
    // A calendar program keeps its copy and asks whether it still holds.
    void reply.headers({ etag, 'cache-control': 'private, no-cache' }).type('text/calendar; charset=utf-8');
    if (!isKnown(etag, known)) return file;
    void reply.status(NOT_MODIFIED);
    return '';
  }
}
