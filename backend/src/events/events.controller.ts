import { Get, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SignedIn, WorksIn } from '../common/access.decorators.js';
import { AnswersEvents } from '../common/answers.js';
import type { AppRequest } from '../common/request.js';
import { TenantController } from '../tenancy/controllers.js';
import { EventStreams } from './event-streams.service.js';

/** What happens in the hospital, as it happens. */
@TenantController('events')
export class EventsController {
  constructor(private readonly streams: EventStreams) {}

  /**
   * Follow live events.
   *
   * Server-sent events (`text/event-stream`), to be read with `fetch` and the headers of any request. `event` is the kind; `data` holds kind, ids and
   * instant, never a name or clinical text: who may read a thing reads it by its route. Everybody is told of what their permissions show them.
   *
   * The first event is `opened`. Send the last `id` as `Last-Event-ID` to be told what was missed; after more than a day, or 500 events, the answer is
   * `reset`: load anew. Every 15 seconds there is a comment. The server ends the stream, by `closed` if it can, when the session, its roles or its token
   * have changed, and when it is restarted: come back after a pause that varies. A person has six streams at most.
   */
  @Get()
  @SignedIn()
  @WorksIn('none')
  @AnswersEvents()
  async follow(@Req() request: AppRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const stream = await this.streams.open(request);
    void reply.header('cache-control', 'no-store, no-transform').header('x-accel-buffering', 'no');
    return stream;
  }
}
